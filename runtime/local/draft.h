/* SPDX-License-Identifier: MIT */
#ifndef LM_LOCAL_DRAFT_H
#define LM_LOCAL_DRAFT_H

#include "lm/local.h"

/*
 * Prompt lookup: an answer often repeats what the prompt says, so the tokens
 * that followed the last ones when these stood there before are a good guess.
 * They are read together and kept as far as the model agrees.
 *
 *     n = lm__draft(tokens, n_tokens, 10, guesses);
 *
 * Threads: no state.
 */

/* Writes at most `most` guesses for what follows n tokens; how many. */
size_t lm__draft(const lm_token *tokens, size_t n, size_t most,
                 lm_token *guesses);

#endif
