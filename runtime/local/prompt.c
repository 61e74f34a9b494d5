/* SPDX-License-Identifier: MIT */
#include "prompt.h"

#include "allocator.h"

#include <string.h>

struct lm_prompt {
    const lm_backend *backend;
    lm__tokens *tokens;
    size_t max_bytes; /* a text longer than that cannot fit */
    lm_status status; /* the first failure; nothing is added after it */
};

lm_status lm__tokens_reserve(lm__tokens *tokens, size_t n)
{
    size_t capacity = tokens->capacity ? tokens->capacity : 64;
    lm_token *items;

    if (n <= tokens->capacity - tokens->n)
        return LM_OK;
    if (n > SIZE_MAX / sizeof(*items) / 4 - tokens->n)
        return LM_NOMEM;
    while (capacity - tokens->n < n)
        capacity *= 2;
    items = lm__resize(tokens->allocator, tokens->items,
                       tokens->capacity * sizeof(*items),
                       capacity * sizeof(*items));
    if (!items)
        return LM_NOMEM;
    tokens->items = items;
    tokens->capacity = capacity;
    return LM_OK;
}

void lm__tokens_free(lm__tokens *tokens)
{
    lm__delete(tokens->allocator, tokens->items,
               tokens->capacity * sizeof(*tokens->items));
    *tokens = (lm__tokens){.allocator = tokens->allocator};
}

static lm_status add(lm_prompt *prompt, const char *text, size_t n,
                     bool control)
{
    const lm_backend *b = prompt->backend;
    lm__tokens *tokens = prompt->tokens;
    size_t added = 0;
    lm_status status;

    if (n > prompt->max_bytes)
        return LM_LIMIT;
    status = lm__tokens_reserve(tokens, n);
    if (status == LM_OK && n)
        status = b->tokenise(b->ctx, text, n, control,
                             tokens->items + tokens->n, &added);
    if (status == LM_OK)
        tokens->n += added;
    if (status == LM_OK && tokens->n > b->n_context)
        status = LM_LIMIT;
    return status;
}

void lm_prompt_control(lm_prompt *prompt, const char *text)
{
    if (prompt->status == LM_OK)
        prompt->status = add(prompt, text, strlen(text), true);
}

void lm_prompt_text(lm_prompt *prompt, const char *text)
{
    if (prompt->status == LM_OK)
        prompt->status = add(prompt, text, strlen(text), false);
}

lm_status lm__prompt_render(const lm_backend *backend,
                            const lm__vocabulary *vocab,
                            const lm_message *messages, lm__tokens *tokens)
{
    lm_prompt prompt = {
        .backend = backend,
        .tokens = tokens,
        .max_bytes = vocab->longest * backend->n_context,
    };
    lm_status status;

    tokens->n = 0;
    status = backend->render(backend->ctx, messages, &prompt);
    return status != LM_OK ? status : prompt.status;
}
