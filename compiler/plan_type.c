/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "format.h"
#include "plan_build.h"

#include <stdalign.h>
#include <string.h>

typedef struct scalar {
    lm_kind kind;
    const char *name;
    uint32_t size, align;
} scalar;

#define SCALAR(kind, type)                                                     \
    {                                                                          \
        kind, #type, sizeof(type), alignof(type)                               \
    }

static const scalar bool_scalar = SCALAR(LM_KIND_BOOL, bool);
static const scalar float_scalars[] = {
    SCALAR(LM_KIND_FLOAT, float),
    SCALAR(LM_KIND_FLOAT, double),
};

/* By the logarithm of the bytes. */
static const scalar int_scalars[] = {
    SCALAR(LM_KIND_INT, int8_t),
    SCALAR(LM_KIND_INT, int16_t),
    SCALAR(LM_KIND_INT, int32_t),
    SCALAR(LM_KIND_INT, int64_t),
};
static const scalar uint_scalars[] = {
    SCALAR(LM_KIND_UINT, uint8_t),
    SCALAR(LM_KIND_UINT, uint16_t),
    SCALAR(LM_KIND_UINT, uint32_t),
    SCALAR(LM_KIND_UINT, uint64_t),
};

static size_t int_rank(unsigned bits)
{
    switch (bits) {
    case 8:
        return 0;
    case 16:
        return 1;
    case 32:
        return 2;
    default:
        return 3;
    }
}

static void set_slot(plan_type *out, const char *slot, uint32_t size,
                     uint32_t align)
{
    out->slot = slot;
    out->tail = "";
    out->slot_size = size;
    out->slot_align = align;
}

static void set_scalar(plan_builder *b, plan_type *out, const scalar *is)
{
    const char *name = out->type->c_name ? out->type->c_name : is->name;

    out->row.kind = (uint8_t)is->kind;
    out->row.size = is->size;
    out->measured = name;
    set_slot(out, alloc_printf(b->arena, "%s ", name), is->size, is->align);
}

/* A slot that is a pointer; row.size is the pointer's, too. */
static void set_pointer(plan_builder *b, plan_type *out, lm_kind kind,
                        const char *target)
{
    bool spaced = target[strlen(target) - 1] != '*';

    out->row.kind = (uint8_t)kind;
    out->row.size = sizeof(void *);
    out->measured = alloc_printf(b->arena, spaced ? "%s *" : "%s*", target);
    set_slot(out, out->measured, sizeof(void *), alignof(void *));
}

static void set_boxed(plan_builder *b, plan_type *out, const char *name)
{
    out->row.flags |= LM_TYPE_BOXED;
    set_slot(out, alloc_printf(b->arena, "%s *", name), sizeof(void *),
             alignof(void *));
}

/* "int64_t " and "[8]": "int64_t[8]", what sizeof takes. */
static const char *without_name(plan_builder *b, const plan_type *type)
{
    size_t n = strlen(type->slot);

    return alloc_printf(b->arena, "%.*s%s",
                        (int)(n - (type->slot[n - 1] == ' ')), type->slot,
                        type->tail);
}

static void set_format(plan_builder *b, plan_type *out)
{
    const model_format *format = out->type->format;
    const scalar is = {format->row ? LM_KIND_FORMAT : LM_KIND_BYTES,
                       format->c_type, format->size, format->align};

    set_scalar(b, out, &is);
    if (out->type->in_bytes) {
        out->tail = alloc_printf(b->arena, "[%u]", (unsigned)format->size);
        out->measured = without_name(b, out);
    }
    if (!format->row)
        return;
    out->row.of = format->row;
    out->of = format->symbol;
}

static const char *address_of(plan_builder *b, const char *symbol)
{
    return alloc_printf(b->arena, "&%s", symbol);
}

/* The slot is room of what it was. */
static void set_array(plan_builder *b, plan_type *out, uint32_t room)
{
    uint64_t size = (uint64_t)out->slot_size * room;

    if (size > PLAN_MAX_SIZE) {
        diag_error(b->diag, b->field->span,
                   "'%s' takes more than %d bytes in place", b->field->name,
                   PLAN_MAX_SIZE);
        size = 0;
    }
    out->row.flags |= LM_TYPE_INLINE;
    out->row.size = (uint32_t)size;
    out->slot_size = (uint32_t)size;
    out->tail = alloc_printf(b->arena, "[%u]%s", room, out->tail);
    out->measured = without_name(b, out);
}

static void set_string(plan_builder *b, plan_type *out)
{
    const char *name = out->type->c_name ? out->type->c_name : "char";

    if (!out->type->room) {
        set_pointer(b, out, LM_KIND_STRING, name);
        return;
    }
    out->row.kind = LM_KIND_STRING;
    set_slot(out, alloc_printf(b->arena, "%s ", name), 1, 1);
    set_array(b, out, out->type->room);
}

static void set_enum(plan_builder *b, plan_type *out)
{
    const plan_enum *of = plan_enum_of(b->plan, out->type->decl);
    const scalar is = {LM_KIND_ENUM, of->names.type, sizeof(lm_kind),
                       alignof(lm_kind)};

    set_scalar(b, out, &is);
    out->row.of = &of->row;
    out->of = address_of(b, of->names.table);
}

static void size_later(plan_builder *b, plan_type *out)
{
    b->late = alloc_grow(b->arena, b->late, b->n_late, &b->late_capacity,
                         sizeof(plan_type *));
    b->late[b->n_late++] = out;
}

static void set_model(plan_builder *b, plan_type *out)
{
    plan_model *of = plan_model_of(b->plan, out->type->decl);
    const scalar is = {LM_KIND_MODEL, of->names.type, of->layout.size,
                       of->layout.align};

    set_scalar(b, out, &is);
    out->row.of = &of->row;
    out->of = address_of(b, of->names.model);
    if (out->type->optional && !out->type->by_value)
        set_boxed(b, out, out->measured);
    if (!of->placed) {
        of->named_early = true;
        size_later(b, out);
    }
}

static void set_union(plan_builder *b, const char *base, plan_type *out)
{
    const plan_union *of = plan_add_union(b, base, out->type);
    const scalar is = {LM_KIND_UNION, of->layout->name, of->layout->size,
                       of->layout->align};

    set_scalar(b, out, &is);
    out->one_of = of;
    out->row.of = &of->row;
    out->of = address_of(b, of->symbol);
    if (out->type->optional)
        set_boxed(b, out, of->layout->name);
}

bool plan_is_counted(const model_type *type)
{
    return type->kind == TYPE_LIST || type->kind == TYPE_MAP;
}

bool plan_has_flag(const model_type *type)
{
    if (type->flagged)
        return true;
    switch (type->kind) {
    case TYPE_BOOL:
    case TYPE_INT:
    case TYPE_FLOAT:
    case TYPE_ENUM:
    case TYPE_FORMAT:
    case TYPE_BYTES:
        return type->optional;
    case TYPE_STRING:
        return type->optional && type->room;
    default:
        return false;
    }
}

bool plan_is_pointer(const plan_type *type)
{
    return type->slot[strlen(type->slot) - 1] == '*' && *type->tail != '[';
}

/* The struct of an item and its companion; the item comes first in it. */
static void pair_up(plan_builder *b, const char *base, plan_type *item)
{
    bool counted = plan_is_counted(item->type);
    plan_struct *pair = plan_struct_new(b->arena, base);

    item->is_item = true;
    plan_place(b, pair, counted ? "items" : "value",
               counted ? "n_items" : "has_value", item);
    plan_struct_close(pair);
    plan_add_part(b, pair);
    if (pair->huge || pair->size > UINT16_MAX)
        diag_error(b->diag, b->field->span,
                   "an item of '%s' takes more than %d bytes in place",
                   b->field->name, UINT16_MAX);
    item->row.stride = (uint16_t)pair->size;
    set_slot(item, alloc_printf(b->arena, "%s ", base), pair->size,
             pair->align);
}

static const plan_type *add_item(plan_builder *b, const char *base,
                                 const model_type *type)
{
    plan_type *item = alloc_new(b->arena, plan_type);

    plan_describe(b, base, type, item);
    item->symbol = names_derived(b->names, base, "type", b->field->span,
                                 "the items' table of");
    if (plan_is_counted(type) || plan_has_flag(type))
        pair_up(b, base, item);
    plan_add_table(b, PLAN_ITEM)->item = item;
    return item;
}

/* A pointer to items that may be arrays: char (*xs)[32]. */
static void set_items(plan_builder *b, const plan_type *item, plan_type *out)
{
    size_t n = strlen(item->slot);
    bool spaced = item->slot[n - 1] == ' ';

    if (*item->tail) {
        set_pointer(b, out, LM_KIND_LIST,
                    alloc_printf(b->arena, "%s(", item->slot));
        out->slot = alloc_printf(b->arena, "%s(*", item->slot);
        out->tail = alloc_printf(b->arena, ")%s", item->tail);
        out->measured = without_name(b, out);
        return;
    }
    set_pointer(b, out, LM_KIND_LIST,
                alloc_strndup(b->arena, item->slot, n - spaced));
}

static void set_items_in_place(plan_builder *b, const plan_type *item,
                               plan_type *out)
{
    out->row.kind = LM_KIND_LIST;
    set_slot(out, item->slot, item->slot_size, item->slot_align);
    out->tail = item->tail;
    set_array(b, out, out->type->room);
}

static void set_list(plan_builder *b, const char *base, plan_type *out)
{
    const char *item_base = names_derived(b->names, base, "item",
                                          b->field->span, "the items' type of");
    const plan_type *item = add_item(b, item_base, out->type->elem);

    if (out->type->room)
        set_items_in_place(b, item, out);
    else
        set_items(b, item, out);
    out->item = item;
    out->row.of = &item->row;
    out->of = address_of(b, item->symbol);
}

static void set_map(plan_builder *b, const char *base, plan_type *out)
{
    plan_map *map = alloc_new(b->arena, plan_map);
    source_span span = b->field->span;
    const plan_member key = {.type = "char *",
                             .name = "key",
                             .size = sizeof(char *),
                             .align = alignof(char *)};

    map->symbol =
        names_derived(b->names, base, "map", span, "the map's table of");
    map->entry =
        plan_struct_new(b->arena, names_derived(b->names, base, "entry", span,
                                                "the map's entries of"));
    plan_struct_add(b->arena, map->entry, key);
    plan_describe(b,
                  names_derived(b->names, base, "value", span, "the values of"),
                  out->type->elem, &map->value);
    plan_place(b, map->entry, "value",
               plan_is_counted(out->type->elem) ? "n_value" : "has_value",
               &map->value);
    plan_struct_close(map->entry);
    plan_add_part(b, map->entry);
    map->row.entry_size = map->entry->size;
    map->row.value_offset = map->entry->members[map->value.value].offset;
    plan_add_table(b, PLAN_MAP)->map = map;
    set_pointer(b, out, LM_KIND_MAP, map->entry->name);
    out->map = map;
    out->row.of = &map->row;
    out->of = address_of(b, map->symbol);
}

void plan_describe(plan_builder *b, const char *base, const model_type *type,
                   plan_type *out)
{
    out->type = type;
    out->row.flags =
        (uint8_t)((type->optional ? LM_TYPE_OPTIONAL : 0) |
                  (type->rules.has[RULE_STRICT] ? LM_TYPE_STRICT : 0));
    switch (type->kind) {
    case TYPE_BOOL:
        set_scalar(b, out, &bool_scalar);
        break;
    case TYPE_INT:
        set_scalar(b, out,
                   (type->is_unsigned ? uint_scalars : int_scalars) +
                       int_rank(type->bits));
        break;
    case TYPE_FLOAT:
        set_scalar(b, out, &float_scalars[type->bits != 32]);
        break;
    case TYPE_STRING:
        set_string(b, out);
        break;
    case TYPE_JSON:
        set_pointer(b, out, LM_KIND_JSON, type->c_name ? type->c_name : "char");
        break;
    case TYPE_DECIMAL:
        set_pointer(b, out, LM_KIND_DECIMAL, "char");
        break;
    case TYPE_FORMAT:
    case TYPE_BYTES:
        set_format(b, out);
        break;
    case TYPE_ENUM:
        set_enum(b, out);
        break;
    case TYPE_MODEL:
        set_model(b, out);
        break;
    case TYPE_LIST:
        set_list(b, base, out);
        break;
    case TYPE_MAP:
        set_map(b, base, out);
        break;
    case TYPE_UNION:
        set_union(b, base, out);
        break;
    }
    plan_add_rules(b, base, out);
}

/*
 * In the struct of an entry, a pair or a union a recursive model is boxed: it
 * could not be complete there.
 */
static void box_recursive(plan_builder *b, const plan_struct *in,
                          plan_type *out)
{
    const model_type *type = out->type;

    if (in != &b->model->layout && type->kind == TYPE_MODEL &&
        type->decl->recursive && !(out->row.flags & LM_TYPE_BOXED))
        set_boxed(b, out, out->measured);
}

static size_t add_companion(plan_builder *b, plan_struct *in, const char *name,
                            const plan_type *of)
{
    return plan_struct_add(b->arena, in,
                           plan_is_counted(of->type) ? PLAN_MEMBER(size_t, name)
                                                     : PLAN_MEMBER(bool, name));
}

/* has_x reads better before its value; of an item the value is first. */
void plan_place(plan_builder *b, plan_struct *in, const char *member,
                const char *companion, plan_type *out)
{
    bool flag = plan_has_flag(out->type);
    bool has = flag || plan_is_counted(out->type);
    bool before = flag && !out->is_item;
    plan_member value = {.name = member};

    box_recursive(b, in, out);
    value.type = out->slot;
    value.tail = out->tail;
    value.size = out->slot_size;
    value.align = out->slot_align;
    out->holder = in;
    if (before)
        out->companion = add_companion(b, in, companion, out);
    out->value = plan_struct_add(b->arena, in, value);
    if (has && !before)
        out->companion = add_companion(b, in, companion, out);
    if (has)
        out->row.companion = (int32_t)in->members[out->companion].offset -
                             (int32_t)in->members[out->value].offset;
}
