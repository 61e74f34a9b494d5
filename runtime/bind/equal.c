/* SPDX-License-Identifier: MIT */
#include "lm/value.h"

#include "lm/format.h"
#include "number.h"
#include "slot.h"

#include <string.h>

static bool equal_slots(const lm_type *type, const char *a, const char *b,
                        unsigned depth);

static bool equal_texts(const lm_type *type, const char *a, const char *b)
{
    const char *s = lm__slot_pointer(type, a);
    const char *t = lm__slot_pointer(type, b);
    size_t n = lm__slot_length(type, s);

    return n == lm__slot_length(type, t) && memcmp(s, t, n) == 0;
}

static const char *skip_space(const char *s)
{
    return s + strspn(s, " \t\r\n");
}

/* JSON as text, but for the white space between its tokens. */
static bool equal_json(const char *s, const char *t)
{
    bool in_string = false;

    for (;; s++, t++) {
        if (!in_string) {
            s = skip_space(s);
            t = skip_space(t);
        }
        if (*s != *t)
            return false;
        if (!*s)
            return true;
        if (*s == '"') {
            in_string = !in_string;
        } else if (in_string && *s == '\\' && s[1] && s[1] == t[1]) {
            s++;
            t++;
        }
    }
}

/* Members that were kept as they came: the text of an object, or NULL. */
static bool equal_extras(const char *s, const char *t)
{
    return s && t ? equal_json(s, t) : s == t;
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

static bool equal_models(const lm_model *model, const char *a, const char *b,
                         unsigned depth)
{
    for (size_t i = 0; i < model->n_fields; i++) {
        const lm_field *field = &model->fields[i];

        if (!equal_slots(&field->type, a + field->offset, b + field->offset,
                         depth))
            return false;
    }
    return !(model->flags & LM_MODEL_KEEP_EXTRA) ||
           equal_extras(lm__load_pointer(a + model->extra),
                        lm__load_pointer(b + model->extra));
}

static bool equal_lists(const lm_type *type, const char *a, const char *b,
                        unsigned depth)
{
    const lm_type *item = type->of;
    size_t n = lm__slot_count(type, a);
    size_t stride = lm__type_stride(item);

    if (n != lm__slot_count(type, b))
        return false;
    a = lm__slot_pointer(type, a);
    b = lm__slot_pointer(type, b);
    for (size_t i = 0; i < n; i++)
        if (!equal_slots(item, a + i * stride, b + i * stride, depth))
            return false;
    return true;
}

/* Where in b the key stands; begins at `from`, so that equal order is quick. */
static size_t find_key(const lm_map *map, const char *b, size_t n,
                       const char *key, size_t from)
{
    for (size_t i = 0; i < n; i++) {
        size_t at = from + i < n ? from + i : from + i - n;

        if (strcmp(lm__load_pointer(b + at * map->entry_size), key) == 0)
            return at;
    }
    return n;
}

static bool equal_maps(const lm_type *type, const char *a, const char *b,
                       unsigned depth)
{
    const lm_map *map = type->of;
    size_t n = lm__slot_count(type, a);
    size_t at = 0;

    if (n != lm__slot_count(type, b))
        return false;
    a = lm__slot_pointer(type, a);
    b = lm__slot_pointer(type, b);
    for (size_t i = 0; i < n; i++, a += map->entry_size) {
        at = find_key(map, b, n, lm__load_pointer(a), at);
        if (at == n ||
            !equal_slots(&map->value, a + map->value_offset,
                         b + at * map->entry_size + map->value_offset, depth))
            return false;
        at = at + 1 < n ? at + 1 : 0;
    }
    return true;
}

static bool equal_unions(const lm_union *u, const char *a, const char *b,
                         unsigned depth)
{
    int kind = lm__load_union_kind(a);
    const lm_union_member *member;

    if (kind != lm__load_union_kind(b))
        return false;
    if (kind < 1 || kind > u->n_members)
        return true;
    member = &u->members[kind - 1];
    return equal_slots(&member->type, a + member->offset, b + member->offset,
                       depth);
}

static bool equal_values(const lm_type *type, const char *a, const char *b,
                         unsigned depth)
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
                   : equal_json(lm__load_pointer(a), lm__load_pointer(b));
    case LM_KIND_MODEL:
        return equal_models(type->of, a, b, depth);
    case LM_KIND_LIST:
        return equal_lists(type, a, b, depth);
    case LM_KIND_MAP:
        return equal_maps(type, a, b, depth);
    case LM_KIND_UNION:
        return equal_unions(type->of, a, b, depth);
    }
    return false;
}

/* A list that takes no null is empty, whether it points at something or not. */
static bool is_empty(const lm_type *type, const char *slot)
{
    return lm__type_is_counted(type) && !(type->flags & LM_TYPE_OPTIONAL) &&
           !lm__slot_count(type, slot);
}

static bool equal_slots(const lm_type *type, const char *a, const char *b,
                        unsigned depth)
{
    bool has = lm__slot_has(type, a);

    if (has != lm__slot_has(type, b))
        return is_empty(type, a) && is_empty(type, b);
    if (!has)
        return true;
    if (lm__type_is_container(type) && depth++ == LM_VALUE_DEPTH_MAX)
        return false;
    return equal_values(type, lm__slot_value(type, a), lm__slot_value(type, b),
                        depth);
}

bool lm_value_equal(const lm_type *type, const void *a, const void *b)
{
    return equal_slots(type, a, b, 0);
}
