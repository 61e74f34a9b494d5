/* SPDX-License-Identifier: MIT */
#ifndef LMC_TMPL_STEPS_H
#define LMC_TMPL_STEPS_H

#include "diag.h"
#include "source.h"

#include <stdbool.h>

/*
 * A template as it is run: steps with jumps, made of its text by
 * tmpl_read_steps. Slices point into the template.
 *
 * Threads: none shared.
 */

typedef enum tmpl_step_kind {
    STEP_TEXT,
    STEP_VALUE,
    STEP_FOR,  /* jump: behind its END */
    STEP_IF,   /* jump: behind its ELSE or END */
    STEP_ELSE, /* jump: behind its END */
    STEP_END
} tmpl_step_kind;

typedef struct tmpl_slice {
    const char *at;
    size_t n;
} tmpl_slice;

typedef struct tmpl_step {
    tmpl_step_kind kind;
    bool negate;
    tmpl_slice text; /* TEXT: what to print; else the path */
    tmpl_slice name; /* FOR: of the element */
    size_t jump;
} tmpl_step;

typedef struct tmpl_steps {
    const source *file;
    tmpl_step *items;
    size_t n, capacity;
} tmpl_steps;

/* False after a diagnostic. Blocks nest at most 16 deep. */
bool tmpl_read_steps(lm_arena *arena, tmpl_steps *steps, diag *d);

source_span tmpl_span(const source *file, tmpl_slice text);

#endif
