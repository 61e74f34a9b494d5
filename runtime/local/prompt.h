/* SPDX-License-Identifier: MIT */
#ifndef LM_LOCAL_PROMPT_H
#define LM_LOCAL_PROMPT_H

#include "vocabulary.h"

/*
 * Tokens in a row, and a chat as such a row.
 *
 *     lm__tokens tokens = {.allocator = allocator};
 *     status = lm__prompt_render(backend, vocab, messages, &tokens);
 *     lm__tokens_free(&tokens);
 *
 * Threads: those of the backend.
 */
typedef struct lm__tokens {
    lm_token *items;
    size_t n;
    size_t capacity;
    const lm_allocator *allocator;
} lm__tokens;

/* Room for n more, which the caller writes behind items[n]. */
lm_status lm__tokens_reserve(lm__tokens *tokens, size_t n);

void lm__tokens_free(lm__tokens *tokens);

/*
 * The tokens of a chat up to where the answer begins, in place of what tokens
 * held. LM_LIMIT: they would not fit in the context.
 */
lm_status lm__prompt_render(const lm_backend *backend,
                            const lm__vocabulary *vocab,
                            const lm_message *messages, lm__tokens *tokens);

#endif
