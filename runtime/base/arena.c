/* SPDX-License-Identifier: MIT */
#include "arena.h"

#include "allocator.h"

#include <stdalign.h>
#include <string.h>

/* The bytes of a block follow its header, which keeps them aligned. */
struct lm_arena_block {
    alignas(max_align_t) struct lm_arena_block *next;
    size_t size;   /* with this header */
    size_t before; /* that the arena had taken */
};

/* Blocks double what the arena has, between these sizes. */
enum { BLOCK_MIN = 256, BLOCK_MAX = 1 << 20 };

static void use_block(lm_arena *arena, struct lm_arena_block *block)
{
    block->next = arena->blocks;
    arena->blocks = block;
    arena->at = (char *)(block + 1);
    arena->end = (char *)block + block->size;
}

/* Unlinks the first spare block of at least size bytes. */
static struct lm_arena_block *spare_block(lm_arena *arena, size_t size)
{
    struct lm_arena_block **link = &arena->spare;
    struct lm_arena_block *block;

    while (*link && (*link)->size < size)
        link = &(*link)->next;
    block = *link;
    if (block)
        *link = block->next;
    return block;
}

/* size bytes at least: more where the limit allows, so that blocks are few. */
static size_t block_size(const lm_arena *arena, size_t size)
{
    size_t want = arena->taken;

    if (want < BLOCK_MIN)
        want = BLOCK_MIN;
    if (want > BLOCK_MAX)
        want = BLOCK_MAX;
    if (want < size)
        want = size;
    if (arena->limit && want > arena->limit - arena->taken)
        want = size;
    return want;
}

static bool within_limit(const lm_arena *arena, size_t size)
{
    return !arena->limit || (arena->taken <= arena->limit &&
                             size <= arena->limit - arena->taken);
}

static struct lm_arena_block *new_block(lm_arena *arena, size_t size)
{
    struct lm_arena_block *block;

    if (!within_limit(arena, size))
        return NULL;
    size = block_size(arena, size);
    block = lm__new(arena->allocator, size);
    if (!block)
        return NULL;
    block->size = size;
    block->before = arena->taken;
    arena->taken += size;
    return block;
}

bool lm__arena_grow(lm_arena *arena, size_t need)
{
    struct lm_arena_block *block;

    if (need > SIZE_MAX / 2)
        return false;
    need += sizeof(*block);
    block = spare_block(arena, need);
    if (!block)
        block = new_block(arena, need);
    if (!block)
        return false;
    use_block(arena, block);
    return true;
}

void *lm_arena_alloc(lm_arena *arena, size_t size, size_t align)
{
    size_t pad = (size_t)(-(uintptr_t)arena->at & (align - 1));
    size_t room = (size_t)(arena->end - arena->at);
    char *p;

    size += !size;
    if (size > room || pad > room - size) {
        if (!lm__arena_grow(arena, size))
            return NULL;
        pad = 0;
    }
    p = arena->at + pad;
    arena->at = p + size;
    return p;
}

void *lm__arena_resize(lm_arena *arena, void *p, size_t old_size, size_t size,
                       size_t align)
{
    char *start = p;
    void *moved;

    if (!p)
        return lm_arena_alloc(arena, size, align);
    if (start + old_size == arena->at && size <= (size_t)(arena->end - start)) {
        arena->at = start + size;
        return p;
    }
    if (size <= old_size)
        return p;
    moved = lm_arena_alloc(arena, size, align);
    if (moved)
        memcpy(moved, p, old_size);
    return moved;
}

char *lm__arena_stretch(lm_arena *arena, char *p, size_t *room, size_t need)
{
    size_t wanted = need * 2;
    size_t here = p + *room == arena->at ? (size_t)(arena->end - p) : 0;
    char *stretched;

    if (here >= need && here < wanted)
        wanted = here;
    stretched = lm__arena_resize(arena, p, *room, wanted, 1);
    if (stretched)
        *room = wanted;
    return stretched;
}

lm_status lm__arena_status(const lm_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        return LM_LIMIT;
    size += sizeof(struct lm_arena_block);
    return within_limit(arena, size) ? LM_NOMEM : LM_LIMIT;
}

char *lm_arena_strndup(lm_arena *arena, const char *s, size_t n)
{
    char *copy = n < SIZE_MAX ? lm_arena_alloc(arena, n + 1, 1) : NULL;

    if (!copy)
        return NULL;
    if (n)
        memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

/*
 * The newest block, which is the largest as a rule, stays in use, so that a
 * round that fits it takes no other path than bumping a pointer.
 */
void lm_arena_reset(lm_arena *arena)
{
    struct lm_arena_block *first = arena->blocks;
    struct lm_arena_block *last = first;

    if (!first)
        return;
    while (last->next)
        last = last->next;
    last->next = arena->spare;
    arena->spare = first->next;
    arena->blocks = NULL;
    use_block(arena, first);
}

/* Blocks that were spare are so again; those that were not go back. */
void lm__arena_return(lm_arena *arena, lm__arena_mark mark)
{
    while (arena->blocks != mark.block) {
        struct lm_arena_block *block = arena->blocks;

        arena->blocks = block->next;
        if (block->before >= mark.taken) {
            arena->taken -= block->size;
            lm__delete(arena->allocator, block, block->size);
        } else {
            block->next = arena->spare;
            arena->spare = block;
        }
    }
    arena->at = mark.at;
    arena->end = mark.end;
}

static void free_blocks(lm_arena *arena, struct lm_arena_block *block)
{
    while (block) {
        struct lm_arena_block *next = block->next;

        lm__delete(arena->allocator, block, block->size);
        block = next;
    }
}

void lm_arena_free(lm_arena *arena)
{
    free_blocks(arena, arena->blocks);
    free_blocks(arena, arena->spare);
    arena->blocks = NULL;
    arena->spare = NULL;
    arena->at = NULL;
    arena->end = NULL;
    arena->taken = 0;
}
