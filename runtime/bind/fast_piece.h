/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_PIECE_H
#define LM_BIND_FAST_PIECE_H

#include "fast_frame.h"

/*
 * The second gear where few bytes are at hand: one token after the other, in
 * the frames as they lie there, with nothing to enter or to leave.
 *
 *     const char *next = lm__piece_run(p, s, end);
 *     if (next && next < end)
 *         ... the bytes from there on begin a token, and can wait ...
 *
 * lm__chunk_begin was called with the bytes, and behind `end` lie LM__MARGIN
 * zeros.
 *
 * Threads: as the parser.
 */

/* fast_token.c: NULL: p->status tells what it has come to. */
const char *lm__piece_run(lm_parser *p, const char *s, const char *end);

LM__INLINE size_t lm__piece_offset(const lm_parser *p, const char *s)
{
    return p->lines.offset + (size_t)(s - p->lines.bytes);
}

/*
 * What follows reads one token, which begins at s in the top frame f, and
 * returns the byte behind it. NULL: nothing has changed, and the first gear
 * reads it; or p->status is set. A slot that is NULL is that of a further item
 * of f, which lm__piece_may_add allows.
 */

/* fast_string.c */

/* At the quote. */
const char *lm__piece_string(lm_parser *p, lm__frame *f, const lm_type *type,
                             char *slot, const char *s);

/* More of the key or the string that has begun. */
const char *lm__piece_in_string(lm_parser *p, lm__frame *f, const char *s,
                                const char *end);

/* fast_open.c */

/* At the bracket that opens a value of the type. */
const char *lm__piece_open(lm_parser *p, lm__frame *f, const lm_type *type,
                           char *slot, const char *s);

/* At the bracket that closes f. */
const char *lm__piece_close(lm_parser *p, lm__frame *f, const char *s);

/* One item more breaks no rule. */
bool lm__piece_may_add(const lm_parser *p, const lm__frame *f);

/* Memory for it, if it begins at s; false: there is none, with p->status. */
bool lm__piece_room(lm_parser *p, lm__frame *f, const char *s);

/* It begins: its slot. */
char *lm__piece_item(lm__frame *f);

#endif
