/* SPDX-License-Identifier: MIT */
#include "lm/value.h"

#include "arena.h"
#include "lm/format.h"
#include "region.h"
#include "slot.h"

#include <stdalign.h>
#include <string.h>

/*
 * One walk that runs twice: first without memory, to count what the copy
 * takes, then with it. Structs and arrays lie in the first part of the memory
 * and text, which needs no alignment, in the second.
 */
typedef struct copier {
    size_t aligned; /* bytes, each piece rounded up */
    size_t text;
    char *to; /* NULL in the first walk */
    char *to_text;
    unsigned depth;
} copier;

static bool copy_slot(copier *c, const lm_type *type, const char *from,
                      char *to);

/* A part of a struct or an array that is not there in the first walk. */
static char *part(char *base, size_t offset)
{
    return base ? base + offset : NULL;
}

static char *copy_bytes(copier *c, const void *from, size_t size)
{
    const size_t align = alignof(max_align_t);
    size_t rounded = (size + align - 1) / align * align;
    char *to = c->to;

    c->aligned += rounded;
    if (!to)
        return NULL;
    c->to += rounded;
    return memcpy(to, from, size);
}

/* Text in the caller's slot, which may be NULL there. */
static void copy_text(copier *c, const char *from, char *to)
{
    const char *text = lm__load_pointer(from);
    size_t size = text ? strlen(text) + 1 : 0;

    c->text += size;
    if (!to || !text)
        return;
    lm__store_pointer(to, memcpy(c->to_text, text, size));
    c->to_text += size;
}

static void copy_blob(copier *c, const char *from, char *to)
{
    lm_bytes bytes;

    memcpy(&bytes, from, sizeof(bytes));
    c->text += bytes.size;
    if (!to || !bytes.size)
        return;
    bytes.data = memcpy(c->to_text, bytes.data, bytes.size);
    c->to_text += bytes.size;
    memcpy(to, &bytes, sizeof(bytes));
}

static bool copy_model(copier *c, const lm_model *model, const char *from,
                       char *to)
{
    for (size_t i = 0; i < model->n_fields; i++) {
        const lm_field *field = &model->fields[i];

        if (!copy_slot(c, &field->type, from + field->offset,
                       part(to, field->offset)))
            return false;
    }
    if (model->flags & LM_MODEL_KEEP_EXTRA)
        copy_text(c, from + model->extra, part(to, model->extra));
    return true;
}

/* The bytes of such a value are all there is to it. */
static bool is_flat(const lm_type *type)
{
    unsigned flat = 1U << LM_KIND_BOOL | 1U << LM_KIND_INT |
                    1U << LM_KIND_UINT | 1U << LM_KIND_FLOAT |
                    1U << LM_KIND_ENUM | 1U << LM_KIND_FORMAT;

    return !(type->flags & LM_TYPE_BOXED) && (flat >> type->kind & 1);
}

/*
 * The items or entries behind a pointer, or those that are in place. An empty
 * list that is present points at something in the copy, too.
 */
static char *copy_array(copier *c, const lm_type *type, const char *from,
                        char *to, size_t size)
{
    char *items;

    if (type->flags & LM_TYPE_INLINE)
        return to;
    items = size ? copy_bytes(c, lm__load_pointer(from), size)
                 : copy_bytes(c, "", 1);
    if (to)
        lm__store_pointer(to, items);
    return items;
}

static bool copy_list(copier *c, const lm_type *type, const char *from,
                      char *to)
{
    const lm_type *item = type->of;
    const char *at = lm__slot_pointer(type, from);
    size_t n = lm__slot_count(type, from);
    size_t stride = lm__type_stride(item);
    char *items = copy_array(c, type, from, to, n * stride);

    if (is_flat(item))
        return true;
    for (size_t i = 0; i < n; i++)
        if (!copy_slot(c, item, at + i * stride, part(items, i * stride)))
            return false;
    return true;
}

static bool copy_map(copier *c, const lm_type *type, const char *from, char *to)
{
    const lm_map *map = type->of;
    const char *at = lm__slot_pointer(type, from);
    size_t n = lm__slot_count(type, from);
    char *entries = copy_array(c, type, from, to, n * map->entry_size);

    for (size_t i = 0; i < n; i++) {
        size_t entry = i * map->entry_size;

        copy_text(c, at + entry, part(entries, entry));
        entry += map->value_offset;
        if (!copy_slot(c, &map->value, at + entry, part(entries, entry)))
            return false;
    }
    return true;
}

static bool copy_union(copier *c, const lm_union *u, const char *from, char *to)
{
    int kind = lm__load_union_kind(from);
    const lm_union_member *member;

    if (kind < 1 || kind > u->n_members)
        return true;
    member = &u->members[kind - 1];
    return copy_slot(c, &member->type, from + member->offset,
                     part(to, member->offset));
}

/* What the value points at; its own bytes are where they belong. */
static bool copy_inside(copier *c, const lm_type *type, const char *from,
                        char *to)
{
    switch ((lm_kind)type->kind) {
    case LM_KIND_BYTES:
        copy_blob(c, from, to);
        return true;
    case LM_KIND_STRING:
    case LM_KIND_JSON:
    case LM_KIND_DECIMAL:
        if (!(type->flags & LM_TYPE_INLINE))
            copy_text(c, from, to);
        return true;
    case LM_KIND_MODEL:
        return copy_model(c, type->of, from, to);
    case LM_KIND_LIST:
        return copy_list(c, type, from, to);
    case LM_KIND_MAP:
        return copy_map(c, type, from, to);
    case LM_KIND_UNION:
        return copy_union(c, type->of, from, to);
    default:
        return true;
    }
}

static bool copy_slot(copier *c, const lm_type *type, const char *from,
                      char *to)
{
    unsigned level = lm__type_is_container(type);
    bool done;

    if (is_flat(type) || !lm__slot_has(type, from))
        return true;
    if (c->depth + level > LM_VALUE_DEPTH_MAX)
        return false;
    if (type->flags & LM_TYPE_BOXED) {
        char *target = copy_bytes(c, lm__load_pointer(from), type->size);

        if (to)
            lm__store_pointer(to, target);
        from = lm__load_pointer(from);
        to = target;
    }
    c->depth += level;
    done = copy_inside(c, type, from, to);
    c->depth -= level;
    return done;
}

void *lm_value_copy(const lm_type *type, const void *value,
                    const lm_allocator *allocator)
{
    size_t size = type->stride ? type->stride : type->size;
    copier count = {0};
    copier c = {0};
    void *root;

    if (!copy_slot(&count, type, value, NULL))
        return NULL;
    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    root = lm__region_new(NULL, allocator, 0, size,
                          count.aligned + count.text + 1);
    if (!root)
        return NULL;
    c.to =
        lm__arena_take(lm__region_arena(root), count.aligned + count.text, 1);
    c.to_text = c.to + count.aligned;
    memcpy(root, value, type->stride ? type->stride : type->size);
    copy_slot(&c, type, value, root);
    return root;
}

void lm_value_free(void *value)
{
    lm__region_free(value);
}
