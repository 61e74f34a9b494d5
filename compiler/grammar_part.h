/* SPDX-License-Identifier: MIT */
#ifndef LMC_GRAMMAR_PART_H
#define LMC_GRAMMAR_PART_H

#include <lm/memory.h>
#include <lm/table.h>

#include <stdbool.h>
#include <stddef.h>

/*
 * Expressions of a grammar for single values, each as a text. A text that is
 * NULL stands for an expression that nothing matches.
 *
 * Threads: as the arena.
 */

/* JSON text as it stands, between quotes. */
const char *grammar_literal(lm_arena *arena, const char *json);

/* "a | b" and "a b"; b may be alternatives. */
const char *grammar_either(lm_arena *arena, const char *a, const char *b);
const char *grammar_then(lm_arena *arena, const char *a, const char *b);

/*
 * Numbers between two bounds, which are decimal: digits, with '-' and '.'
 * where needed. A bound that is NULL is not there.
 */
typedef struct grammar_range {
    const char *low, *high;
    bool above, below; /* the bound itself is out */
    size_t digits;     /* that the type holds: 15 of a double, 6 of a float */
} grammar_range;

/* Whole numbers of at most 19 digits; bounds are whole and in. */
const char *grammar_integer(lm_arena *arena, const char *low, const char *high);

/* Without exponent; bounds have at most so many digits before the point. */
const char *grammar_decimal(lm_arena *arena, const grammar_range *range);

/*
 * The inside of a JSON string that matches the pattern: the name of a rule,
 * base--1; the definitions of it and its like go to *rules, a line each. NULL
 * where the pattern has too many states.
 */
const char *grammar_pattern(lm_arena *arena, const char *base,
                            const lm_pattern *pattern, const char **rules);

#endif
