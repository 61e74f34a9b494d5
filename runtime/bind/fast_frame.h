/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_FRAME_H
#define LM_BIND_FAST_FRAME_H

#include "arena.h"
#include "fast.h"

#include <stdalign.h>

/*
 * Frames in the second gear: what fast_run.c, which has the common case in
 * line, calls for the rest.
 *
 *     lm__member m = lm__any_member(p, keys, i, from, text);
 *     if (m.field == LM__CLOSING)
 *         ... the bracket that closes the object is at m.s
 *
 * Threads: as the parser.
 */

/* Fields that the first gear reads: what is done about them is rare. */
enum { LM__FAST_SPECIAL = LM_FIELD_CHECKED | LM_FIELD_DROP_INVALID };

enum { LM__FIRST_ITEMS = 4 };

/* A byte, and the state of the grammar in front of it. */
typedef struct lm__at {
    const char *s;
    uint32_t state; /* lm__lex_state */
    bool more;      /* the top frame has changed: go on in it */
} lm__at;

/*
 * fast_run.c: runs on as long as it goes; returns where the first gear goes
 * on. A byte in front of the text, and LM__MARGIN behind `stop`, can be read.
 */
const char *lm__fast_run(lm_parser *p, const lm__text *t);

LM__INLINE size_t lm__offset_of(const lm__text *t, const char *s)
{
    return t->offset + (size_t)(s - t->first);
}

LM__INLINE lm__at lm__stopped(const char *s, uint32_t state)
{
    return (lm__at){s, state, false};
}

/* Any scalar, as the loops have some of them in line; NULL: as there. */
const char *lm__scalar(lm_parser *p, const lm_type *type, char *slot,
                       const char *s, const lm__text *t);

/* None, or one space, as most writers have it; or more. */
LM__INLINE const char *lm__skip_space(lm_parser *p, const char *s,
                                      const char *end)
{
    if (LM__LIKELY((unsigned char)*s > ' '))
        return s;
    if (LM__LIKELY(*s == ' ' && (unsigned char)s[1] > ' '))
        return s + 1;
    return lm__fast_space(p, s, end);
}

/* A member as it comes, or why there is none. */
typedef struct lm__member {
    const char *s; /* its value */
    int32_t field;
} lm__member;

enum { LM__NO_MEMBER = -1, LM__CLOSING = -2 };

/* White space anywhere, any key that the model has. */
lm__member lm__any_member(lm_parser *p, const lm__frame *f, uint32_t expected,
                          lm__at from, const lm__text *t);

/* Of the fields that are missing, one is required, or has a default. */
bool lm__wants_more(const lm_model *model, uint64_t missing);

/* Where the next item begins, or the closing bracket; NULL: neither is near. */
const char *lm__any_item(lm_parser *p, lm__at from, const lm__text *t);

/* Nothing of the list's rules stands against its end. */
bool lm__list_good(const lm__frame *f);

#endif
