/* SPDX-License-Identifier: MIT */
#include "state.h"

#include "engine.h"

/*
 * Which value of a partial one lies at an address. The walk goes down no
 * deeper than the parser did, which limits.max_depth bounds.
 */

/* How much of a value has been read. */
typedef enum how {
    DONE,
    OPEN,   /* it is an object or array, with a frame */
    CURRENT /* it is next, or its token is being read */
} how;

typedef struct search {
    const lm_parser *p;
    const char *address;
    size_t size;
    uint32_t hidden; /* of lm__hidden_from */
    lm_state found;
} search;

/* A value: frame is its own if OPEN, and that it stands in if CURRENT. */
typedef struct part {
    const lm_type *type;
    const char *slot;
    how how;
    uint32_t frame;
} part;

static bool find(search *s, part v);

static bool has(const part *v)
{
    if (!lm__slot_has(v->type, v->slot))
        return false;
    return v->type->kind != LM_KIND_UNION || (v->type->flags & LM_TYPE_BOXED) ||
           lm__load_union_kind(v->slot);
}

static lm_state state_of(const search *s, const part *v)
{
    if (v->how == DONE)
        return has(v) ? LM_COMPLETE : LM_ABSENT;
    if (v->how == OPEN)
        return v->frame <= s->hidden &&
                       s->p->frames[v->frame].kind != LM__FRAME_SWITCH
                   ? LM_PARTIAL
                   : LM_ABSENT;
    return v->frame < s->hidden && lm__in_token(s->p) &&
                   s->p->accept == LM__TAKE_TEXT
               ? LM_PARTIAL
               : LM_ABSENT;
}

static bool is_at(search *s, const part *v, const char *at, size_t size)
{
    if (s->address != at || s->size != size)
        return false;
    s->found = state_of(s, v);
    return true;
}

/* The current value of an open frame. */
static part current(const search *s, uint32_t frame, const lm_type *type,
                    const char *slot)
{
    if (frame < s->p->depth)
        return (part){type, slot, OPEN, frame + 1};
    return (part){type, slot, CURRENT, frame};
}

static bool in_model(search *s, const part *v, const char *base)
{
    const lm_model *model = v->type->of;
    const lm__frame *f = v->how == OPEN ? &s->p->frames[v->frame] : NULL;

    for (uint32_t i = 0; i < model->n_fields; i++) {
        const lm_field *field = &model->fields[i];
        part inner = {&field->type, base + field->offset, DONE, 0};

        if (f && !lm__seen(s->p, f, i))
            continue;
        if (f && f->at == (int32_t)i)
            inner = current(s, v->frame, inner.type, inner.slot);
        if (find(s, inner))
            return true;
    }
    return false;
}

/* Items of a list, or the values of a map's entries. */
static bool in_items(search *s, const part *v, const char *slot)
{
    const lm_type *type = v->type;
    bool list = type->kind == LM_KIND_LIST;
    const lm_map *map = list ? NULL : type->of;
    const lm_type *of = list ? type->of : &map->value;
    size_t stride = list ? lm__type_stride(of) : map->entry_size;
    const char *at = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);
    const lm__frame *f = v->how == OPEN ? &s->p->frames[v->frame] : NULL;

    if (!list)
        at += map->value_offset;
    for (size_t i = 0; i < n; i++, at += stride) {
        part inner = {of, at, DONE, 0};

        if (f && f->at == (int32_t)i)
            inner = current(s, v->frame, of, at);
        if (find(s, inner))
            return true;
    }
    return false;
}

static bool in_union(search *s, const part *v, const char *slot)
{
    const lm_union *u = v->type->of;
    int kind = lm__load_union_kind(slot);
    part inner = *v;

    if (!kind)
        return false;
    inner.type = &u->members[kind - 1].type;
    inner.slot = slot + u->members[kind - 1].offset;
    return find(s, inner);
}

static bool inside(search *s, const part *v, const char *slot)
{
    switch (v->type->kind) {
    case LM_KIND_MODEL:
        return in_model(s, v, slot);
    case LM_KIND_LIST:
    case LM_KIND_MAP:
        return lm__slot_has(v->type, v->slot) && in_items(s, v, slot);
    case LM_KIND_UNION:
        return in_union(s, v, slot);
    default:
        return false;
    }
}

static bool find(search *s, part v)
{
    const char *slot = v.slot;

    if (is_at(s, &v, slot, lm__slot_size(v.type)))
        return true;
    if (v.type->flags & LM_TYPE_BOXED) {
        slot = lm__load_pointer(slot);
        if (!slot)
            return false;
        if (is_at(s, &v, slot, v.type->size))
            return true;
    }
    return inside(s, &v, slot);
}

lm_state lm_parser_state_of(const lm_parser *p, const void *address,
                            size_t size)
{
    search s = {p, address, size, lm__hidden_from(p), LM_ABSENT};
    part root = {p->root_type, p->root, DONE, 0};

    if (!p->root || !address || p->hidden.root)
        return LM_ABSENT;
    if (!p->done)
        root = current(&s, 0, p->root_type, p->root);
    find(&s, root);
    return s.found;
}

lm_state lm__value_state_of(const lm_type *type, const void *value,
                            const void *address, size_t size)
{
    search s = {NULL, address, size, 0, LM_ABSENT};

    if (address)
        find(&s, (part){type, value, DONE, 0});
    return s.found;
}
