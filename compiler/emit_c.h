/* SPDX-License-Identifier: MIT */
#ifndef LMC_EMIT_C_H
#define LMC_EMIT_C_H

#include "diag.h"
#include "plan.h"
#include "tmpl.h"

#include <lm/target.h>

/*
 * The C of a unit: FILE.lm.h, FILE.lm.c and the stubs of its checks, each from
 * its template.
 *
 *     emit_c *e = emit_c_new(arena, p, &options, diag);
 *     emit_c_print(e, EMIT_C_HEADER, &out, diag);
 *
 * Threads: none shared.
 */
typedef struct emit_c_options {
    const char *templates;            /* directory of --templates; NULL: none */
    bool calls;                       /* T_create and what it needs */
    bool fast;                        /* parsers of their own for all models */
    bool profiles[LM_PROFILE_COUNT_]; /* schemas that are wanted */
} emit_c_options;

typedef enum emit_c_part {
    EMIT_C_HEADER,
    EMIT_C_SOURCE,
    EMIT_C_STUBS,
    EMIT_C_FAST, /* printed with the source */
    EMIT_C_COUNT_
} emit_c_part;

typedef struct emit_c emit_c;

/* Plan and options are borrowed. */
emit_c *emit_c_new(lm_arena *arena, const plan *p,
                   const emit_c_options *options, diag *d);

/* "user.lm.h", "user.lm.c"; NULL: the stubs are named by who wants them. */
const char *emit_c_name(const emit_c *e, emit_c_part part);

/* The template, as it is called in the directory of --templates. */
const char *emit_c_template(emit_c_part part);

/* False after a diagnostic, or when out's spill said so. */
bool emit_c_print(const emit_c *e, emit_c_part part, const tmpl_out *out,
                  diag *d);

#endif
