/* SPDX-License-Identifier: MIT */
#ifndef LMC_DIFF_PART_H
#define LMC_DIFF_PART_H

#include "diff.h"
#include "plan.h"
#include "strmap.h"

#include <lm/api.h>

/*
 * What the diff*.c files share: declarations (diff.c), fields (diff_field.c),
 * the values of types (diff_type.c), their rules (diff_rules.c), enums
 * (diff_enum.c), what callers see in C (diff_source.c), and functions
 * (diff_function.c).
 *
 * Threads: one differ in one thread.
 */

typedef struct differ {
    lm_arena *arena;
    const plan *before, *after;
    diff_list *changes; /* NULL: they are only counted */
    unsigned found;     /* DIFF_... of all that was noted */
    const char *where;  /* "User.age" */
    source_span span;   /* where a note points to */
    strmap *pairs;      /* models of other names: what comparing them found */
} differ;

void diff_note(differ *d, unsigned breaks, const char *format, ...)
    LM_PRINTF(3, 4);

/* Whether every value of one is a value of the other: nothing is noted. */
bool diff_type_fits(const differ *d, const plan_type *before,
                    const plan_type *after);

void diff_model(differ *d, const plan_model *before, const plan_model *after);
void diff_field(differ *d, const plan_field *before, const plan_field *after);
/* The values but null. */
void diff_type(differ *d, const plan_type *before, const plan_type *after);
void diff_enum(differ *d, const model_decl *before, const model_decl *after);
void diff_rules(differ *d, const model_type *before, const model_type *after);
/* Whether a text keeps the rules of a string. */
bool diff_text_fits(const model_type *type, const char *text);
/* The range of an integer's C type, against what it could be before. */
void diff_range(differ *d, const model_type *before, const model_type *after);
/* The texts that a pattern takes, all of them, are taken by the other. */
bool diff_pattern_fits(lm_arena *arena, const struct model_dfa *before,
                       const struct model_dfa *after);
void diff_source(differ *d, const plan_type *before, const plan_type *after);
void diff_checks(differ *d, const model_check *before, size_t n_before,
                 const model_check *after, size_t n_after);

void diff_functions(differ *d);
/* Descriptions, which may be NULL. */
void diff_doc(differ *d, const char *before, const char *after);

/* As written where that is short: "string[]". */
const char *diff_type_text(const differ *d, const model_type *type);

#endif
