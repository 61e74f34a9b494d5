/* SPDX-License-Identifier: MIT */
#ifndef LM_LOCAL_VOCABULARY_H
#define LM_LOCAL_VOCABULARY_H

#include "lm/local.h"

/*
 * The texts of a backend's tokens, also in the order of their bytes, so that
 * all tokens that begin with some bytes stand side by side:
 *
 *     size_t at = lm__vocabulary_from(vocab, "\":", 2);
 *     while ((token = lm__vocabulary_longer(vocab, &at, "\":", 2)) >= 0)
 *         ...                                  // of ":"  ":["  and so on
 *
 * Threads: constant once it is made.
 */
typedef struct lm__piece {
    const char *text;
    size_t size; /* 0: it has no text, and no answer holds it */
} lm__piece;

typedef struct lm__vocabulary {
    const lm_allocator *allocator;
    uint32_t n;
    lm__piece *pieces; /* by token */
    lm_token *sorted;  /* those with a text */
    size_t n_sorted;
    size_t longest; /* bytes of the longest piece */
} lm__vocabulary;

lm_status lm__vocabulary_init(lm__vocabulary *vocab, const lm_backend *backend,
                              const lm_allocator *allocator);

void lm__vocabulary_free(lm__vocabulary *vocab);

/* Where in the order the tokens that begin with the n bytes start. */
size_t lm__vocabulary_from(const lm__vocabulary *vocab, const char *text,
                           size_t n);

/*
 * The next token from *at on that begins with the n bytes and is longer, and
 * moves *at behind it; -1: there are no more.
 */
lm_token lm__vocabulary_longer(const lm__vocabulary *vocab, size_t *at,
                               const char *text, size_t n);

#endif
