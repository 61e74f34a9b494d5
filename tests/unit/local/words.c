/* SPDX-License-Identifier: MIT */
#include "words.h"

#include <string.h>

/* A context is not const; the list in it is never written to. */
static const char *word(void *ctx, lm_token token)
{
    return ((const char *const *)ctx)[token];
}

static const char *bytes(void *ctx, lm_token token, size_t *n)
{
    *n = strlen(word(ctx, token));
    return word(ctx, token);
}

static bool ends(void *ctx, lm_token token)
{
    return !((const char *const *)ctx)[token + 1];
}

lm_backend words_backend(const char *const *list)
{
    lm_backend backend = {
        .name = "words",
        .n_context = 64,
        .max_logits = 1,
        .bytes = bytes,
        .ends = ends,
        .ctx = (void *)(uintptr_t)list,
    };

    while (list[backend.n_vocab])
        backend.n_vocab++;
    return backend;
}
