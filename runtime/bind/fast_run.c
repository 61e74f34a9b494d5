/* SPDX-License-Identifier: MIT */
#include "fast_items.h"
#include "fast_members.h"

/*
 * The second gear. It runs over whole members and items while all is as it
 * should be, on the same frames as the first, and stops in a state of the
 * first wherever something is not: an unknown or repeated key, a conversion,
 * a broken rule, a token that the bytes at hand do not end. What is common is
 * in line here, and in registers: frames are only written when it leaves them.
 */

LM__OUTLINE const char *lm__scalar(lm_parser *p, const lm_type *type,
                                   char *slot, const char *s, const lm__text *t)
{
    const char *next = scalar(p, type, slot, s, t);

    if (LM__LIKELY(next)) {
        set_has(type, slot);
        return next;
    }
    return type->flags & LM_TYPE_OPTIONAL ? lm__fast_null(s) : NULL;
}

/* The object that the text is. */
LM__INLINE halt root(lm_parser *p, lm__frame *f, lm__at from)
{
    const lm_type *type = f->type;

    if (f->kind != LM__FRAME_ROOT || from.state != LM__VALUE ||
        *from.s != '{' || p->root || p->bom % 3 != 0 ||
        type->kind != LM_KIND_MODEL || type->flags || !lm__root_new(p))
        return halted(lm__stopped(from.s, from.state));
    f->base = p->root;
    f->at = 0;
    return (halt){from.s, LM__VALUE, true, type, f->base};
}

/* What was to open does not: the first gear reads it. */
static LM__OUTLINE void take_back(lm__frame *f)
{
    if (f->kind != LM__FRAME_LIST)
        return;
    f->at = -1;
    f->next--;
    f->count--;
    lm__items_show(f);
}

/* A frame for the bracket at s. */
LM__INLINE void push(lm_parser *p, lm__frame *f, const lm_type *type,
                     char *base, lm__frame_kind kind, size_t start)
{

    f->type = type;
    f->base = base;
    f->seen.bits = 0;
    f->start = start;
    f->line = 0;
    f->column = 0;
    f->count = 0;
    f->capacity = kind == LM__FRAME_LIST ? LM__FIRST_ITEMS : 0;
    f->violations = p->n_violations;
    f->before = 0;
    f->at = -1;
    f->next = 0;
    f->kind = (uint8_t)kind;
    f->in = kind == LM__FRAME_MODEL ? LM__IN_OBJECT : LM__IN_ARRAY;
    f->flags = f[-1].flags & LM__FRAME_STRICT;
    if (LM__UNLIKELY(type->flags & LM_TYPE_STRICT))
        f->flags |= LM__FRAME_STRICT;
    p->depth++;
}

/* Where the struct lies; NULL: there is no memory for it. */
static LM__OUTLINE char *unbox(lm_parser *p, const lm_type *type, char *slot)
{
    const lm_model *model = type->of;
    char *target;

    lm__slot_set_has(type, slot, true);
    if (!(type->flags & LM_TYPE_BOXED))
        return slot;
    target = lm__arena_take(p->arena, model->size, alignof(max_align_t));
    if (!target) {
        lm__declined(p, model->size);
        return NULL;
    }
    lm__zero(target, model->size);
    lm__store_pointer(slot, target);
    return target;
}

/* A model as the frame f, for the bracket at s. */
LM__INLINE bool open_model(lm_parser *p, lm__frame *f, const lm_type *type,
                           char *slot, size_t start)
{
    const lm_model *model = type->of;

    if (LM__UNLIKELY(model->n_fields > 64))
        return false;
    if (LM__UNLIKELY((type->flags & LM_TYPE_BOXED) || type->companion)) {
        slot = unbox(p, type, slot);
        if (!slot)
            return false;
    }
    push(p, f, type, slot, LM__FRAME_MODEL, start);
    if (LM__UNLIKELY(model->flags & LM_MODEL_STRICT))
        f->flags |= LM__FRAME_STRICT;
    if (LM__UNLIKELY((model->flags & LM_MODEL_FORBID_EXTRA) ||
                     (p->options.flags & LM_PARSE_CLOSED)))
        f->flags |= LM__FRAME_CLOSED;
    return true;
}

/* Room for the first items at once; if there are none, a pointer to it. */
LM__INLINE bool open_list(lm_parser *p, lm__frame *f, const lm_type *type,
                          char *slot, size_t start)
{
    size_t size = LM__FIRST_ITEMS * lm__type_stride(type->of);
    char *items;

    if (LM__UNLIKELY(type->flags & (LM_TYPE_BOXED | LM_TYPE_INLINE)))
        return false;
    items = lm__arena_take(p->arena, size, alignof(max_align_t));
    if (LM__UNLIKELY(!items)) {
        lm__declined(p, size);
        return false;
    }
    lm__store_pointer(slot, items);
    push(p, f, type, slot, LM__FRAME_LIST, start);
    return true;
}

/* Opens what is to open; true: it is open, as the top frame. */
LM__INLINE bool open_halted(lm_parser *p, lm__frame *f, halt *where,
                            const lm__text *t)
{
    const lm_type *type = where->type;
    size_t start = lm__offset_of(t, where->s);

    where->type = NULL;
    if (LM__LIKELY(where->s < t->end && p->depth + 1 < p->frames_room &&
                   p->depth < p->limits.max_depth)) {
        if (*where->s == '{' && type->kind == LM_KIND_MODEL &&
            open_model(p, f + 1, type, where->slot, start)) {
            where->s++;
            where->state = LM__FIRST_KEY;
            return true;
        }
        if (*where->s == '[' && type->kind == LM_KIND_LIST &&
            open_list(p, f + 1, type, where->slot, start)) {
            where->s++;
            where->state = LM__FIRST_ITEM;
            return true;
        }
    }
    where->more = false;
    take_back(f);
    return false;
}

const char *lm__fast_run(lm_parser *p, const lm__text *t)
{
    lm__frame *f = lm__top(p);
    halt where = halted((lm__at){t->first, p->lex.state, true});

    while (where.more && p->status == LM_OK) {
        uint32_t depth = p->depth;
        lm__at from = {where.s, where.state, true};

        if (f->kind == LM__FRAME_MODEL && where.state != LM__VALUE &&
            lm__model_of(f)->n_fields <= 64)
            where = members(p, f, from, t);
        else if (f->kind == LM__FRAME_LIST)
            where = items(p, f, from, t);
        else if (f->kind == LM__FRAME_MODEL && f->at >= 0)
            where = member_value(p, f, from, t);
        else
            where = root(p, f, from);
        if (where.type && open_halted(p, f, &where, t))
            f++;
        else if (p->depth < depth)
            f--;
    }
    p->offset = lm__offset_of(t, where.s);
    p->lex.state = (uint8_t)where.state;
    p->lex.in = f->in;
    return where.s;
}
