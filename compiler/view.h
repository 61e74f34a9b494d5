/* SPDX-License-Identifier: MIT */
#ifndef LMC_VIEW_H
#define LMC_VIEW_H

#include "plan.h"
#include "tmpl.h"

/*
 * What the templates of C say @path@ to: a plan as a tree of ready strings,
 * escaped for C. Its names are those that view*.c puts into the tree; a
 * template that asks for another is an error with the template's line.
 *
 *     tmpl_tree *view = view_make(arena, p, &options);
 *     tmpl_render(arena, file, view, &out, diag);
 *
 * Threads: as the arena.
 */

/* The constants of a model that calls need. */
typedef struct view_target {
    const char *schemas[LM_PROFILE_COUNT_]; /* NULL: not wanted */
    size_t defs[LM_PROFILE_COUNT_];         /* see schema_print */
    const char *prompt;                     /* NULL: there are no calls of it */
    const char *grammar;                    /* NULL: not wanted */
} view_target;

typedef struct view_options {
    const char *header; /* file name of the header */
    const bool *calls;  /* which of plan->models get them; NULL: none at all */
    const bool *profiles; /* schemas that are wanted */
    const bool *fast;     /* which have an emitted parser; NULL: none has */
} view_options;

/* Made as it is printed: plan and options outlive it. */
tmpl_tree *view_make(lm_arena *arena, const plan *p,
                     const view_options *options);

#endif
