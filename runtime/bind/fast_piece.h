/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_PIECE_H
#define LM_BIND_FAST_PIECE_H

#include "fast_frame.h"

/*
 * The second gear where few bytes are at hand: one token after the other, in
 * the frames as they lie there, with nothing to enter or to leave.
 *
 *     const char *next = lm__piece_open(p, f, type, slot, s);
 *     if (!next)
 *         ... the first gear takes the byte at s ...
 *
 * The bytes are those of p->lines, and behind `end` lie LM__MARGIN zeros.
 *
 * Threads: as the parser.
 */

LM__INLINE size_t lm__piece_offset(const lm_parser *p, const char *s)
{
    return p->lines.offset + (size_t)(s - p->lines.bytes);
}

/*
 * What follows reads one token, which begins at s in the top frame f, and
 * returns the byte behind it. NULL: nothing has changed, and the first gear
 * reads it; or p->status is set. A slot that is NULL is that of a further item
 * of f, which may have one.
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

/* Behind a comma or the bracket of a list, or in front of them. */
const char *lm__piece_between(lm_parser *p, lm__frame *f, const char *s);

/*
 * Memory for an item more, which begins at s; false: there is none, with
 * p->status.
 */
bool lm__piece_room(lm_parser *p, lm__frame *f, const char *s);

/* It begins: its slot. */
char *lm__piece_item(lm__frame *f);

#endif
