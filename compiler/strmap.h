/* SPDX-License-Identifier: MIT */
#ifndef LMC_STRMAP_H
#define LMC_STRMAP_H

#include <lm/memory.h>

#include <stddef.h>
#include <stdint.h>

/*
 * A map from names to what they stand for, in an arena. {0} is an empty one.
 *
 *     void **slot = strmap_slot(&arena, &map, "User");
 *     if (*slot)
 *         ... there before ...
 *     *slot = user;
 *
 * Keys are borrowed. Threads: one map in one thread at a time.
 */
typedef struct strmap {
    struct strmap_entry *entries;
    size_t n;
    size_t capacity; /* a power of two, or 0 */
} strmap;

/* NULL: not there. */
void *strmap_get(const strmap *map, const char *key);

/* The place of the value, NULL in it if the key is new. */
void **strmap_slot(lm_arena *arena, strmap *map, const char *key);

#endif
