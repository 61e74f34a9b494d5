/* SPDX-License-Identifier: MIT */
#ifndef LMC_TARGET_H
#define LMC_TARGET_H

#include "model.h"
#include "view.h"

/*
 * What a call tells a provider about a model: its schemas in the profiles that
 * are wanted, its prompt and, with the profile of grammars, its grammar.
 *
 *     target_make(arena, &scratch, options->profiles, p, decl, &target);
 *
 * Threads: as the arenas.
 */

/* scratch is reset. */
void target_make(lm_arena *arena, lm_arena *scratch,
                 const bool wanted[LM_PROFILE_COUNT_], const plan *p,
                 const model_decl *decl, view_target *target);

#endif
