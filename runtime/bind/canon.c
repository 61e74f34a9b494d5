/* SPDX-License-Identifier: MIT */
#include "canon.h"

#include "allocator.h"
#include "lm/format.h"
#include "lm/value.h"
#include "slot.h"

typedef struct canon {
    lm_buffer *out;
    unsigned depth;
} canon;

static void put_slot(canon *c, const lm_type *type, const char *slot);

static void put_bytes(lm_buffer *out, const void *bytes, size_t n)
{
    lm_buffer_append(out, bytes, n);
}

static void put_count(lm_buffer *out, uint64_t n)
{
    put_bytes(out, &n, sizeof(n));
}

void lm__canon_text(lm_buffer *out, const char *text, size_t n)
{
    put_count(out, n);
    put_bytes(out, text, n);
}

static void put_text(lm_buffer *out, const lm_type *type, const char *slot)
{
    const char *text = lm__slot_pointer(type, slot);

    lm__canon_text(out, text, lm__slot_length(type, text));
}

/* One zero, and one NaN. */
static void put_float(lm_buffer *out, double value)
{
    if (value == 0)
        value = 0;
    if (value == value)
        put_bytes(out, &value, sizeof(value));
    else
        lm_buffer_putc(out, 'n');
}

static void put_blob(lm_buffer *out, const char *slot)
{
    lm_bytes bytes;

    memcpy(&bytes, slot, sizeof(bytes));
    lm__canon_text(out, (const char *)bytes.data, bytes.size);
}

static void put_model(canon *c, const lm_model *model, const char *base)
{
    const char *extra;

    for (size_t i = 0; i < model->n_fields; i++)
        put_slot(c, &model->fields[i].type, base + model->fields[i].offset);
    if (!(model->flags & LM_MODEL_KEEP_EXTRA))
        return;
    extra = lm__load_pointer(base + model->extra);
    lm_buffer_putc(c->out, extra ? '+' : '-');
    if (extra)
        lm__canon_json(c->out, extra);
}

static void put_list(canon *c, const lm_type *type, const char *slot)
{
    const lm_type *of = type->of;
    const char *items = lm__slot_pointer(type, slot);
    size_t n = lm__slot_count(type, slot);

    for (size_t i = 0; i < n; i++)
        put_slot(c, of, items + i * lm__type_stride(of));
}

static void put_entries(canon *c, const lm_map *map, lm__key *keys, size_t n,
                        const char *entry)
{
    for (size_t i = 0; i < n; i++, entry += map->entry_size) {
        keys[i].text = lm__load_pointer(entry);
        keys[i].size = strlen(keys[i].text);
        keys[i].of = entry + map->value_offset;
    }
    lm__keys_sort(keys, n);
    for (size_t i = 0; i < n; i++) {
        lm__canon_text(c->out, keys[i].text, keys[i].size);
        put_slot(c, &map->value, keys[i].of);
    }
}

static void put_map(canon *c, const lm_type *type, const char *slot)
{
    size_t n = lm__slot_count(type, slot);
    size_t size = 2 * n * sizeof(lm__key);
    lm__key *keys;

    if (!n)
        return;
    keys = lm__new(c->out->allocator, size);
    if (!keys) {
        c->out->status = LM_NOMEM;
        return;
    }
    put_entries(c, type->of, keys, n, lm__slot_pointer(type, slot));
    lm__delete(c->out->allocator, keys, size);
}

static void put_union(canon *c, const lm_union *u, const char *slot)
{
    int kind = lm__load_union_kind(slot);

    put_bytes(c->out, &kind, sizeof(kind));
    if (kind >= 1 && kind <= u->n_members)
        put_slot(c, &u->members[kind - 1].type,
                 slot + u->members[kind - 1].offset);
}

static void put_value(canon *c, const lm_type *type, const char *slot)
{
    switch ((lm_kind)type->kind) {
    case LM_KIND_BOOL:
    case LM_KIND_INT:
    case LM_KIND_UINT:
    case LM_KIND_ENUM:
    case LM_KIND_FORMAT:
        put_bytes(c->out, slot, type->size);
        break;
    case LM_KIND_FLOAT:
        put_float(c->out, lm__load_float(type->size, slot));
        break;
    case LM_KIND_STRING:
        put_text(c->out, type, slot);
        break;
    case LM_KIND_BYTES:
        put_blob(c->out, slot);
        break;
    case LM_KIND_JSON:
    case LM_KIND_DECIMAL:
        if (type->flags & LM_TYPE_INLINE)
            put_text(c->out, type, slot);
        else
            lm__canon_json(c->out, lm__load_pointer(slot));
        break;
    case LM_KIND_MODEL:
        put_model(c, type->of, slot);
        break;
    case LM_KIND_LIST:
        put_list(c, type, slot);
        break;
    case LM_KIND_MAP:
        put_map(c, type, slot);
        break;
    case LM_KIND_UNION:
        put_union(c, type->of, slot);
        break;
    }
}

/* As deep as LM_VALUE_DEPTH_MAX. */
static void put_slot(canon *c, const lm_type *type, const char *slot)
{
    bool is_container = lm__type_is_container(type);

    if (is_container && c->depth == LM_VALUE_DEPTH_MAX)
        c->out->status = LM_LIMIT;
    if (c->out->status != LM_OK)
        return;
    /* Without items, a list that takes no null is empty, not absent. */
    if (lm__type_is_counted(type) && !(type->flags & LM_TYPE_OPTIONAL)) {
        put_count(c->out, lm__slot_count(type, slot));
    } else {
        lm_buffer_putc(c->out, lm__slot_has(type, slot) ? '+' : '-');
        if (lm__type_is_counted(type))
            put_count(c->out, lm__slot_count(type, slot));
    }
    if (!lm__slot_has(type, slot))
        return;
    c->depth += is_container;
    put_value(c, type, lm__slot_value(type, slot));
    c->depth -= is_container;
}

void lm__canon_put(lm_buffer *out, const lm_type *type, const void *slot)
{
    canon c = {out, 0};

    put_slot(&c, type, slot);
}
