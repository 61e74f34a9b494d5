/* SPDX-License-Identifier: MIT */
#ifndef LMC_VIEW_PART_H
#define LMC_VIEW_PART_H

#include "view.h"

/* The parts of a view, one file each; the tree is the model's or the root. */

/* prototypes, checks (view_check.c) */
void view_checks(lm_arena *arena, tmpl_tree *tree, const plan_model *m);

/* rules, tables, fields (view_table.c) */
void view_tables(lm_arena *arena, tmpl_tree *tree, const plan_model *m);

/* rules of one type, and of all within it (view_rules.c) */
void view_rules(lm_arena *arena, tmpl_tree *tree, const plan_rules *rules);

/* an element of functions (view_function.c) */
void view_function(lm_arena *arena, tmpl_tree *tree, const plan_function *f);

/* an element of patterns (view_rules.c) */
void view_pattern(lm_arena *arena, tmpl_tree *tree, const plan_pattern *p);

/* an element of words (view_words.c) */
void view_words(lm_arena *arena, tmpl_tree *tree, const char *name,
                const lm_words *words);

/* schemas, prompt, grammar, tool (view_target.c) */
void view_call(lm_arena *arena, tmpl_tree *tree, const plan_model *m,
               const view_target *target);

/* Bits as the names of their flags: "LM_A | LM_B", or "0". */
typedef struct view_flag {
    uint32_t bit;
    const char *name;
} view_flag;

const char *view_flags(lm_arena *arena, uint32_t bits, const view_flag *flags,
                       size_t n);

#define VIEW_FLAGS(arena, bits, flags)                                         \
    view_flags(arena, bits, flags, sizeof(flags) / sizeof(*(flags)))

/* A string literal, or NULL. */
const char *view_string(lm_arena *arena, const char *text);

/*
 * A text as a template puts it in: `name` is a literal, NULL, or, where ISO C
 * does not promise so long a literal, the symbol; then `array`, which is empty
 * otherwise, is what an array of that name is made of.
 */
void view_text(lm_arena *arena, tmpl_tree *tree, const char *name,
               const char *array, const char *symbol, const char *text);

/* A number as text. */
const char *view_number(lm_arena *arena, uint64_t number);

#endif
