/* SPDX-License-Identifier: MIT */
#ifndef LM_BODY_H
#define LM_BODY_H

#include "told.h"
#include "writer.h"

/*
 * What requests have in common, whatever their form: a target's texts.
 *
 *     lm__write_key(w, "schema");
 *     lm__write_schema(w, target, row->profile);
 *
 * Threads: those of the writer.
 */

/* The schema as a value, and as a string. */
void lm__write_schema(lm__writer *w, const lm_target *target,
                      lm_profile profile);
void lm__write_schema_text(lm__writer *w, const lm_target *target,
                           lm_profile profile);

/* The grammar as a string; there must be one. */
void lm__write_grammar(lm__writer *w, const lm_target *target);

#endif
