/* SPDX-License-Identifier: MIT */
#ifndef LMC_REGEX_H
#define LMC_REGEX_H

#include "diag.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The portable part of ECMA-262's regular expressions as a tree: what means
 * the same in every dialect that JSON Schema is read with, and what a finite
 * automaton can decide.
 *
 *     const regex_node *tree = regex_parse(&arena, "^a+$", span, &diag);
 *
 * Threads: as the arena and the diag.
 */

/* Code points; sorted, apart from each other, no surrogates among them. */
typedef struct regex_range {
    uint32_t first;
    uint32_t last;
} regex_range;

typedef struct regex_set {
    regex_range *ranges;
    size_t n;
    size_t capacity;
} regex_set;

typedef enum regex_kind {
    REGEX_SET,    /* one code point of set */
    REGEX_CAT,    /* items, one behind the other; none: the empty text */
    REGEX_ALT,    /* one of items */
    REGEX_REPEAT, /* items[0], min to max times */
    REGEX_START,  /* ^ */
    REGEX_END     /* $ */
} regex_kind;

#define REGEX_MANY UINT32_MAX

typedef struct regex_node {
    regex_kind kind;
    regex_set set;
    const struct regex_node **items;
    size_t n_items;
    uint32_t min;
    uint32_t max; /* REGEX_MANY: no limit */
} regex_node;

/* Groups nest at most this deep, so that a tree can be walked. */
#define REGEX_MAX_DEPTH 100

/*
 * NULL after a diagnostic. span is that of the literal, in which it points at
 * the very place.
 */
const regex_node *regex_parse(lm_arena *arena, const char *pattern,
                              source_span span, diag *diag);

/* regex_set.c */
void regex_set_add(lm_arena *arena, regex_set *set, uint32_t first,
                   uint32_t last);
void regex_set_join(lm_arena *arena, regex_set *set, const regex_set *other);
/* Sorts what was added and joins what overlaps. */
void regex_set_finish(lm_arena *arena, regex_set *set);
regex_set regex_set_invert(lm_arena *arena, const regex_set *set);
/* The set of \d, \w or \s, and of '.'; of \D and so on: all others. */
regex_set regex_set_named(lm_arena *arena, char name);

#endif
