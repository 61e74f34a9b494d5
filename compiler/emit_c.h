/* SPDX-License-Identifier: MIT */
#ifndef LMC_EMIT_C_H
#define LMC_EMIT_C_H

#include "diag.h"
#include "plan.h"

#include <lm/buffer.h>

/*
 * The C of a unit: FILE.lm.h, FILE.lm.c and the stubs of its checks, each from
 * its template.
 *
 * Threads: none shared.
 */
typedef struct emit_c_options {
    const char *templates;            /* directory of --templates; NULL: none */
    bool calls;                       /* T_create and what it needs */
    bool profiles[LM_PROFILE_COUNT_]; /* schemas that are wanted */
} emit_c_options;

typedef struct emit_c_output {
    const char *header_name; /* "user.lm.h" */
    const char *source_name; /* "user.lm.c" */
    lm_buffer header, source, stubs;
} emit_c_output;

/* False after a diagnostic. The buffers are the caller's to free. */
bool emit_c(lm_arena *arena, const plan *p, const emit_c_options *options,
            emit_c_output *out, diag *d);

#endif
