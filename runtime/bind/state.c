/* SPDX-License-Identifier: MIT */
#include "state.h"

#include "parts.h"
#include "pointer.h"

#include <string.h>

/*
 * Which value of a partial one lies at an address. The walk goes down no
 * deeper than the parser did, which limits.max_depth bounds.
 */

typedef struct search {
    const lm_parser *p;
    const char *address;
    size_t size;
    uint32_t hidden; /* of lm__hidden_from */
    lm_state found;
    char path[192]; /* JSON Pointer of what was found */
} search;

static bool find(search *s, lm__part v);

static bool has(const lm__part *v)
{
    if (!lm__slot_has(v->type, v->slot))
        return false;
    return v->type->kind != LM_KIND_UNION || (v->type->flags & LM_TYPE_BOXED) ||
           lm__load_union_kind(v->slot);
}

lm_state lm__part_state(const lm_parser *p, uint32_t hidden,
                        const lm__part *part)
{
    bool shows;

    if (part->how == LM__DONE)
        return has(part) ? LM_COMPLETE : LM_ABSENT;
    if (part->how == LM__OPEN)
        shows = part->frame <= hidden &&
                p->frames[part->frame].kind != LM__FRAME_SWITCH;
    else
        shows = part->frame < hidden && lm__in_token(p) &&
                p->accept == LM__TAKE_TEXT;
    return shows ? LM_PARTIAL : LM_ABSENT;
}

/* The current value of an open frame. */
static lm__part current(const lm_parser *p, uint32_t frame, const lm_type *type,
                        const char *slot)
{
    if (frame < p->depth)
        return (lm__part){type, slot, LM__OPEN, frame + 1};
    return (lm__part){type, slot, LM__CURRENT, frame};
}

lm__part lm__part_root(const lm_parser *p)
{
    if (p->done)
        return (lm__part){p->root_type, p->root, LM__DONE, 0};
    return current(p, 0, p->root_type, p->root);
}

bool lm__part_field(const lm_parser *p, const lm__part *part, const char *base,
                    uint32_t i, lm__part *field)
{
    const lm_model *model = part->type->of;
    const lm__frame *f = part->how == LM__OPEN ? &p->frames[part->frame] : NULL;

    *field = (lm__part){&model->fields[i].type, base + model->fields[i].offset,
                        LM__DONE, 0};
    if (f && f->at == (int32_t)i)
        *field = current(p, part->frame, field->type, field->slot);
    return !f || lm__seen(p, f, i);
}

/* Which of a pair's fields it is: see lowered.c. */
enum { PAIR_VALUE = 1 };

/* The value of the pair that is being read in a list of them. */
static lm__part pair_value(const lm_parser *p, uint32_t list,
                           const lm_type *type, const char *at)
{
    const lm__frame *pair = &p->frames[list + 1];

    if (list >= p->depth || pair->kind != LM__FRAME_MODEL)
        return (lm__part){type, at, LM__CURRENT, list};
    if (pair->at == PAIR_VALUE)
        return current(p, list + 1, type, at);
    return (lm__part){type, at,
                      lm__seen(p, pair, PAIR_VALUE) ? LM__DONE : LM__CURRENT,
                      list + 1};
}

lm__part lm__part_item(const lm_parser *p, const lm__part *part, const char *at,
                       size_t i)
{
    const lm_type *type = part->type->kind == LM_KIND_LIST
                              ? part->type->of
                              : &((const lm_map *)part->type->of)->value;

    if (part->how != LM__OPEN || p->frames[part->frame].at != (int32_t)i)
        return (lm__part){type, at, LM__DONE, 0};
    if (lm__is_pairs(&p->frames[part->frame]))
        return pair_value(p, part->frame, type, at);
    return current(p, part->frame, type, at);
}

lm__items lm__part_items(const lm__part *part, const char *slot)
{
    const lm_type *type = part->type;
    const lm_map *map = type->of;
    lm__items items = {lm__slot_pointer(type, slot), lm__slot_count(type, slot),
                       0};

    if (type->kind == LM_KIND_LIST) {
        items.stride = lm__type_stride(type->of);
    } else {
        items.stride = map->entry_size;
        items.at += map->value_offset;
    }
    return items;
}

bool lm__part_member(const lm__part *part, const char *slot, lm__part *member)
{
    const lm_union *u = part->type->of;
    int kind = lm__load_union_kind(slot);

    if (!kind)
        return false;
    *member = *part;
    member->type = &u->members[kind - 1].type;
    member->slot = slot + u->members[kind - 1].offset;
    return true;
}

static bool is_at(search *s, const lm__part *v, const char *at, size_t size)
{
    if (s->address != at || s->size != size)
        return false;
    s->found = lm__part_state(s->p, s->hidden, v);
    return true;
}

static void prepend_key(search *s, const lm_words *keys, uint32_t i)
{
    size_t n = keys->at[i + 1] - keys->at[i] - keys->lead - keys->trail;

    lm__pointer_prepend(s->path, sizeof(s->path),
                        keys->text + keys->at[i] + keys->lead, n);
}

static bool in_model(search *s, const lm__part *v, const char *base)
{
    const lm_model *model = v->type->of;
    lm__part field;

    for (uint32_t i = 0; i < model->n_fields; i++)
        if (lm__part_field(s->p, v, base, i, &field) && find(s, field)) {
            prepend_key(s, model->keys, i);
            return true;
        }
    return false;
}

static void prepend_step(search *s, const lm_type *type, const char *at,
                         size_t i)
{
    const lm_map *map = type->of;
    const char *key;

    if (type->kind == LM_KIND_LIST) {
        lm__pointer_prepend_index(s->path, sizeof(s->path), i);
        return;
    }
    key = lm__load_pointer(at - map->value_offset);
    lm__pointer_prepend(s->path, sizeof(s->path), key, strlen(key));
}

static bool in_items(search *s, const lm__part *v, const char *slot)
{
    lm__items items = lm__part_items(v, slot);

    for (size_t i = 0; i < items.n; i++, items.at += items.stride)
        if (find(s, lm__part_item(s->p, v, items.at, i))) {
            prepend_step(s, v->type, items.at, i);
            return true;
        }
    return false;
}

static bool inside(search *s, const lm__part *v, const char *slot)
{
    lm__part member;

    switch (v->type->kind) {
    case LM_KIND_MODEL:
        return in_model(s, v, slot);
    case LM_KIND_LIST:
    case LM_KIND_MAP:
        return lm__slot_has(v->type, v->slot) && in_items(s, v, slot);
    case LM_KIND_UNION:
        return lm__part_member(v, slot, &member) && find(s, member);
    default:
        return false;
    }
}

static bool find(search *s, lm__part v)
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

/* What lies at the first path is what lies at the second one, or in it. */
static bool is_in(const char *path, const char *of)
{
    size_t n = strlen(of);

    return strncmp(path, of, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

/* It broke a rule, or something in it did. */
static bool is_broken(const lm_parser *p, const char *path)
{
    const lm_report *report = p->options.report;

    if (p->found && is_in(p->first->path, path))
        return true;
    for (size_t i = 0; report && i < report->n; i++)
        if (report->findings[i].violation &&
            is_in(report->findings[i].path, path))
            return true;
    return false;
}

lm_state lm_parser_state_of(const lm_parser *p, const void *address,
                            size_t size)
{
    search s = {p, address, size, lm__hidden_from(p), LM_ABSENT, ""};

    if (!p->root || !address || p->hidden.root)
        return LM_ABSENT;
    find(&s, lm__part_root(p));
    if (s.found == LM_COMPLETE && p->n_violations && is_broken(p, s.path))
        return LM_PARTIAL;
    return s.found;
}

lm_state lm__value_state_of(const lm_type *type, const void *value,
                            const void *address, size_t size)
{
    search s = {NULL, address, size, 0, LM_ABSENT, ""};

    if (address)
        find(&s, (lm__part){type, value, LM__DONE, 0});
    return s.found;
}

size_t lm__parser_items(const lm_parser *p, uint32_t i)
{
    uint32_t hidden = lm__hidden_from(p);
    lm__part root = lm__part_root(p);
    lm__part list;
    lm__part last;
    lm__items items;

    if (!p->root || p->hidden.root ||
        !lm__part_field(p, &root, root.slot, i, &list) ||
        lm__part_state(p, hidden, &list) == LM_ABSENT)
        return 0;
    items = lm__part_items(&list, list.slot);
    if (!items.n)
        return 0;
    items.at += (items.n - 1) * items.stride;
    last = lm__part_item(p, &list, items.at, items.n - 1);
    return items.n - (lm__part_state(p, hidden, &last) != LM_COMPLETE);
}

bool lm__parser_item_holds(const lm_parser *p, uint32_t i, size_t number)
{
    const lm_model *model = p->root_type->of;
    const lm_report *report = p->options.report;
    search s = {.path = ""};

    if (!p->n_violations)
        return true;
    if (!report || report->left_out)
        return false;
    lm__pointer_prepend_index(s.path, sizeof(s.path), number);
    prepend_key(&s, model->keys, i);
    return !is_broken(p, s.path);
}

void lm__parser_soon(const lm_parser *p, lm__soon *soon)
{
    lm__soon_add(soon, p, sizeof(*p));
    if (p->text)
        lm__soon_add(soon, p->text + p->text_n, LM__CACHE_LINE / 2);
    lm__soon_add(soon, p->root, LM__CACHE_LINE);
}
