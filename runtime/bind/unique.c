/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "allocator.h"
#include "lm/format.h"
#include "lm/value.h"

#include <string.h>

/* Lists of more items than this are compared by hash. */
enum { PAIRWISE = 24, DEEPEST = 64 };

static uint64_t mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * UINT64_C(0xD6E8FEB86659FD93);
    return h ^ h >> 32;
}

static uint64_t hash_value(const lm_type *type, const char *slot, int depth);

static uint64_t hash_text(const char *s, size_t n)
{
    uint64_t h = n;

    for (size_t i = 0; i < n; i++)
        h = mix(h, (unsigned char)s[i]);
    return h;
}

static uint64_t hash_float(const lm_type *type, const char *slot)
{
    double value = lm__load_float(type->size, slot);
    uint64_t bits;

    if (value == 0)
        value = 0;
    memcpy(&bits, &value, sizeof(bits));
    return bits;
}

static uint64_t hash_bytes(const char *slot)
{
    lm_bytes bytes;

    memcpy(&bytes, slot, sizeof(bytes));
    return hash_text((const char *)bytes.data, bytes.size);
}

/* Equal decimals are the same double. */
static uint64_t hash_decimal(const char *text)
{
    static const lm_type type = {.kind = LM_KIND_FLOAT, .size = sizeof(double)};
    size_t n = strlen(text);
    lm__decimal d;
    double value;

    lm__decimal_scan(text, text + n, &d);
    value = lm__decimal_double(&d, text, n);
    return hash_float(&type, (const char *)&value);
}

static uint64_t hash_model(const lm_model *model, const char *base, int depth)
{
    uint64_t h = model->n_fields;

    for (uint16_t i = 0; i < model->n_fields; i++)
        h = mix(h, hash_value(&model->fields[i].type,
                              base + model->fields[i].offset, depth));
    return h;
}

/* Entries stand in any order, so their hashes are added. */
static uint64_t hash_items(const lm_type *type, const char *slot, int depth)
{
    const char *items = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);
    const lm_map *map = type->of;
    uint64_t h = n;

    for (size_t i = 0; i < n && type->kind == LM_KIND_LIST; i++)
        h = mix(h, hash_value(type->of, items + i * lm__type_stride(type->of),
                              depth));
    for (size_t i = 0; i < n && type->kind == LM_KIND_MAP; i++) {
        const char *entry = items + i * map->entry_size;
        const char *key = lm__load_pointer(entry);

        h += mix(hash_text(key, strlen(key)),
                 hash_value(&map->value, entry + map->value_offset, depth));
    }
    return h;
}

static uint64_t hash_union(const lm_type *type, const char *slot, int depth)
{
    const lm_union *u = type->of;
    int kind = lm__load_union_kind(slot);

    if (kind < 1 || kind > u->n_members)
        return 0;
    return mix((uint64_t)kind,
               hash_value(&u->members[kind - 1].type,
                          slot + u->members[kind - 1].offset, depth));
}

/* Equal values have equal hashes. */
static uint64_t hash_value(const lm_type *type, const char *slot, int depth)
{
    const char *text;

    if (!lm__slot_has(type, slot) || !depth)
        return 0;
    slot = lm__slot_value(type, slot);
    switch (type->kind) {
    case LM_KIND_STRING:
        text = lm__slot_pointer(type, slot);
        return hash_text(text, lm__slot_length(type, text));
    case LM_KIND_FLOAT:
        return hash_float(type, slot);
    case LM_KIND_FORMAT:
        return hash_text(slot, type->size);
    case LM_KIND_BYTES:
        return hash_bytes(slot);
    case LM_KIND_DECIMAL:
        return hash_decimal(lm__load_pointer(slot));
    case LM_KIND_MODEL:
        return hash_model(type->of, slot, depth - 1);
    case LM_KIND_LIST:
    case LM_KIND_MAP:
        return hash_items(type, slot, depth - 1);
    case LM_KIND_UNION:
        return hash_union(type, slot, depth - 1);
    case LM_KIND_JSON:
        text = lm__slot_pointer(type, slot);
        return (unsigned char)text[0];
    default:
        return (uint64_t)lm__load_int(type->size, slot);
    }
}

static const char *item(const lm__frame *f, uint32_t i)
{
    const lm_type *of = f->type->of;
    const char *items = lm__slot_pointer(f->type, f->base);

    return items + (size_t)i * lm__type_stride(of);
}

static bool same(const lm__frame *f, uint32_t a, uint32_t b, uint32_t out[2])
{
    if (!lm_value_equal(f->type->of, item(f, a), item(f, b)))
        return false;
    out[0] = a;
    out[1] = b;
    return true;
}

static bool same_pairwise(const lm__frame *f, uint32_t out[2])
{
    for (uint32_t b = 1; b < f->count; b++)
        for (uint32_t a = 0; a < b; a++)
            if (same(f, a, b, out))
                return true;
    return false;
}

static bool same_hashed(const lm__frame *f, uint32_t *table, uint32_t size,
                        uint32_t out[2])
{
    uint64_t seed = (uintptr_t)f->base;

    for (uint32_t b = 0; b < f->count; b++) {
        uint64_t h = mix(seed, hash_value(f->type->of, item(f, b), DEEPEST));
        uint32_t i = (uint32_t)h & (size - 1);

        for (; table[i]; i = (i + 1) & (size - 1))
            if (same(f, table[i] - 1, b, out))
                return true;
        table[i] = b + 1;
    }
    return false;
}

bool lm__same_items(lm_parser *p, const lm__frame *f, uint32_t out[2])
{
    uint32_t size = 64;
    uint32_t *table;
    bool found;

    if (f->count <= PAIRWISE)
        return same_pairwise(f, out);
    while (size < f->count * 2)
        size *= 2;
    table = lm__new(p->options.allocator, size * sizeof(*table));
    if (!table) {
        lm__nomem(p);
        return false;
    }
    memset(table, 0, size * sizeof(*table));
    found = same_hashed(f, table, size, out);
    lm__delete(p->options.allocator, table, size * sizeof(*table));
    return found;
}
