/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_PIECE_H
#define LM_BIND_FAST_PIECE_H

#include "fast_frame.h"

/*
 * The second gear where few bytes are at hand: one token after the other, in
 * the frames as they lie there, with nothing to enter or to leave.
 *
 *     const char *next = lm__piece_between(p, f, s, end);
 *     if (!next)
 *         ... the first gear takes the byte at s ...
 *
 * The bytes are those of p->lines. Behind `end` LM__MARGIN more can be read,
 * whatever they are: a token that takes any of them counts for nothing.
 *
 * Threads: as the parser.
 */

LM__INLINE size_t lm__piece_offset(const lm_parser *p, const char *s)
{
    return p->lines.offset + (size_t)(s - p->lines.bytes);
}

/* The bytes from s on begin a token that nobody needs to know of yet. */
LM__INLINE bool lm__piece_may_wait(const lm_parser *p, const char *s,
                                   const char *end)
{
    return !p->eager && end - s <= LM__HELD;
}

/* A scalar that is no string and lies whole at s; NULL: the slot is clear. */
LM__INLINE const char *lm__piece_scalar(const lm_type *type, char *slot,
                                        const char *s, const char *end)
{
    const char *last = end;
    const char *next = NULL;

    switch (type->kind) {
    case LM_KIND_INT:
    case LM_KIND_UINT:
        next = lm__fast_int(type, slot, s, end);
        last = end - 1;
        break;
    case LM_KIND_FLOAT:
        next = lm__fast_float(type, slot, s, end);
        last = end - 1;
        break;
    case LM_KIND_BOOL:
        next = lm__fast_bool(s, slot);
        break;
    case LM_KIND_ENUM:
        if (LM__LIKELY(*s == '"'))
            next = lm__fast_word(type, slot, s);
        break;
    default:
        break;
    }
    if (LM__LIKELY(next <= last))
        return next;
    lm__store_int(type->size, slot, 0);
    return NULL;
}

/*
 * What follows reads one token, which begins at s in the top frame f, and
 * returns the byte behind it. NULL: nothing has changed, and the first gear
 * reads it; or p->status is set. A slot that is NULL is that of a further item
 * of f, which may have one.
 */

/* fast_open.c */

/* At the bracket that opens a value of the type. */
const char *lm__piece_open(lm_parser *p, lm__frame *f, const lm_type *type,
                           char *slot, const char *s);

/* At the bracket that closes f. */
const char *lm__piece_close(lm_parser *p, lm__frame *f, const char *s);

/*
 * fast_cut.c: holds the bytes up to end, which begin a scalar of the type that
 * is no string, or null, and returns the end. It can wait.
 */
const char *lm__piece_cut(lm_parser *p, const lm_type *type, const char *s,
                          const char *end);

/* fast_item.c: an item, or what stands in front of one. */
const char *lm__piece_between(lm_parser *p, lm__frame *f, const char *s,
                              const char *end);

/*
 * Memory for an item more, which begins at s; false: there is none, with
 * p->status.
 */
bool lm__piece_room(lm_parser *p, lm__frame *f, const char *s);

/* It begins: its slot. */
char *lm__piece_item(lm__frame *f);

#endif
