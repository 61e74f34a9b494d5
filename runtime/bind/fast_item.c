/* SPDX-License-Identifier: MIT */
#include "fast_piece_string.h"

/* The items of a list in small pieces. */

bool lm__piece_room(lm_parser *p, lm__frame *f, const char *s)
{
    if (f->count < f->capacity)
        return true;
    p->offset = lm__piece_offset(p, s);
    return lm__items_room(p, f, lm__type_stride(f->type->of));
}

/* Where the next item goes. */
LM__INLINE char *next_slot(const lm__frame *f)
{
    return (char *)lm__load_pointer(f->base) +
           f->count * lm__type_stride(f->type->of);
}

/* That item is there. */
LM__INLINE void add_item(lm__frame *f)
{
    f->next++;
    f->at = (int32_t)f->count++;
}

char *lm__piece_item(lm__frame *f)
{
    char *slot = next_slot(f);

    lm__zero(slot, lm__type_stride(f->type->of));
    add_item(f);
    return slot;
}

/* One item more breaks no rule. */
static bool may_add(const lm_parser *p, const lm__frame *f)
{
    const lm_list_rules *rules = f->type->rules;

    return f->count < p->options.limits.max_items &&
           !(rules && (rules->set & LM_RULE_MAX) && f->count >= rules->max) &&
           !(f->flags & LM__FRAME_BAD_ITEM);
}

/* A scalar that is no string: it lies where it will be seen once it is whole.
 */
static const char *scalar(lm_parser *p, lm__frame *f, const lm_type *type,
                          const char *s, const char *end)
{
    const char *next = NULL;

    if (type->kind < LM_KIND_MODEL && !type->companion)
        next = lm__piece_scalar(type, next_slot(f), s, end);
    if (!next)
        return lm__piece_cut(p, type, s, end);
    add_item(f);
    lm__slot_set_count(f->type, f->base, f->count);
    p->lex.state = lm__fast_after(p, f);
    return next;
}

/* An item. */
LM__INLINE const char *item(lm_parser *p, lm__frame *f, const char *s,
                            const char *end)
{
    const lm_type *type = f->type->of;

    if (*s == '{' || *s == '[')
        return lm__piece_open(p, f, type, NULL, s);
    if (!lm__piece_room(p, f, s))
        return NULL;
    if (*s == '"' && type->kind == LM_KIND_STRING)
        return lm__piece_string(p, f, type, NULL, s, end);
    return scalar(p, f, type, s, end);
}

const char *lm__piece_between(lm_parser *p, lm__frame *f, const char *s,
                              const char *end)
{
    const char *next = NULL;

    if (*s == ']' && p->lex.state != LM__VALUE)
        return lm__piece_close(p, f, s);
    if (!may_add(p, f))
        return NULL;
    if (p->lex.state != LM__AFTER_ITEM)
        return item(p, f, s, end);
    if (*s != ',')
        return NULL;
    p->lex.state = LM__VALUE;
    s++;
    if (s < end && (unsigned char)*s > ' ')
        next = item(p, f, s, end);
    return next ? next : s;
}
