/* SPDX-License-Identifier: MIT */
#ifndef LM_MEMORY_H
#define LM_MEMORY_H

#include "lm/api.h"

#include <stdbool.h>
#include <stddef.h>

LM_BEGIN_DECLS

/*
 * Where memory comes from. One allocator a client or a parser, never one a
 * process. resize is realloc with the old size given: p NULL allocates, size
 * 0 frees and returns NULL; any other NULL is "out of memory", which every
 * function of this library reports as LM_NOMEM. Results are aligned like
 * malloc's.
 *
 * Threads: the library calls it from the thread that uses the client.
 */
typedef struct lm_allocator {
    void *(*resize)(void *ctx, void *p, size_t old_size, size_t size);
    void *ctx;
} lm_allocator;

/* malloc, realloc and free of the C library. */
LM_API extern const lm_allocator lm_allocator_default;

/*
 * An arena: allocations are freed together. {0} is an empty arena that uses
 * the default allocator and has no limit.
 *
 *     lm_arena arena = {0};
 *     lm_parse_options options = {.arena = &arena};
 *     for (...) {
 *         T_parse(text, n, &options, NULL);
 *         lm_arena_reset(&arena);       // no malloc after the first rounds
 *     }
 *     lm_arena_free(&arena);
 *
 * Threads: one arena in one thread at a time.
 */
typedef struct lm_arena {
    const lm_allocator *allocator; /* NULL: lm_allocator_default */
    size_t limit;                  /* bytes it may take; 0: no limit */
    struct lm_arena_block *blocks; /* the one in use first */
    struct lm_arena_block *spare;  /* kept by lm_arena_reset */
    char *at;                      /* free bytes: [at, end) */
    char *end;
    size_t taken; /* bytes taken from the allocator */
} lm_arena;

/*
 * size bytes aligned to align (a power of two, at most that of max_align_t),
 * not cleared. NULL: no memory, or the limit is reached. A size of 0 gives a
 * pointer that is not NULL.
 */
LM_API void *lm_arena_alloc(lm_arena *arena, size_t size, size_t align);

/* A copy of n bytes at s with a NUL behind it; NULL: no memory. */
LM_API char *lm_arena_strndup(lm_arena *arena, const char *s, size_t n);

/* Forgets the allocations and keeps the blocks for the next round. */
LM_API void lm_arena_reset(lm_arena *arena);

/* Gives all blocks back. The arena is empty and may be used again. */
LM_API void lm_arena_free(lm_arena *arena);

LM_END_DECLS

#endif
