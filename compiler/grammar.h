/* SPDX-License-Identifier: MIT */
#ifndef LMC_GRAMMAR_H
#define LMC_GRAMMAR_H

#include "plan.h"

#include <lm/buffer.h>

/*
 * A model as a grammar in GBNF, which llama.cpp and what is built on it take:
 * all that it lets through satisfies the model. Keys come in the order of the
 * model, numbers stay in their ranges digit by digit, patterns are followed.
 * What no such grammar can say (multiple_of, unique, checks) is a warning.
 *
 *     grammar_print(arena, p, plan_model_named(p, "UserDetails"), &out, diag);
 *
 * Threads: as the arena.
 */
void grammar_print(lm_arena *arena, const plan *p, const plan_model *root,
                   lm_buffer *out, diag *d);

#endif
