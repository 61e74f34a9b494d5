/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "arena.h"

#include <stdalign.h>
#include <string.h>

/* Maps of more entries than this find a key by its hash. */
enum { LINEAR = 16 };

static const lm_map *map_of(const lm__frame *f)
{
    return f->type->of;
}

static char *entry(const lm__frame *f, uint32_t i)
{
    char *entries = f->type->flags & LM_TYPE_INLINE
                        ? f->base
                        : (char *)lm__load_pointer(f->base);

    return entries + (size_t)i * map_of(f)->entry_size;
}

const char *lm__entry_name(const lm__frame *f, size_t *n)
{
    const char *name = lm__load_pointer(entry(f, (uint32_t)f->at));

    *n = strlen(name);
    return name;
}

char *lm__entry_slot(const lm__frame *f)
{
    if (!f->base)
        return NULL;
    return entry(f, (uint32_t)f->at) + map_of(f)->value_offset;
}

/* Seeded by where the map lies, so that nobody outside can aim at a slot. */
static uint64_t hash(const lm__frame *f, const char *key)
{
    uint64_t h = (uintptr_t)f->base * UINT64_C(0x9E3779B97F4A7C15);

    for (; *key; key++) {
        h ^= (unsigned char)*key;
        h *= UINT64_C(0xD6E8FEB86659FD93);
        h ^= h >> 32;
    }
    return h;
}

static uint32_t table_size(const lm__frame *f)
{
    return f->capacity * 2;
}

/* The table's place for the key: that of an equal one, or a free one. */
static uint32_t *table_place(const lm__frame *f, const char *key)
{
    uint32_t mask = table_size(f) - 1;
    uint32_t i = (uint32_t)hash(f, key) & mask;
    uint32_t *table = f->seen.table;

    while (table[i] &&
           strcmp(lm__load_pointer(entry(f, table[i] - 1)), key) != 0)
        i = (i + 1) & mask;
    return &table[i];
}

/* The number of the entry with this key; -1: there is none. */
static int32_t find(const lm__frame *f, const char *key)
{
    if (f->seen.table)
        return (int32_t)*table_place(f, key) - 1;
    for (uint32_t i = 0; i < f->count; i++)
        if (!strcmp(lm__load_pointer(entry(f, i)), key))
            return (int32_t)i;
    return -1;
}

/* After the entries have moved to more room: the table over all of them. */
static bool rehash(lm_parser *p, lm__frame *f)
{
    size_t size = table_size(f) * sizeof(uint32_t);
    uint32_t *table = lm__arena_take(p->arena, size, alignof(uint32_t));

    if (!table) {
        lm__no_value_memory(p, size);
        return false;
    }
    memset(table, 0, size);
    f->seen.table = table;
    for (uint32_t i = 0; i < f->count; i++)
        *table_place(f, lm__load_pointer(entry(f, i))) = i + 1;
    return true;
}

static bool entry_add(lm_parser *p, lm__frame *f, const char *key)
{
    uint32_t capacity = f->capacity;

    if (!lm__items_room(p, f, map_of(f)->entry_size))
        return false;
    if (f->capacity != capacity && f->capacity > LINEAR && !rehash(p, f))
        return false;
    memset(entry(f, f->count), 0, map_of(f)->entry_size);
    lm__store_pointer(entry(f, f->count), key);
    if (f->seen.table)
        *table_place(f, key) = f->count + 1;
    return true;
}

/* A key that the map has: an error, or it gets another value. */
static void duplicate(lm_parser *p, lm__frame *f, int32_t at)
{
    const char *key = lm__load_pointer(entry(f, (uint32_t)at));
    lm__place place = lm__at_token(p);

    place.key = key;
    place.n_key = strlen(key);
    if (p->options.policy == LM_POLICY_STRICT ||
        (f->flags & LM__FRAME_STRICT)) {
        lm__note(p, LM_CODE_DUPLICATE_KEY, place, "the key is there twice");
        return;
    }
    lm__note(p, LM_CODE_LAST_KEY_WINS, place,
             "the key is there twice: the last value is kept");
    f->at = at;
    lm__clear(&map_of(f)->value, lm__entry_slot(f));
}

static void too_many(lm_parser *p, lm__frame *f)
{
    if (p->status == LM_OK)
        lm__note(p, LM_CODE_MAX_ITEMS, lm__at_frame(f), "more than %u entries",
                 f->capacity);
}

void lm__entry_key(lm_parser *p)
{
    lm__frame *f = lm__top(p);
    int32_t at;

    lm__text_end(p);
    if (p->status != LM_OK)
        return;
    if (f->count >= p->options.limits.max_items) {
        lm__fail(p, LM_CODE_LIMIT, lm__here(p), "more than %u entries",
                 p->options.limits.max_items);
        return;
    }
    if (f->base) {
        at = find(f, p->text);
        if (at >= 0) {
            duplicate(p, f, at);
            return;
        }
        if (!entry_add(p, f, p->text)) {
            too_many(p, f);
            return;
        }
    }
    f->at = (int32_t)f->count++;
}

/* Strict: an error. Else the later value, in the place of the earlier one. */
static void repeated(lm_parser *p, lm__frame *f, uint32_t at, uint32_t other)
{
    lm__place place = lm__at_frame(f);
    const char *key = lm__load_pointer(entry(f, other));
    bool strict =
        p->options.policy == LM_POLICY_STRICT || (f->flags & LM__FRAME_STRICT);

    place.key = key;
    place.n_key = strlen(key);
    lm__note(p, strict ? LM_CODE_DUPLICATE_KEY : LM_CODE_LAST_KEY_WINS, place,
             strict ? "the key is there twice"
                    : "the key is there twice: the last value is kept");
    memcpy(entry(f, at), entry(f, other), map_of(f)->entry_size);
}

void lm__entries_unite(lm_parser *p, lm__frame *f)
{
    uint32_t n = f->count;
    uint32_t kept = 0;

    f->capacity = 16;
    while (f->capacity < n)
        f->capacity *= 2;
    f->count = 0;
    if (!rehash(p, f))
        return;
    for (uint32_t i = 0; i < n && p->status == LM_OK; i++) {
        uint32_t *place = table_place(f, lm__load_pointer(entry(f, i)));

        if (*place) {
            repeated(p, f, *place - 1, i);
            continue;
        }
        if (kept != i)
            memcpy(entry(f, kept), entry(f, i), map_of(f)->entry_size);
        *place = ++kept;
    }
    f->count = kept;
    lm__slot_set_count(f->type, f->base, kept);
}
