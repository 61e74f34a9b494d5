/* SPDX-License-Identifier: MIT */
#ifndef LMC_GRAMMAR_PART_H
#define LMC_GRAMMAR_PART_H

#include <lm/buffer.h>
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

/* A pattern as rules of a grammar, a state each; NULL: it has too many. */
typedef struct grammar_automaton grammar_automaton;

grammar_automaton *grammar_automaton_make(lm_arena *arena,
                                          const lm_pattern *pattern);

/*
 * The rules base--1, base--2, ... a line each. base--1 is the inside of a JSON
 * string that matches, and the quote behind it.
 */
void grammar_automaton_print(const grammar_automaton *automaton,
                             const char *base, lm_buffer *out);

#endif
