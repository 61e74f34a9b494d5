/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_FRAME_H
#define LM_BIND_FAST_FRAME_H

#include "arena.h"
#include "fast.h"

#include <stdalign.h>

/*
 * Frames in the second gear: how containers open and close while all is as it
 * should be, and the scalars in them.
 *
 *     lm__at where = lm__fast_members(p, lm__top(p), from, text);
 *     if (where.more)
 *         ... an object or array was opened or closed: go on in the top frame
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

/* The bytes at hand. */
typedef struct lm__text {
    const char *first;
    const char *stop; /* no member or item begins at or behind it */
    const char *end;  /* no token ends at or behind it */
    bool before;      /* a byte in front of first can be read */
    size_t offset;    /* of first */
} lm__text;

LM__INLINE size_t lm__offset_of(const lm__text *t, const char *s)
{
    return t->offset + (size_t)(s - t->first);
}

/* Stores of whole words: a call, or rep stos, costs more than a struct. */
LM__INLINE void lm__fast_clear(char *to, size_t n)
{
    static const uint64_t zero[4] = {0, 0, 0, 0};
    char *end = to + n;

    for (; end - to >= 32; to += 32)
        memcpy(to, zero, 32);
    for (; end - to >= 8; to += 8)
        memcpy(to, zero, 8);
    for (; to < end; to++)
        *to = 0;
}

/* A frame for the bracket at s. */
LM__INLINE lm__frame *lm__fast_push(lm_parser *p, const lm_type *type,
                                    char *base, lm__frame_kind kind,
                                    size_t start)
{
    lm__frame *f = &p->frames[p->depth + 1];

    f->type = type;
    f->base = base;
    f->seen.bits = 0;
    f->start = start;
    f->line = 0;
    f->count = 0;
    f->capacity = 0;
    f->violations = p->n_violations;
    f->at = -1;
    f->kind = (uint8_t)kind;
    f->in = kind == LM__FRAME_MODEL ? LM__IN_OBJECT : LM__IN_ARRAY;
    f->flags = f[-1].flags & LM__FRAME_STRICT;
    f->next = 0;
    if (type->flags & LM_TYPE_STRICT)
        f->flags |= LM__FRAME_STRICT;
    p->depth++;
    return f;
}

/* Frames that take nothing but memory that is there. */
LM__INLINE bool lm__fast_may_push(const lm_parser *p)
{
    return p->depth + 1 < p->frames_room && p->depth < p->limits.max_depth;
}

LM__INLINE bool lm__fast_model(lm_parser *p, const lm_type *type, char *slot,
                               size_t start)
{
    const lm_model *model = type->of;
    lm__frame *f;

    if (!lm__fast_may_push(p) || model->n_fields > 64)
        return false;
    if (type->flags & LM_TYPE_BOXED) {
        char *target =
            lm__arena_take(p->arena, model->size, alignof(max_align_t));

        if (!target) {
            lm__declined(p, model->size);
            return false;
        }
        lm__fast_clear(target, model->size);
        lm__store_pointer(slot, target);
        slot = target;
    } else {
        lm__slot_set_has(type, slot, true);
    }
    f = lm__fast_push(p, type, slot, LM__FRAME_MODEL, start);
    if (model->flags & LM_MODEL_STRICT)
        f->flags |= LM__FRAME_STRICT;
    if ((model->flags & LM_MODEL_FORBID_EXTRA) ||
        (p->options.flags & LM_PARSE_CLOSED))
        f->flags |= LM__FRAME_CLOSED;
    return true;
}

/* Room for the first items at once; if there are none, a pointer to it. */
LM__INLINE bool lm__fast_list(lm_parser *p, const lm_type *type, char *slot,
                              size_t start)
{
    size_t stride = lm__type_stride(type->of);
    char *items;
    lm__frame *f;

    if (!lm__fast_may_push(p) ||
        (type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE)))
        return false;
    items = lm__arena_take(p->arena, LM__FIRST_ITEMS * stride,
                           alignof(max_align_t));
    if (!items) {
        lm__declined(p, LM__FIRST_ITEMS * stride);
        return false;
    }
    lm__store_pointer(slot, items);
    f = lm__fast_push(p, type, slot, LM__FRAME_LIST, start);
    f->capacity = LM__FIRST_ITEMS;
    return true;
}

/*
 * A scalar. NULL: it is none, or it is not as it should be; then its slot is
 * as it was.
 */
LM__INLINE const char *lm__fast_scalar(lm_parser *p, const lm_type *type,
                                       char *slot, const char *s,
                                       const char *end)
{
    const char *next = NULL;
    bool has = true;

    if (LM__UNLIKELY(type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE)))
        return NULL;
    switch (type->kind) {
    case LM_KIND_STRING:
        if (LM__LIKELY(*s == '"'))
            return lm__fast_string(p, type, slot, s);
        break;
    case LM_KIND_INT:
    case LM_KIND_UINT:
        next = lm__fast_int(type, slot, s, end);
        break;
    case LM_KIND_FLOAT:
        next = lm__fast_float(type, slot, s, end);
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
    if (LM__LIKELY(next)) {
        if (type->companion)
            memcpy(slot + type->companion, &has, sizeof(has));
        return next;
    }
    return type->flags & LM_TYPE_OPTIONAL ? lm__fast_null(s) : NULL;
}

/* The same, where it is not worth the room. */
const char *lm__scalar(lm_parser *p, const lm_type *type, char *slot,
                       const char *s, const char *end);

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

LM__INLINE bool lm__fast_close(lm_parser *p)
{
    lm__frame *f = &p->frames[p->depth - 1];

    if (LM__LIKELY(f->kind == LM__FRAME_MODEL)) {
        if (lm__model_of(f)->fields[f->at].flags & LM_FIELD_CHECKED)
            return false;
        f->next = (uint32_t)f->at + 1;
    } else if (f->kind == LM__FRAME_ROOT) {
        p->done = true;
    } else if (f->kind != LM__FRAME_LIST || (f->flags & LM__FRAME_BAD_ITEM)) {
        return false;
    }
    f->at = -1;
    p->depth--;
    return true;
}

LM__INLINE lm__at lm__closed(const lm_parser *p, const char *s)
{
    static const uint8_t after[] = {LM__AFTER_ROOT, LM__AFTER_ITEM,
                                    LM__AFTER_MEMBER};

    return (lm__at){s, after[p->frames[p->depth].in], true};
}

LM__INLINE lm__at lm__stopped(const char *s, uint32_t state)
{
    return (lm__at){s, state, false};
}

/* An object or array as a value: it is open now, or nothing has changed. */
LM__INLINE lm__at lm__fast_nested(lm_parser *p, const lm_type *type, char *slot,
                                  const char *s, const lm__text *t)
{
    if (*s == '{' && type->kind == LM_KIND_MODEL &&
        lm__fast_model(p, type, slot, lm__offset_of(t, s)))
        return (lm__at){s + 1, LM__FIRST_KEY, true};
    if (*s == '[' && type->kind == LM_KIND_LIST &&
        lm__fast_list(p, type, slot, lm__offset_of(t, s)))
        return (lm__at){s + 1, LM__FIRST_ITEM, true};
    return lm__stopped(s, LM__VALUE);
}

lm__at lm__fast_members(lm_parser *p, lm__frame *f, lm__at from,
                        const lm__text *t);
lm__at lm__fast_items(lm_parser *p, lm__frame *f, lm__at from,
                      const lm__text *t);

/* The value of a member whose key the first gear has read. */
lm__at lm__fast_value(lm_parser *p, lm__frame *f, const char *s,
                      const lm__text *t);

#endif
