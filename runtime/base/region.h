/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_REGION_H
#define LM_BASE_REGION_H

#include "arena.h"

#include <stdalign.h>
#include <stddef.h>

/*
 * The memory of one result. A region begins with the root struct and goes on
 * with all that it owns; freeing the root frees the rest. It lies in one block
 * as long as that has room, so that a small result costs one allocation:
 *
 *     [ arena | head | root | room for more ]  -> further blocks of the arena
 *
 * With an arena of the caller's only head and root are taken from it, and the
 * head says so: then lm__region_free does nothing.
 *
 *     T *root = lm__region_new(NULL, NULL, 1 << 20, sizeof(T), n);
 *     root->name = lm_arena_strndup(lm__region_arena(root), "Jason", 5);
 *     lm__region_free(root);
 *
 * Threads: one region in one thread at a time.
 */

/*
 * A root of size bytes, cleared, aligned to max_align_t, and room for about
 * that many bytes more. callers: the arena to use, or NULL for a region of
 * its own that takes at most limit bytes (0: no limit) from the allocator;
 * limit does not bind an arena of the caller's, which has its own. NULL: no
 * memory, or the limit is reached.
 */
void *lm__region_new(lm_arena *callers, const lm_allocator *allocator,
                     size_t limit, size_t size, size_t room);

/* Right before the root. */
typedef struct lm__region_head {
    alignas(max_align_t) lm_arena *arena;
    size_t size; /* of the first block; 0: the arena is the caller's */
} lm__region_head;

/* A root in the arena of a caller, for which none of it is cleared. */
static inline void *lm__region_borrow(lm_arena *arena, size_t size)
{
    lm__region_head *head =
        lm__arena_take(arena, sizeof(*head) + size, alignof(lm__region_head));

    if (!head)
        return NULL;
    head->arena = arena;
    head->size = 0;
    return head + 1;
}

/* Where the root's own memory comes from. */
lm_arena *lm__region_arena(const void *root);

/* root may be NULL. */
void lm__region_free(void *root);

#endif
