/* SPDX-License-Identifier: MIT */
#include "fast_value.h"

/* Values that are not as they mostly stand, and what stopping leaves behind. */

char *lm__fast_unbox(lm__gear *g, const lm_type *type, char *slot)
{
    char *target = slot;

    if (type->flags & LM_TYPE_BOXED) {
        target = lm__arena_take(g->arena, type->size, alignof(max_align_t));
        if (!target) {
            lm__declined(g, type->size);
            return NULL;
        }
        lm__zero(target, type->size);
        lm__store_pointer(slot, target);
    }
    lm__slot_set_has(type, slot, true);
    return target;
}

/* The kind of token that begins with c, of those that are one byte's choice. */
static unsigned scalar_token(char c)
{
    if (c == '"')
        return LM_TOKEN_STRING;
    if (c == '-' || (c >= '0' && c <= '9'))
        return LM_TOKEN_NUMBER;
    return c == 't' || c == 'f' ? LM_TOKEN_BOOL : 0;
}

/* A scalar of a union that is optional; else the slot is as it was. */
static const char *boxed_union(lm__gear *g, lm__frame *f, const lm_type *type,
                               char *slot, const char *s)
{
    char *target = scalar_token(*s) ? lm__fast_unbox(g, type, slot) : NULL;
    const char *next = target ? lm__fast_union(g, f, type, target, s) : NULL;

    if (target && !next)
        lm__clear(type, slot);
    return next;
}

static const char *boxed_value(lm__gear *g, lm__frame *f, const lm_type *type,
                               char *slot, const char *s)
{
    if (type->kind == LM_KIND_UNION)
        return boxed_union(g, f, type, slot, s);
    return type->kind == LM_KIND_MODEL && *s == '{'
               ? lm__fast_model(g, f + 1, type, slot, s + 1, LM__FIRST_KEY)
               : NULL;
}

LM__OUTLINE const char *lm__any_value(lm__gear *g, lm__frame *f,
                                      const lm_type *type, char *slot,
                                      const char *s)
{
    const char *v = lm__skip_space(g, s);

    if (v >= g->stop + LM__KEY_BLOCK)
        return NULL;
    if (*v == 'n' && (type->flags & LM_TYPE_OPTIONAL))
        return lm__fast_null(v);
    if (type->flags & LM_TYPE_INLINE)
        return NULL;
    if (type->flags & LM_TYPE_BOXED)
        return boxed_value(g, f, type, slot, v);
    return v > s ? plain_value(g, f, type, slot, v) : NULL;
}

LM__OUTLINE const char *lm__any_field(lm__gear *g, lm__frame *f,
                                      const lm_field *field, char *slot,
                                      const char *s)
{
    if (g->top || (field->flags & LM__FAST_SPECIAL))
        return NULL;
    return value(g, f, &field->type, slot, s);
}

LM__OUTLINE const char *lm__fast_union(lm__gear *g, lm__frame *f,
                                       const lm_type *type, char *slot,
                                       const char *s)
{
    const lm_union *u = type->of;
    unsigned token = scalar_token(*s);
    const char *next = NULL;
    int32_t i = 0;

    while (i < u->n_members && !(u->members[i].tokens & token))
        i++;
    if (i < u->n_members && !u->members[i].type.flags)
        next = plain_value(g, f, &u->members[i].type,
                           slot + u->members[i].offset, s);
    i++;
    if (next)
        memcpy(slot, &i, sizeof(i));
    return next;
}

/* What a frame has that was not open before. */
static void fill(lm__gear *g, lm__frame *f, const lm__kept *kept)
{
    bool model = kept->type->kind == LM_KIND_MODEL;

    memset(f, 0, sizeof(*f));
    f->type = kept->type;
    f->base = kept->base;
    f->start = lm__offset_of(g, kept->first) - 1;
    f->kind = model ? LM__FRAME_MODEL : LM__FRAME_LIST;
    f->in = model ? LM__IN_OBJECT : LM__IN_ARRAY;
}

void lm__fast_keep(lm__gear *g, lm__frame *f, const lm__kept *kept)
{
    if (f > g->entry)
        fill(g, f, kept);
    if (f->kind == LM__FRAME_MODEL) {
        f->seen.bits = kept->seen;
        f->next = kept->next;
    } else {
        f->next += kept->count - f->count;
        f->count = kept->count;
        f->capacity = kept->capacity;
        lm__items_show(f);
    }
    f->at = kept->at;
}
