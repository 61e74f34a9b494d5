/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "arena.h"

#include <stdalign.h>
#include <string.h>

static const lm_list_rules *rules_of(const lm__frame *f)
{
    static const lm_list_rules none = {0, 0, 0};

    return f->type->rules ? f->type->rules : &none;
}

static size_t stride_of(const lm_type *type)
{
    if (type->kind == LM_KIND_MAP)
        return ((const lm_map *)type->of)->entry_size;
    return lm__type_stride(type->of);
}

/* How many items there is room for; UINT32_MAX: there will always be more. */
static uint32_t room_of(const lm_type *type)
{
    if (!(type->flags & LM_TYPE_INLINE))
        return UINT32_MAX;
    return (uint32_t)(type->size / stride_of(type));
}

/* Present and empty is a pointer to something. */
void lm__items_open(lm_parser *p, lm__frame *f)
{
    void *nothing;

    if (f->type->flags & LM_TYPE_INLINE) {
        f->capacity = room_of(f->type);
        return;
    }
    nothing = lm__arena_take(p->arena, 0, 1);
    if (!nothing)
        lm__no_value_memory(p, 1);
    else
        lm__store_pointer(f->base, nothing);
}

static char *items(const lm__frame *f)
{
    if (f->type->flags & LM_TYPE_INLINE)
        return f->base;
    return lm__load_pointer(f->base);
}

/* What has no room in an array in place is checked, and lies nowhere. */
char *lm__item_slot(const lm__frame *f)
{
    if (!f->base || (uint32_t)f->at >= room_of(f->type))
        return NULL;
    return items(f) + (size_t)f->at * stride_of(f->type);
}

bool lm__items_room(lm_parser *p, lm__frame *f, size_t stride)
{
    uint32_t capacity = f->capacity ? f->capacity * 2 : 4;
    void *grown;

    if (f->count < f->capacity)
        return true;
    if (f->type->flags & LM_TYPE_INLINE)
        return false;
    grown = lm__arena_resize(p->arena, f->capacity ? items(f) : NULL,
                             f->capacity * stride, capacity * stride,
                             alignof(max_align_t));
    if (!grown) {
        lm__no_value_memory(p, capacity * stride);
        return false;
    }
    lm__store_pointer(f->base, grown);
    f->capacity = capacity;
    return true;
}

static void note_too_many(lm_parser *p, const lm__frame *f, uint32_t max)
{
    lm__note(p, LM_CODE_MAX_ITEMS, lm__at_frame(f), "more than %u items", max);
}

/* The rule, or the room of an array in place. */
static uint32_t max_of(const lm__frame *f)
{
    const lm_list_rules *rules = rules_of(f);
    uint32_t room = room_of(f->type);

    return (rules->set & LM_RULE_MAX) && rules->max < room ? rules->max : room;
}

void lm__item_begin(lm_parser *p, lm__frame *f)
{
    size_t stride = stride_of(f->type);
    char *slot;

    f->next++;
    if (p->eager && f->count >= max_of(f)) {
        note_too_many(p, f, max_of(f));
        return;
    }
    if (f->count >= p->options.limits.max_items) {
        lm__fail(p, LM_CODE_LIMIT, lm__here(p), "more than %u items",
                 p->options.limits.max_items);
        return;
    }
    if (f->base && !lm__items_room(p, f, stride) && p->status != LM_OK)
        return;
    f->at = (int32_t)f->count++;
    slot = lm__item_slot(f);
    if (slot)
        memset(slot, 0, stride);
}

/* As many as are stored. */
void lm__items_show(const lm__frame *f)
{
    uint32_t room = room_of(f->type);

    if (f->base)
        lm__slot_set_count(f->type, f->base, f->count < room ? f->count : room);
}

void lm__item_done(lm__frame *f)
{
    if (f->flags & LM__FRAME_BAD_ITEM) {
        f->flags &= (uint8_t)~LM__FRAME_BAD_ITEM;
        f->count--;
    }
    lm__items_show(f);
}

void lm__items_comma(lm_parser *p, lm__frame *f)
{
    if (f->count >= max_of(f))
        note_too_many(p, f, max_of(f));
}

static const char *items_word(const lm__frame *f, uint32_t n)
{
    if (f->type->kind == LM_KIND_MAP)
        return n == 1 ? "entry" : "entries";
    return n == 1 ? "item" : "items";
}

static void count_rules(lm_parser *p, const lm__frame *f)
{
    const lm_list_rules *rules = rules_of(f);

    if ((rules->set & LM_RULE_MIN) && f->count < rules->min)
        lm__note(p, LM_CODE_MIN_ITEMS, lm__at_frame(f),
                 "%u %s, the minimum is %u", f->count, items_word(f, f->count),
                 rules->min);
    if (f->count > max_of(f))
        lm__note(p, LM_CODE_MAX_ITEMS, lm__at_frame(f),
                 "%u %s, the maximum is %u", f->count, items_word(f, f->count),
                 max_of(f));
}

static void unique_rule(lm_parser *p, const lm__frame *f)
{
    uint32_t same[2];

    if (f->type->kind != LM_KIND_LIST || !f->base ||
        !(rules_of(f)->set & LM_RULE_UNIQUE) ||
        p->n_violations != f->violations)
        return;
    if (lm__same_items(p, f, same))
        lm__note(p, LM_CODE_UNIQUE, lm__at_frame(f),
                 "items %u and %u are equal", same[0], same[1]);
}

void lm__items_end(lm_parser *p)
{
    lm__frame *f = lm__top(p);
    lm__place place = lm__at_frame(f);

    if (lm__is_pairs(f))
        lm__pairs_end(p, f);
    count_rules(p, f);
    unique_rule(p, f);
    if (p->status != LM_OK)
        return;
    lm__pop(p);
    lm__value_done(p, place);
}
