/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_ARENA_H
#define LM_BASE_ARENA_H

#include "lm/error.h"
#include "lm/memory.h"

#include <string.h>

/*
 * What the parser needs of an arena beyond lm/memory.h: an allocation without
 * a call, growth in place of what was allocated last, and room that is
 * written to before its size is known.
 *
 *     char *text = lm__arena_reserve(arena, n);   // at least n bytes
 *     ... write k <= n bytes to text ...
 *     arena->at = text + k;                       // now they are taken
 *
 * Threads: one arena in one thread at a time.
 */

/* Makes a block with need free bytes the current one; false: as NULL below. */
bool lm__arena_grow(lm_arena *arena, size_t need);

/* As lm_arena_alloc, inline where the current block has the room. */
static inline void *lm__arena_take(lm_arena *arena, size_t size, size_t align)
{
    size_t room = (size_t)(arena->end - arena->at);
    size_t pad = (size_t)(-(uintptr_t)arena->at & (align - 1));
    char *p;

    if (size < room && pad <= room - size && size) {
        p = arena->at + pad;
        arena->at = p + size;
        return p;
    }
    return lm_arena_alloc(arena, size, align);
}

/*
 * Clears what was allocated, by stores of whole blocks: for the size of a
 * struct a call of memset, or rep stos, costs more than the stores.
 */
static inline void lm__zero(void *memory, size_t size)
{
    static const char zeros[32] = {0};
    char *to = memory;
    char *end = to + size;

    if (size < sizeof(zeros)) {
        for (; end - to >= 8; to += 8)
            memcpy(to, zeros, 8);
        while (to < end)
            *to++ = 0;
        return;
    }
#ifdef __GNUC__
#pragma GCC unroll 16
#endif
    for (size_t i = 0; i < size - sizeof(zeros); i += sizeof(zeros))
        memcpy(to + i, zeros, sizeof(zeros));
    memcpy(end - sizeof(zeros), zeros, sizeof(zeros));
}

/*
 * At least n free bytes, contiguous at the result, which is arena->at: not
 * taken until the caller moves arena->at behind what it wrote. NULL: no
 * memory, or the limit is reached.
 */
static inline char *lm__arena_reserve(lm_arena *arena, size_t n)
{
    if ((size_t)(arena->end - arena->at) <= n && !lm__arena_grow(arena, n + 1))
        return NULL;
    return arena->at;
}

/*
 * p (of old_size bytes, aligned to align; NULL: nothing yet) with size bytes.
 * The last allocation grows and shrinks in place where its block has room;
 * any other is copied when it grows. NULL: as above, and p is as it was.
 */
void *lm__arena_resize(lm_arena *arena, void *p, size_t old_size, size_t size,
                       size_t align);

/*
 * p, aligned to 1, of *room bytes, with at least need: twice as many, or all
 * that its block has if those are fewer. *room is then how many there are.
 * NULL: as above.
 */
char *lm__arena_stretch(lm_arena *arena, char *p, size_t *room, size_t need);

/* A place to which an arena may return. */
typedef struct lm__arena_mark {
    struct lm_arena_block *block;
    char *at, *end;
    size_t taken;
} lm__arena_mark;

static inline lm__arena_mark lm__arena_here(const lm_arena *arena)
{
    lm__arena_mark mark = {arena->blocks, arena->at, arena->end, arena->taken};

    return mark;
}

/*
 * What was allocated since is forgotten; it has taken as much from its
 * allocator as then.
 */
void lm__arena_return(lm_arena *arena, lm__arena_mark mark);

/* Why an allocation of size bytes gave NULL: LM_LIMIT or LM_NOMEM. */
lm_status lm__arena_status(const lm_arena *arena, size_t size);

#endif
