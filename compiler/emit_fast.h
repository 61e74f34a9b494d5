/* SPDX-License-Identifier: MIT */
#ifndef LMC_EMIT_FAST_H
#define LMC_EMIT_FAST_H

#include "diag.h"
#include "plan.h"
#include "tmpl.h"

/*
 * Parsers of a model's own (lm/fast.h), for those with @@hot and all that they
 * hold, or for all models of the file.
 *
 *     const bool *chosen = emit_fast_choose(arena, p, options->fast, d);
 *     if (chosen && chosen[m->number])
 *         emit_fast_view(arena, tree, p, chosen, m);
 *
 * Threads: as the arena.
 */

/*
 * By number, the models that get one; NULL: none does. Of a model with @@hot
 * that cannot have one a warning says why.
 */
const bool *emit_fast_choose(lm_arena *arena, const plan *p, bool all, diag *d);

/* What fast.c.tmpl prints of one of them. */
void emit_fast_view(lm_arena *arena, tmpl_tree *tree, const plan *p,
                    const bool *chosen, const plan_model *m);

#endif
