/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_ITEMS_H
#define LM_BIND_FAST_ITEMS_H

#include "fast_halt.h"

/*
 * The loop over the items of a list, for fast_run.c alone, where it is in
 * line. What it does is in registers: the frame is only written when it ends.
 *
 *     halt where = items(p, f, from, t);
 *
 * Threads: as the parser.
 */

/* What items has in registers. */
typedef struct items_at {
    const char *s;
    const char *last; /* that it was before */
    char *slot;       /* of the next item */
    uint32_t state;
    uint32_t count;
    uint32_t room; /* for so many items */
} items_at;

LM__INLINE void find_slot(const lm_parser *p, const lm__frame *f, items_at *m,
                          size_t stride)
{
    const lm_list_rules *rules = f->type->rules;
    char *items =
        f->type->flags & LM_TYPE_INLINE ? f->base : lm__load_pointer(f->base);

    m->slot = items + m->count * stride;
    m->room = f->capacity;
    if (LM__UNLIKELY(m->room > p->limits.max_items))
        m->room = p->limits.max_items;
    if (rules && (rules->set & LM_RULE_MAX) && m->room > rules->max)
        m->room = rules->max;
}

LM__INLINE void keep_items(lm__frame *f, uint32_t count)
{
    f->next += count - f->count;
    f->count = count;
    if (LM__UNLIKELY(f->type->flags & LM_TYPE_INLINE))
        lm__items_show(f);
    else
        lm__slot_set_count(f->type, f->base, count);
}

/* Room for more than the list has; false: no more may come, or no memory. */
static LM__OUTLINE bool grow(lm_parser *p, lm__frame *f, size_t stride,
                             size_t offset)
{
    if (f->count < f->capacity)
        return false;
    p->offset = offset;
    return lm__items_room(p, f, stride);
}

/* The items have come to an end here, or the bytes at hand have. */
static LM__OUTLINE lm__at stop_items(lm__frame *f, items_at m, lm__at from,
                                     const lm__text *t)
{
    if (LM__UNLIKELY(m.s > t->end)) {
        m.count--;
        m.s = m.last;
    }
    keep_items(f, m.count);
    return m.s == from.s ? lm__stopped(from.s, from.state)
                         : lm__stopped(m.s, LM__AFTER_ITEM);
}

/* Where the next item begins, or the closing bracket; NULL: neither is near. */
LM__INLINE const char *next_item(lm_parser *p, const items_at *m,
                                 const lm__text *t)
{
    const char *s = m->s;

    if (LM__LIKELY(m->state == LM__AFTER_ITEM)) {
        if (LM__LIKELY(*s == ',' && (unsigned char)s[1] > ' ' && s[1] != ']'))
            return s + 1;
        if (*s == ']')
            return s;
    } else if (LM__LIKELY((unsigned char)*s > ' ' && *s != ']')) {
        return s;
    }
    return lm__any_item(p, (lm__at){m->s, m->state, false}, t);
}

/* An item that is an object or array, if it is not s that is wrong. */
LM__INLINE halt other_item(lm__frame *f, const items_at *m, const char *s)
{
    keep_items(f, m->count + 1);
    f->at = (int32_t)m->count;
    return (halt){s, LM__VALUE, true, f->type->of, m->slot};
}

LM__INLINE halt items(lm_parser *p, lm__frame *f, lm__at from,
                      const lm__text *t)
{
    const lm_type *type = f->type->of;
    size_t stride = lm__type_stride(type);
    bool text = type->kind == LM_KIND_STRING && !type->flags;
    items_at m = {from.s, from.s, NULL, from.state, f->count, 0};

    find_slot(p, f, &m, stride);
    while (LM__LIKELY(m.s < t->stop)) {
        const char *s = next_item(p, &m, t);
        const char *next;

        if (LM__UNLIKELY(!s))
            break;
        if (*s == ']') {
            keep_items(f, m.count);
            if (lm__list_good(f) && close_frame(p, f))
                return closed(f, s + 1);
            break;
        }
        if (LM__UNLIKELY(m.count >= m.room)) {
            keep_items(f, m.count);
            if (!grow(p, f, stride, lm__offset_of(t, s)))
                break;
            find_slot(p, f, &m, stride);
            if (m.count >= m.room)
                break;
        }
        if (LM__LIKELY(text && *s == '"')) {
            next = lm__fast_string(p, type, m.slot, s, t);
        } else {
            lm__zero(m.slot, stride);
            next = *s == '{' ? NULL : lm__scalar(p, type, m.slot, s, t);
        }
        if (!next)
            return other_item(f, &m, s);
        m.last = m.s;
        m.s = next;
        m.state = LM__AFTER_ITEM;
        m.slot += stride;
        m.count++;
    }
    return halted(stop_items(f, m, from, t));
}

#endif
