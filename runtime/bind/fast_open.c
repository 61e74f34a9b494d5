/* SPDX-License-Identifier: MIT */
#include "fast_piece.h"

#include <string.h>

/* Objects and lists of small pieces: their brackets. */

static bool may_open(const lm_parser *p, const lm_type *type, char bracket)
{
    uint8_t kind = bracket == '{' ? LM_KIND_MODEL : LM_KIND_LIST;

    if ((type->flags & LM_TYPE_BOXED) &&
        (kind != LM_KIND_MODEL || type->companion))
        return false;
    return type->kind == kind && p->depth < p->options.limits.max_depth &&
           p->depth + 1 < p->frames_room;
}

/* A frame on top of f, at the bracket of the given offset. */
static void push(lm_parser *p, lm__frame *f, const lm_type *type, char *slot,
                 size_t offset)
{
    bool model = type->kind == LM_KIND_MODEL;

    lm__slot_set_has(type, slot, true);
    if (f->kind == LM__FRAME_LIST)
        lm__items_show(f);
    f++;
    lm__zero(f, sizeof(*f));
    f->type = type;
    f->base = slot;
    f->start = offset;
    if (!p->newlines) {
        f->line = p->lines.mark_line;
        f->column = (uint32_t)(offset - p->lines.mark_start) + 1;
    }
    f->violations = p->n_violations;
    f->before = p->n_violations;
    f->at = -1;
    f->kind = model ? LM__FRAME_MODEL : LM__FRAME_LIST;
    f->in = model ? LM__IN_OBJECT : LM__IN_ARRAY;
    f->flags = lm__fast_flags(p, f);
    f->easy = lm__fast_easy(f);
    p->depth++;
    p->lex.in = f->in;
    p->lex.state = model ? LM__FIRST_KEY : LM__FIRST_ITEM;
}

/* The struct that the slot is to point to; NULL: there is no memory. */
static char *box(lm_parser *p, const lm_type *type, char *slot)
{
    char *target = lm__arena_take(p->arena, type->size, alignof(max_align_t));

    if (!target)
        return NULL;
    lm__zero(target, type->size);
    lm__store_pointer(slot, target);
    return target;
}

const char *lm__piece_open(lm_parser *p, lm__frame *f, const lm_type *type,
                           char *slot, const char *s)
{
    char *items = NULL;

    if (!may_open(p, type, *s) || (!slot && !lm__piece_room(p, f, s)))
        return NULL;
    if (*s == '{' && ((const lm_model *)type->of)->n_fields > LM__FAST_FIELDS)
        return NULL;
    if (*s == '[') {
        items = lm__arena_take(p->arena,
                               LM__FIRST_ITEMS * lm__type_stride(type->of),
                               alignof(max_align_t));
        if (!items)
            return NULL;
    }
    if (!slot)
        slot = lm__piece_item(f);
    if (type->flags & LM_TYPE_BOXED) {
        slot = box(p, type, slot);
        if (!slot)
            return NULL;
    }
    push(p, f, type, slot, lm__piece_offset(p, s));
    if (items) {
        lm__store_pointer(slot, items);
        f[1].capacity = LM__FIRST_ITEMS;
    }
    return s + 1;
}

static bool list_good(const lm__frame *f)
{
    const lm_list_rules *rules = f->type->rules;

    return !rules || (!(rules->set & LM_RULE_UNIQUE) &&
                      f->count >= rules->min && f->count <= rules->max);
}

static bool model_good(const lm__frame *f)
{
    const lm_model *model = lm__model_of(f);
    uint64_t all = model->n_fields ? UINT64_MAX >> (64 - model->n_fields) : 0;
    uint64_t missing = all & ~f->seen.bits;

    return !model->n_checks && (!missing || !lm__fast_wants(model, missing));
}

const char *lm__piece_close(lm_parser *p, lm__frame *f, const char *s)
{
    bool model = f->kind == LM__FRAME_MODEL;

    if (!lm__fast_may_close(f) || !(model ? model_good(f) : list_good(f)))
        return NULL;
    if (!model)
        lm__items_show(f);
    f--;
    p->depth--;
    p->lex.in = f->in;
    p->lex.state = lm__fast_after(p, f);
    return s + 1;
}
