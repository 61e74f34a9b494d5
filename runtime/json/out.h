/* SPDX-License-Identifier: MIT */
#ifndef LM_JSON_OUT_H
#define LM_JSON_OUT_H

#include "buffer.h"
#include "lm/report.h"
#include "scan.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Where a writer writes: straight into a buffer's memory, with its place in a
 * variable of its own that goes from call to call. Whoever asks for room gets
 * LM__OUT_SLACK bytes on top of it: so one question serves a key of a block's
 * size and what stands behind it, which is at most LM__OUT_SMALL bytes or asks
 * itself. Every function that writes a value finds those free.
 *
 *     lm__out out;
 *     char *to = lm__out_begin(&out, buf);
 *
 *     to = to ? lm__out_text(&out, to, "a\nb", 3) : NULL;
 *     to = to ? lm__out_room(&out, to, 0) : NULL;
 *     if (to)
 *         to = lm__put_int(to, 25);
 *     status = lm__out_end(&out, to);
 *
 * A place of NULL means that something failed. What was written is taken back
 * by lm__out_end, and the reason stands in the members below.
 *
 * Threads: one out in one thread at a time.
 */
enum { LM__OUT_SMALL = 64, LM__OUT_SLACK = LM__BLOCK + LM__OUT_SMALL };

typedef struct lm__out {
    lm_buffer *buf;
    char *end;       /* LM__OUT_SLACK before the end of the memory */
    size_t start;    /* size of the buffer before */
    lm_status fault; /* LM_OK: the buffer's own status tells */
    lm_code code;    /* these two only with a fault */
    const char *why;
    int last_read; /* in a page, where a block may be read beyond the end
                      of a text; -1: nowhere */
} lm__out;

/* NULL: the buffer has failed, before or now. */
char *lm__out_begin(lm__out *out, lm_buffer *buf);

/* At the end: the buffer takes what was written, or is as it was before. */
lm_status lm__out_end(lm__out *out, char *to);

/* Notes why a value cannot be written; the first reason stays. */
char *lm__out_fail(lm__out *out, lm_status status, lm_code code,
                   const char *why);

/* Gets more memory; see lm__out_room. */
char *lm__out_grow(lm__out *out, char *to, size_t n);

/* n bytes of room at the result, and the slack behind them. */
static inline char *lm__out_room(lm__out *out, char *to, size_t n)
{
    /* Within the slack `to` is beyond end, and the difference is negative. */
    if (out->end - to >= (ptrdiff_t)n)
        return to;
    return lm__out_grow(out, to, n);
}

/* The same for nothing but the slack. */
static inline char *lm__out_slack(lm__out *out, char *to)
{
    return LM__LIKELY(to <= out->end) ? to : lm__out_grow(out, to, 0);
}

/* Whether a block may be read at s. */
static inline bool lm__out_reads(const lm__out *out, const char *s)
{
    return LM__LIKELY((int)((uintptr_t)s & 4095) <= out->last_read);
}

/* n bytes as they are. */
char *lm__out_bytes(lm__out *out, char *to, const char *bytes, size_t n);

/*
 * A JSON string with its quotes: only what must be escaped is. Text that is
 * not UTF-8 is LM_INVALID.
 */
char *lm__out_text(lm__out *out, char *to, const char *s, size_t n);

/* The same for text that ends in a NUL, which it finds on the way. */
char *lm__out_string_far(lm__out *out, char *to, const char *s);

/* Inline where it is short and plain; LM__OUT_SMALL is free behind `to`. */
static inline char *lm__out_string(lm__out *out, char *to, const char *s)
{
    if (lm__out_reads(out, s)) {
        lm__marks marks = lm__block_copy(to + 1, s);

        if (LM__LIKELY(marks.stop)) {
            unsigned k = lm__first_bit(marks.stop);

            /* Up to the stop, which is ASCII. */
            if (LM__LIKELY(!s[k] &&
                           !(marks.high & (marks.stop ^ (marks.stop - 1))))) {
                *to = '"';
                to[k + 1] = '"';
                return to + k + 2;
            }
        }
    }
    return lm__out_string_far(out, to, s);
}

/*
 * One JSON value of any kind, checked, and without white space between its
 * tokens.
 */
char *lm__out_json(lm__out *out, char *to, const char *text, size_t n);

#endif
