/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

/* Items of a list. */

/* Nothing of the list's rules stands against its end. */
static bool list_good(const lm__frame *f)
{
    const lm_list_rules *rules = f->type->rules;

    if (f->count > f->capacity)
        return false;
    return !rules || (!(rules->set & LM_RULE_UNIQUE) &&
                      !((rules->set & LM_RULE_MIN) && f->count < rules->min) &&
                      !((rules->set & LM_RULE_MAX) && f->count > rules->max));
}

/* One more may come, and there is room for it. */
LM__INLINE bool item_room(lm_parser *p, lm__frame *f, size_t stride,
                          size_t offset)
{
    const lm_list_rules *rules = f->type->rules;

    if (LM__UNLIKELY(
            f->count >= p->limits.max_items ||
            (rules && (rules->set & LM_RULE_MAX) && f->count >= rules->max)))
        return false;
    if (LM__LIKELY(f->count < f->capacity))
        return true;
    p->offset = offset;
    return lm__items_room(p, f, stride);
}

/* Where the next item begins, or the closing bracket; NULL: neither is near. */
static LM__OUTLINE const char *any_item(lm_parser *p, lm__at from,
                                        const lm__text *t, bool *closing)
{
    const char *s = lm__skip_space(p, from.s, t->end);

    if (*s == ']' && from.state != LM__VALUE) {
        *closing = true;
        return s;
    }
    if (from.state == LM__AFTER_ITEM) {
        if (*s != ',')
            return NULL;
        s = lm__skip_space(p, s + 1, t->end);
    }
    return s < t->stop + LM__KEY_BLOCK ? s : NULL;
}

LM__INLINE const char *next_item(lm_parser *p, lm__at from, const lm__text *t,
                                 bool *closing)
{
    const char *s = from.s;

    if (LM__LIKELY(from.state == LM__AFTER_ITEM && *s == ',')) {
        s += 1 + (s[1] == ' ');
        if (LM__LIKELY((unsigned char)*s > ' '))
            return s;
    } else if (LM__LIKELY((unsigned char)*s > ' ' && *s != ']')) {
        return from.state != LM__AFTER_ITEM ? s : NULL;
    }
    return any_item(p, from, t, closing);
}

LM__INLINE char *items_of(const lm__frame *f)
{
    if (f->type->flags & LM_TYPE_INLINE)
        return f->base;
    return lm__load_pointer(f->base);
}

/* The item at s, for which there is room: as `nested`, or a scalar. */
LM__INLINE lm__at item(lm_parser *p, lm__frame *f, const char *s,
                       const lm__text *t)
{
    const lm_type *type = f->type->of;
    size_t stride = lm__type_stride(type);
    char *slot = items_of(f) + f->count * stride;
    const char *next;
    lm__at inner;

    lm__fast_clear(slot, stride);
    next = type->kind == LM_KIND_STRING && *s == '"' && !type->flags
               ? lm__fast_string(p, type, slot, s)
               : lm__scalar(p, type, slot, s, t->end);
    if (LM__LIKELY(next)) {
        f->count++;
        f->next++;
        lm__slot_set_count(f->type, f->base, f->count);
        return lm__stopped(next, LM__AFTER_ITEM);
    }
    f->at = (int32_t)f->count;
    inner = lm__fast_nested(p, type, slot, s, t);
    if (!inner.more) {
        f->at = -1;
        return lm__stopped(NULL, 0);
    }
    f->count++;
    f->next++;
    lm__slot_set_count(f->type, f->base, f->count);
    return inner;
}

lm__at lm__fast_items(lm_parser *p, lm__frame *f, lm__at from,
                      const lm__text *t)
{
    size_t stride = lm__type_stride(f->type->of);

    while (LM__LIKELY(from.s < t->stop)) {
        bool closing = false;
        const char *s = next_item(p, from, t, &closing);
        lm__at after;

        if (closing) {
            if (list_good(f) && lm__fast_close(p))
                return lm__closed(p, s + 1);
            break;
        }
        if (!s || !item_room(p, f, stride, lm__offset_of(t, s)))
            break;
        after = item(p, f, s, t);
        if (after.more)
            return after;
        if (LM__UNLIKELY(!after.s))
            break;
        from = after;
    }
    return lm__stopped(from.s, from.state);
}
