/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_START_H
#define LM_BIND_START_H

#include "lm/parser.h"

/*
 * What a reading begins with, by the tables or by an emitted parser: limits,
 * room, and defaults for fields that are not there.
 *
 *     lm_limits limits = lm__limits_of(&options->limits);
 *
 * Threads: pure functions, but for the arena.
 */

/* What a limit is that is given as 0. */
extern const lm_limits lm__default_limits;

/* All of them are given as 0. */
static inline bool lm__limits_default(const lm_limits *limits)
{
    return !(limits->max_bytes | limits->max_memory | limits->max_depth |
             limits->max_items | limits->max_string | limits->max_key);
}

/*
 * max_memory binds a caller's arena too, while we use it: sets its limit, and
 * returns the one it had.
 */
static inline size_t lm__arena_bound(lm_arena *arena, size_t max)
{
    size_t before = arena->limit;
    size_t limit = arena->taken + max;

    if (limit > arena->taken && (!before || limit < before))
        arena->limit = limit;
    return before;
}

/* Each limit, the defaults filled in. */
lm_limits lm__limits_of(const lm_limits *wanted);

/* About what the value of n bytes of text takes, for its first block. */
static inline size_t lm__value_hint(size_t n)
{
    return n < 4096 ? n + n / 2 + 64 : 8192;
}

/* init.c */

/* What a default is read with. */
typedef struct lm__init {
    lm_arena *arena;
    const lm_limits *limits;
    const lm_allocator *allocator;
    unsigned flags;  /* LM_PARSE_... */
    uint16_t nested; /* so many levels deep */
} lm__init;

/*
 * Reads n bytes with the same engine, strictly and without checks, to a slot:
 * a default, or a value of which an emitted parser knows only where it ends.
 */
lm_status lm__read_init(const lm__init *with, const lm_type *type, char *slot,
                        const char *text, size_t n);

#endif
