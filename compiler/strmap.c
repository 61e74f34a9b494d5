/* SPDX-License-Identifier: MIT */
#include "strmap.h"

#include "alloc.h"

#include <string.h>

typedef struct strmap_entry {
    const char *key; /* NULL: free */
    void *value;
    uint64_t hash;
} strmap_entry;

/* FNV-1a, and its high half folded in, since the low bits pick the slot. */
static uint64_t hash_of(const char *key)
{
    uint64_t hash = 0xCBF29CE484222325u;

    while (*key) {
        hash ^= (unsigned char)*key++;
        hash *= 0x100000001B3u;
    }
    return hash ^ (hash >> 32);
}

/* The entry of the key, or the free one where it belongs. */
static strmap_entry *probe(const strmap *map, const char *key, uint64_t hash)
{
    size_t mask = map->capacity - 1;
    size_t i = (size_t)hash & mask;

    while (map->entries[i].key && (map->entries[i].hash != hash ||
                                   strcmp(map->entries[i].key, key) != 0))
        i = (i + 1) & mask;
    return &map->entries[i];
}

static void grow(lm_arena *arena, strmap *map)
{
    strmap larger = {NULL, map->n, map->capacity ? map->capacity * 2 : 16};

    larger.entries = alloc_array(arena, larger.capacity, strmap_entry);
    for (size_t i = 0; i < map->capacity; i++) {
        const strmap_entry *entry = &map->entries[i];

        if (entry->key)
            *probe(&larger, entry->key, entry->hash) = *entry;
    }
    *map = larger;
}

void *strmap_get(const strmap *map, const char *key)
{
    return map->n ? probe(map, key, hash_of(key))->value : NULL;
}

void **strmap_slot(lm_arena *arena, strmap *map, const char *key)
{
    uint64_t hash = hash_of(key);
    strmap_entry *entry;

    if (map->n * 2 >= map->capacity)
        grow(arena, map);
    entry = probe(map, key, hash);
    if (!entry->key) {
        entry->key = key;
        entry->hash = hash;
        map->n++;
    }
    return &entry->value;
}
