/* SPDX-License-Identifier: MIT */
#ifndef LMC_GRAMMAR_H
#define LMC_GRAMMAR_H

#include "plan.h"

#include "strmap.h"

#include <lm/buffer.h>

/*
 * A model as a grammar in GBNF, which llama.cpp and what is built on it take:
 * all that it lets through satisfies the model. Keys come in the order of the
 * model, numbers stay in their ranges digit by digit, patterns are followed.
 * What no such grammar can say (multiple_of, unique, checks) is a warning.
 *
 *     grammar_cache cache = {.arena = arena};
 *     grammar_print(arena, &cache, p, plan_model_named(p, "UserDetails"),
 *                   &out, diag);
 *
 * Threads: as the arenas.
 */

/* What is made already, for the grammars that come after. */
typedef struct grammar_cache {
    lm_arena *arena;
    strmap automata; /* by the source of the pattern */
    strmap formats;  /* their patterns, by name */
    strmap integers; /* expressions, by their bounds */
} grammar_cache;

void grammar_print(lm_arena *arena, grammar_cache *cache, const plan *p,
                   const plan_model *root, lm_buffer *out, diag *d);

#endif
