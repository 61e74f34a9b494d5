/* SPDX-License-Identifier: MIT */
#include "equal.h"

#include "canon.h"
#include "lm/format.h"
#include "lm/value.h"
#include "number.h"
#include "slot.h"

#include <string.h>

typedef struct comparison {
    const lm_allocator *allocator;
    lm_status status;
    unsigned depth;
} comparison;

static bool equal_slots(comparison *c, const lm_type *type, const char *a,
                        const char *b);

static bool equal_texts(const lm_type *type, const char *a, const char *b)
{
    const char *s = lm__slot_pointer(type, a);
    const char *t = lm__slot_pointer(type, b);
    size_t n = lm__slot_length(type, s);

    return n == lm__slot_length(type, t) && memcmp(s, t, n) == 0;
}

/* By what equal values have in common; frees both. */
static bool equal_canons(comparison *c, lm_buffer *x, lm_buffer *y)
{
    bool equal = x->size == y->size &&
                 (!x->size || memcmp(x->data, y->data, x->size) == 0);

    if (lm_buffer_status(x) != LM_OK)
        c->status = x->status;
    else if (lm_buffer_status(y) != LM_OK)
        c->status = y->status;
    lm_buffer_free(x);
    lm_buffer_free(y);
    return equal && c->status == LM_OK;
}

static const char *skip_space(const char *s)
{
    return s + strspn(s, " \t\r\n");
}

/* What is not the same text may still be the same value. */
static bool equal_json(comparison *c, const char *s, const char *t)
{
    lm_buffer x = {.allocator = c->allocator};
    lm_buffer y = {.allocator = c->allocator};

    s = skip_space(s);
    t = skip_space(t);
    if (strcmp(s, t) == 0)
        return true;
    if (*s != *t && strchr("{[\"tfn", *s))
        return false;
    lm__canon_json(&x, s);
    lm__canon_json(&y, t);
    return equal_canons(c, &x, &y);
}

/* Members that were kept as they came: the text of an object, or NULL. */
static bool equal_extras(comparison *c, const char *s, const char *t)
{
    return s && t ? equal_json(c, s, t) : s == t;
}

static bool equal_floats(size_t size, const char *a, const char *b)
{
    double x = lm__load_float(size, a);
    double y = lm__load_float(size, b);

    return x == y || (x != x && y != y);
}

static bool equal_bytes(const char *a, const char *b)
{
    lm_bytes x;
    lm_bytes y;

    memcpy(&x, a, sizeof(x));
    memcpy(&y, b, sizeof(y));
    return x.size == y.size && (!x.size || !memcmp(x.data, y.data, x.size));
}

/* 1.5 and 1.50 are one number. What is none is compared as text. */
static bool equal_decimals(const char *s, const char *t)
{
    return strcmp(s, t) == 0 ||
           (lm__is_number(s) && lm__is_number(t) &&
            lm__number_compare(s, strlen(s), t, strlen(t)) == 0);
}

static bool equal_models(comparison *c, const lm_model *model, const char *a,
                         const char *b)
{
    for (size_t i = 0; i < model->n_fields; i++) {
        const lm_field *field = &model->fields[i];

        if (!equal_slots(c, &field->type, a + field->offset, b + field->offset))
            return false;
    }
    return !(model->flags & LM_MODEL_KEEP_EXTRA) ||
           equal_extras(c, lm__load_pointer(a + model->extra),
                        lm__load_pointer(b + model->extra));
}

static bool equal_lists(comparison *c, const lm_type *type, const char *a,
                        const char *b)
{
    const lm_type *item = type->of;
    size_t n = lm__slot_count(type, a);
    size_t stride = lm__type_stride(item);

    if (n != lm__slot_count(type, b))
        return false;
    a = lm__slot_pointer(type, a);
    b = lm__slot_pointer(type, b);
    for (size_t i = 0; i < n; i++)
        if (!equal_slots(c, item, a + i * stride, b + i * stride))
            return false;
    return true;
}

/* Entry for entry, which is how equal maps most often stand. */
static bool equal_in_order(comparison *c, const lm_map *map, size_t n,
                           const char *a, const char *b, bool *same_keys)
{
    for (size_t i = 0; i < n; i++, a += map->entry_size, b += map->entry_size) {
        *same_keys = strcmp(lm__load_pointer(a), lm__load_pointer(b)) == 0;
        if (!*same_keys || !equal_slots(c, &map->value, a + map->value_offset,
                                        b + map->value_offset))
            return false;
    }
    return true;
}

static bool equal_maps(comparison *c, const lm_type *type, const char *a,
                       const char *b)
{
    lm_buffer x = {.allocator = c->allocator};
    lm_buffer y = {.allocator = c->allocator};
    size_t n = lm__slot_count(type, a);
    bool same_keys = true;

    if (n != lm__slot_count(type, b))
        return false;
    if (equal_in_order(c, type->of, n, lm__slot_pointer(type, a),
                       lm__slot_pointer(type, b), &same_keys))
        return true;
    if (same_keys)
        return false;
    lm__canon_put(&x, type, a);
    lm__canon_put(&y, type, b);
    return equal_canons(c, &x, &y);
}

static bool equal_unions(comparison *c, const lm_union *u, const char *a,
                         const char *b)
{
    int kind = lm__load_union_kind(a);
    const lm_union_member *member;

    if (kind != lm__load_union_kind(b))
        return false;
    if (kind < 1 || kind > u->n_members)
        return true;
    member = &u->members[kind - 1];
    return equal_slots(c, &member->type, a + member->offset,
                       b + member->offset);
}

static bool equal_values(comparison *c, const lm_type *type, const char *a,
                         const char *b)
{
    switch ((lm_kind)type->kind) {
    case LM_KIND_BOOL:
        return memcmp(a, b, sizeof(bool)) == 0;
    case LM_KIND_INT:
    case LM_KIND_UINT:
    case LM_KIND_ENUM:
    case LM_KIND_FORMAT:
        return memcmp(a, b, type->size) == 0;
    case LM_KIND_FLOAT:
        return equal_floats(type->size, a, b);
    case LM_KIND_STRING:
        return equal_texts(type, a, b);
    case LM_KIND_BYTES:
        return equal_bytes(a, b);
    case LM_KIND_DECIMAL:
        return equal_decimals(lm__load_pointer(a), lm__load_pointer(b));
    case LM_KIND_JSON:
        return type->flags & LM_TYPE_INLINE
                   ? equal_texts(type, a, b)
                   : equal_json(c, lm__load_pointer(a), lm__load_pointer(b));
    case LM_KIND_MODEL:
        return equal_models(c, type->of, a, b);
    case LM_KIND_LIST:
        return equal_lists(c, type, a, b);
    case LM_KIND_MAP:
        return equal_maps(c, type, a, b);
    case LM_KIND_UNION:
        return equal_unions(c, type->of, a, b);
    }
    return false;
}

/* A list that takes no null is empty, whether it points at something or not. */
static bool is_empty(const lm_type *type, const char *slot)
{
    return lm__type_is_counted(type) && !(type->flags & LM_TYPE_OPTIONAL) &&
           !lm__slot_count(type, slot);
}

static bool equal_slots(comparison *c, const lm_type *type, const char *a,
                        const char *b)
{
    bool is_container = lm__type_is_container(type);
    bool has = lm__slot_has(type, a);
    bool equal;

    if (has != lm__slot_has(type, b))
        return is_empty(type, a) && is_empty(type, b);
    if (!has)
        return true;
    if (is_container && c->depth == LM_VALUE_DEPTH_MAX)
        return false;
    c->depth += is_container;
    equal =
        equal_values(c, type, lm__slot_value(type, a), lm__slot_value(type, b));
    c->depth -= is_container;
    return equal;
}

bool lm__value_equal(const lm_type *type, const void *a, const void *b,
                     const lm_allocator *allocator, lm_status *status)
{
    comparison c = {.allocator = allocator};
    bool equal = equal_slots(&c, type, a, b);

    if (c.status != LM_OK)
        *status = c.status;
    return equal && c.status == LM_OK;
}

bool lm_value_equal(const lm_type *type, const void *a, const void *b)
{
    lm_status status = LM_OK;

    return lm__value_equal(type, a, b, NULL, &status);
}
