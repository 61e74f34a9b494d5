/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_HALT_H
#define LM_BIND_FAST_HALT_H

#include "fast_frame.h"

/*
 * What members and items, the loops of fast_run.c, have in common: scalars in
 * line, and how they come to an end.
 *
 *     halt where = closed(f, s + 1);
 *
 * Threads: as the parser.
 */

/* Where a loop has stopped, and why. */
typedef struct halt {
    const char *s;
    uint32_t state;      /* lm__lex_state in front of s */
    bool more;           /* go on in the top frame, which is another now */
    const lm_type *type; /* not NULL: an object or array of it is to open */
    char *slot;          /* where that lies */
} halt;

LM__INLINE halt halted(lm__at at)
{
    return (halt){at.s, at.state, at.more, NULL, NULL};
}

/* A scalar. NULL: it is none, or not as it should be; its slot is as it was. */
LM__INLINE const char *scalar(lm_parser *p, const lm_type *type, char *slot,
                              const char *s, const lm__text *t)
{
    if (LM__UNLIKELY(type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE)))
        return NULL;
    switch (type->kind) {
    case LM_KIND_STRING:
        return LM__LIKELY(*s == '"') ? lm__fast_string(p, type, slot, s, t)
                                     : NULL;
    case LM_KIND_INT:
    case LM_KIND_UINT:
        return lm__fast_int(type, slot, s, t->end);
    case LM_KIND_FLOAT:
        return lm__fast_float(type, slot, s, t->end);
    case LM_KIND_BOOL:
        return lm__fast_bool(s, slot);
    case LM_KIND_ENUM:
        return LM__LIKELY(*s == '"') ? lm__fast_word(type, slot, s) : NULL;
    default:
        return NULL;
    }
}

/* The bool beside a scalar that is there. */
LM__INLINE void set_has(const lm_type *type, char *slot)
{
    bool has = true;

    if (LM__UNLIKELY(type->companion))
        memcpy(slot + type->companion, &has, sizeof(has));
}

/* The value of a field, for which there is mostly no space before it. */
LM__INLINE const char *field_value(lm_parser *p, const lm_field *field,
                                   char *base, const char *v, const lm__text *t)
{
    char *slot = base + field->offset;
    const char *next;

    if (LM__UNLIKELY(*v == ' '))
        return lm__scalar(p, &field->type, slot, v + 1, t);
    next = scalar(p, &field->type, slot, v, t);
    if (LM__LIKELY(next)) {
        set_has(&field->type, slot);
        return next;
    }
    return field->type.flags & LM_TYPE_OPTIONAL ? lm__fast_null(v) : NULL;
}

/* Back in the frame around f, which is complete. */
LM__INLINE bool close_frame(lm_parser *p, lm__frame *f)
{
    lm__frame *outer = f - 1;

    if (LM__LIKELY(outer->kind == LM__FRAME_MODEL)) {
        if (lm__model_of(outer)->fields[outer->at].flags & LM_FIELD_CHECKED)
            return false;
        outer->next = (uint32_t)outer->at + 1;
    } else if (outer->kind == LM__FRAME_ROOT) {
        p->done = true;
    } else if (outer->kind != LM__FRAME_LIST ||
               (outer->flags & LM__FRAME_BAD_ITEM)) {
        return false;
    }
    outer->at = -1;
    p->depth--;
    return true;
}

LM__INLINE bool close_model(lm_parser *p, lm__frame *f, uint64_t seen)
{
    const lm_model *model = lm__model_of(f);
    uint64_t all = model->n_fields ? UINT64_MAX >> (64 - model->n_fields) : 0;
    uint64_t missing = all & ~seen;

    if (LM__UNLIKELY(missing) && lm__wants_more(model, missing))
        return false;
    return !model->n_checks && close_frame(p, f);
}

LM__INLINE halt closed(const lm__frame *f, const char *s)
{
    static const uint8_t after[] = {LM__AFTER_ROOT, LM__AFTER_ITEM,
                                    LM__AFTER_MEMBER};

    return (halt){s, after[f[-1].in], true, NULL, NULL};
}

#endif
