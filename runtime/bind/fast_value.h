/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_VALUE_H
#define LM_BIND_FAST_VALUE_H

#include "fast_frame.h"

/*
 * A value as it mostly stands, for the loops over members and items, where
 * this is in line.
 *
 *     const char *next = value(g, f, type, slot, s);
 *
 * Threads: as the parser.
 */

/* The bool beside a scalar that is there. */
LM__INLINE void set_has(const lm_type *type, char *slot)
{
    bool has = true;

    if (LM__UNLIKELY(type->companion))
        memcpy(slot + type->companion, &has, sizeof(has));
}

/* A scalar of a union, whose token tells its member. */
const char *lm__fast_union(lm__gear *g, lm__frame *f, const lm_type *type,
                           char *slot, const char *s);

/*
 * A value without white space before it. NULL: it is not as it should be; or
 * it is an object or a list in which it stopped, as lm__fast_model says.
 */
LM__INLINE const char *plain_value(lm__gear *g, lm__frame *f,
                                   const lm_type *type, char *slot,
                                   const char *s)
{
    const char *next = NULL;

    switch (type->kind) {
    case LM_KIND_STRING:
        if (LM__LIKELY(*s == '"'))
            next = lm__fast_string(g, type, slot, s);
        break;
    case LM_KIND_INT:
    case LM_KIND_UINT:
        next = lm__fast_int(type, slot, s, g->end);
        break;
    case LM_KIND_FLOAT:
        next = lm__fast_float(type, slot, s, g->end);
        break;
    case LM_KIND_BOOL:
        next = lm__fast_bool(s, slot);
        break;
    case LM_KIND_ENUM:
        if (LM__LIKELY(*s == '"'))
            next = lm__fast_word(type, slot, s);
        break;
    case LM_KIND_MODEL:
        if (*s != '{')
            return NULL;
        return lm__fast_model(g, f + 1, type, slot, s + 1, LM__FIRST_KEY);
    case LM_KIND_LIST:
        if (*s != '[')
            return NULL;
        return lm__fast_list(g, f + 1, type, slot, s + 1, LM__FIRST_ITEM);
    case LM_KIND_UNION:
        return lm__fast_union(g, f, type, slot, s);
    default:
        break;
    }
    if (LM__LIKELY(next))
        set_has(type, slot);
    return next;
}

/* The value at s, in the frame f. */
LM__INLINE const char *value(lm__gear *g, lm__frame *f, const lm_type *type,
                             char *slot, const char *s)
{
    const char *next = NULL;

    if (LM__LIKELY(!(type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE))))
        next = plain_value(g, f, type, slot, s);
    if (LM__UNLIKELY(!next && !g->top))
        next = lm__any_value(g, f, type, slot, s);
    return next;
}

#endif
