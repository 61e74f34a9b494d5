/* SPDX-License-Identifier: MIT */
#include "draft.h"

#include <string.h>

/* Tokens that must be the same before a guess; fewer if that finds none. */
enum { LONGEST_MATCH = 2 };

/* Where what followed the last k of n tokens begins; n: they are new. */
static size_t seen(const lm_token *tokens, size_t n, size_t k)
{
    const lm_token *last = tokens + n - k;

    for (size_t i = 0; i + k < n; i++)
        if (memcmp(tokens + i, last, k * sizeof(*last)) == 0)
            return i + k;
    return n;
}

size_t lm__draft(const lm_token *tokens, size_t n, size_t most,
                 lm_token *guesses)
{
    if (!most)
        return 0;
    for (size_t k = LONGEST_MATCH; k > 0; k--) {
        size_t from = n > k ? seen(tokens, n, k) : n;
        size_t size = n - from < most ? n - from : most;

        if (!size)
            continue;
        memcpy(guesses, tokens + from, size * sizeof(*guesses));
        return size;
    }
    return 0;
}
