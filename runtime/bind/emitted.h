/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_EMITTED_H
#define LM_BIND_EMITTED_H

#include "arena.h"
#include "engine.h"
#include "fast.h"
#include "lm/fast.h"
#include "lm/parser.h"
#include "start.h"

#include <stddef.h>

/*
 * The library's side of the parsers that lmc emits (lm/fast.h): the text that
 * they run over, where values go, and what they may not exceed.
 *
 *     if (model->fast)
 *         return lm__emitted_parse(type, text, n, options, out, err);
 *
 * Threads: as lm_parse.
 */

typedef struct lm__emitted {
    lm_fast fast; /* what emitted code sees of it; first */
    const char *end;
    const char *limit; /* nothing can be read at or behind it */
    lm_arena *arena;
    const lm_limits *limits;
    unsigned flags; /* LM_PARSE_..., that the tables are to know of */
    bool moved;
    char tail[2 * LM_FAST_MARGIN]; /* the last bytes, and zeros behind them */
} lm__emitted;

static inline lm__emitted *lm__emitted_of(lm_fast *fast)
{
    return (lm__emitted *)(void *)((char *)fast - offsetof(lm__emitted, fast));
}

/* lm_parse of a type that has an emitted parser. */
lm_status lm__emitted_parse(const lm_type *type, const char *text, size_t n,
                            const lm_parse_options *options, void **out,
                            lm_error *err);

/* lm_parse without one; err says what is wrong, as there. */
lm_status lm__tables_parse(const lm_type *type, const char *text, size_t n,
                           const lm_parse_options *options, void **out,
                           lm_error *err);

/*
 * The place of `at` in a copy of the text from there on, behind which bytes
 * can be read; NULL: the text goes no further, or is a copy already.
 */
const char *lm__emitted_move(lm__emitted *e, const char *at);

/* `at`, or its place in the copy; NULL: nothing may begin there. */
LM__INLINE const char *lm__emitted_near(lm__emitted *e, const char *at)
{
    return LM__LIKELY(at < e->fast.stop) ? at : lm__emitted_move(e, at);
}

/* Behind white space; NULL: there is nothing. */
const char *lm__emitted_space(lm__emitted *e, const char *at);

enum {
    LM__NO_GAP, /* none that is known, or too long */
    LM__SPACE_GAP,
    LM__LINE_GAP, /* of no spaces, and then of one more each */
    LM__GAPS = LM__LINE_GAP + 14
};

/* emitted_space.c */
extern const lm_fast_gap lm__fast_gaps[LM__GAPS];

/* What stands between the members or items so deep; up: levels further out. */
LM__INLINE const lm_fast_gap **lm__emitted_gap(lm__emitted *e, unsigned up)
{
    return &e->fast.gaps[(e->fast.depth + up) % LM_FAST_GAPS];
}

/*
 * Behind the line's end at `at` and the spaces there, of which there are no
 * more than LM__BLOCK, where they are as many as the last time so deep: then
 * nobody has to wait for them to be counted.
 */
LM__INLINE const char *lm__emitted_line(lm__emitted *e, const char *at,
                                        unsigned up)
{
    const lm_fast_gap **last = lm__emitted_gap(e, up);
    unsigned n = (*last)->n - 1;
    unsigned spaces = lm__spaces_at(at + 1);

    if (LM__UNLIKELY(spaces + 1 != n)) {
        unsigned gap = LM__LINE_GAP + spaces;

        *last = &lm__fast_gaps[gap < LM__GAPS ? gap : LM__NO_GAP];
        n = spaces + 1;
    }
    return at + n;
}

/* The same, or behind one space, or where there is nothing of the sort. */
LM__INLINE const char *lm__emitted_part(lm__emitted *e, const char *at)
{
    if (*at == '\n')
        return lm__emitted_line(e, at, 0);
    if (*at != ' ')
        return at;
    *lm__emitted_gap(e, 0) = &lm__fast_gaps[LM__SPACE_GAP];
    return at + 1;
}

/* A string with escapes, longer than a block or behind a space. */
lm_fast_text lm__emitted_any_string(lm__emitted *e, const char *at, void *slot);

/* Of n bytes that are not all ASCII. */
lm_fast_text lm__emitted_wide(const char *next, const char *text, size_t n);

/*
 * lm_fast_read_string, in line where strings follow each other. Other
 * functions are called at its very end only, so that it saves no registers.
 */
LM__INLINE lm_fast_text lm__emitted_string(lm__emitted *e, const char *at,
                                           void *slot)
{
    lm_arena *arena = e->arena;
    char *to = arena->at;
    lm__marks marks;
    unsigned n;

    if (LM__UNLIKELY(*at != '"' || arena->end - to <= LM__BLOCK))
        return lm__emitted_any_string(e, at, slot);
    marks = lm__fast_copy(to, at + 1);
    if (LM__UNLIKELY(!marks.stop))
        return lm__emitted_any_string(e, at, slot);
    n = lm__first_bit(marks.stop);
    if (LM__UNLIKELY(at[n + 1] != '"'))
        return lm__emitted_any_string(e, at, slot);
    to[n] = '\0';
    arena->at = to + n + 1;
    lm__store_pointer(slot, to);
    if (LM__UNLIKELY(marks.high & lm__bits_below(n)))
        return lm__emitted_wide(at + n + 2, to, n);
    return (lm_fast_text){at + n + 2, n};
}

#endif
