/* SPDX-License-Identifier: MIT */
#include "region.h"

#include "allocator.h"
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

/* The start of a region that has its own arena. */
struct first {
    lm_arena arena;
    lm__region_head head;
};

static const lm__region_head *head_of(const void *root)
{
    return (const lm__region_head *)root - 1;
}

static void *new_borrowed(lm_arena *arena, size_t size)
{
    void *root = lm__region_borrow(arena, size);

    if (root)
        lm__zero(root, size);
    return root;
}

static void *new_owned(const lm_allocator *allocator, size_t limit, size_t size,
                       size_t room)
{
    size_t fixed = sizeof(struct first) + size;
    struct first *first;
    char *root;

    if (limit && fixed > limit)
        return NULL;
    if (limit && room > limit - fixed)
        room = limit - fixed;
    first = lm__new(allocator, fixed + room);
    if (!first)
        return NULL;
    root = (char *)(first + 1);
    first->arena = (lm_arena){.allocator = allocator,
                              .limit = limit,
                              .at = root + size,
                              .end = root + size + room,
                              .taken = fixed + room};
    first->head.arena = &first->arena;
    first->head.size = fixed + room;
    lm__zero(root, size);
    return root;
}

void *lm__region_new(lm_arena *callers, const lm_allocator *allocator,
                     size_t limit, size_t size, size_t room)
{
    if (size > SIZE_MAX / 4 || room > SIZE_MAX / 4)
        return NULL;
    if (callers)
        return new_borrowed(callers, size);
    return new_owned(allocator, limit, size, room);
}

lm_arena *lm__region_arena(const void *root)
{
    return head_of(root)->arena;
}

void lm__region_free(void *root)
{
    const lm__region_head *head = root ? head_of(root) : NULL;
    const lm_allocator *allocator;
    size_t size;

    if (!head || !head->size)
        return;
    allocator = head->arena->allocator;
    size = head->size;
    lm_arena_free(head->arena);
    lm__delete(allocator, head->arena, size);
}
