/* SPDX-License-Identifier: MIT */
#ifndef LMC_TARGET_H
#define LMC_TARGET_H

#include "grammar.h"
#include "model.h"
#include "view.h"

/*
 * What a call tells a provider about a model: its schemas in the profiles that
 * are wanted, its prompt and, with the profile of grammars, its grammar.
 *
 *     target_make(arena, &cache, options->profiles, p, decl, &target);
 *
 * Threads: as the arenas.
 */
void target_make(lm_arena *arena, grammar_cache *cache,
                 const bool wanted[LM_PROFILE_COUNT_], const plan *p,
                 const model_decl *decl, view_target *target);

#endif
