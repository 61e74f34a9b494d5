/* SPDX-License-Identifier: MIT */
#include "decoder.h"
#include "draft.h"

#include <string.h>

enum {
    SLICE = 256, /* tokens between two looks at the clock, in a long prompt */
    FORCED = 256 /* bytes of forced text that are looked at together */
};

/* Tells what is new. */
static lm_status tell(lm__run *r)
{
    const lm_decode_options *o = r->options;
    const lm_buffer *text = &r->d->text;
    size_t from = r->n_told;
    lm_status status;

    if (!o->on_text)
        return LM_OK;
    r->n_told = text->size;
    status = o->on_text(o->ctx, text->data ? text->data + from : "",
                        text->size - from);
    return status ? lm__run_failed(r, status, lm_status_text(status)) : LM_OK;
}

/* The text goes on with a token that is allowed. */
static lm_status emit(lm__run *r, lm_token token)
{
    lm_decoder *d = r->d;
    const lm__piece *piece = &d->vocab.pieces[token];
    lm_status status = lm__tokens_reserve(&d->tokens, 1);

    if (status == LM_OK) {
        d->tokens.items[d->tokens.n++] = token;
        lm_buffer_append(&d->text, piece->text, piece->size);
        status = lm_buffer_status(&d->text);
    }
    if (status == LM_OK)
        status = lm__constraint_take(&r->constraint, piece->text, piece->size);
    if (status != LM_OK)
        return lm__run_failed(r, status, lm_status_text(status));
    r->stats.tokens++;
    r->complete = lm__constraint_done(&r->constraint);
    return LM_OK;
}

static bool ended(const lm__run *r)
{
    return r->complete || r->stats.tokens >= r->max_tokens;
}

/*
 * Takes as many of the tokens as the model would have had no choice about: up
 * to the first from which on the text could also be part of a longer token.
 * At the end of a text that was cut, any token could be.
 */
static lm_status take_forced(lm__run *r, const char *text, size_t n,
                             const lm_token *tokens, size_t n_tokens)
{
    const lm__vocabulary *vocab = &r->d->vocab;
    bool cut = n == FORCED;

    for (size_t i = 0; i < n_tokens && !ended(r); i++) {
        const lm__piece *piece = &vocab->pieces[tokens[i]];
        lm_status status;

        if (!piece->size || piece->size > n ||
            memcmp(piece->text, text, piece->size) != 0 ||
            (cut && n <= vocab->longest) ||
            lm__constraint_may_merge(&r->constraint, text, n))
            break;
        status = emit(r, tokens[i]);
        if (status != LM_OK)
            return status;
        r->stats.forced++;
        text += piece->size;
        n -= piece->size;
    }
    return LM_OK;
}

/* Writes what must come next without asking the model. */
static lm_status add_forced(lm__run *r)
{
    const lm_backend *b = r->d->backend;
    lm_status status = LM_OK;
    size_t before;

    do {
        char text[FORCED];
        lm_token tokens[FORCED];
        size_t n_tokens = 0;
        size_t n = lm__constraint_forced(&r->constraint, text, sizeof(text));

        before = r->stats.forced;
        if (!n)
            return LM_OK;
        status = b->tokenise(b->ctx, text, n, false, tokens, &n_tokens);
        if (status != LM_OK)
            return lm__run_failed(r, status, "text cannot be made into tokens");
        status = take_forced(r, text, n, tokens, n_tokens);
    } while (status == LM_OK && !ended(r) && r->stats.forced > before);
    return status;
}

/* Guesses tokens into the room behind the sequence. */
static lm_status guess(lm__run *r, size_t *n)
{
    lm__tokens *tokens = &r->d->tokens;
    size_t most = r->d->backend->max_logits - 1;
    size_t left = r->max_tokens - r->stats.tokens - 1;
    lm_status status;

    if (most > r->options->draft)
        most = r->options->draft;
    if (most > left)
        most = left;
    status = lm__tokens_reserve(tokens, most);
    if (status != LM_OK)
        return lm__run_failed(r, status, lm_status_text(status));
    *n = lm__draft(tokens->items, tokens->n, most, tokens->items + tokens->n);
    r->stats.drafts += *n;
    return LM_OK;
}

/* Has the backend read up to the end of the sequence and n_draft guesses. */
static lm_status read(lm__run *r, size_t n_draft)
{
    lm_decoder *d = r->d;
    const lm_backend *b = d->backend;
    size_t end = d->tokens.n + n_draft;
    size_t at = d->n_decoded;

    while (at < end) {
        bool last = end - at <= SLICE;
        size_t n = last ? end - at : SLICE;
        lm_status status = tell(r);

        d->n_decoded = 0; /* after a failure nobody knows what it holds */
        if (status == LM_OK && b->decode(b->ctx, d->tokens.items + at, n,
                                         last ? n_draft + 1 : 0) != LM_OK)
            status = lm__run_failed(r, LM_IO, "the model cannot read on");
        if (status != LM_OK)
            return status;
        r->stats.calls++;
        at += n;
        d->n_decoded = at;
    }
    return LM_OK;
}

/* Chooses one token, and then as many as turn out to be guessed right. */
static lm_status choose(lm__run *r, size_t n_draft)
{
    lm_decoder *d = r->d;
    const lm_backend *b = d->backend;
    char forced;

    for (size_t i = 0; !ended(r); i++) {
        lm_token token =
            lm__sampler_pick(&d->sampler, b->logits(b->ctx, i), &r->constraint);
        bool agreed = i < n_draft && token == d->tokens.items[d->tokens.n];
        lm_status status;

        if (token < 0)
            return lm__run_failed(r, LM_UNSUPPORTED,
                                  "no token of the vocabulary can go on here");
        if (b->ends(b->ctx, token)) {
            r->complete = true;
            break;
        }
        status = emit(r, token);
        if (status != LM_OK)
            return status;
        r->stats.agreed += agreed;
        /* What is forced is not chosen, whether it was guessed or not. */
        if (!agreed || lm__constraint_forced(&r->constraint, &forced, 1))
            break;
    }
    return LM_OK;
}

static lm_status step(lm__run *r)
{
    lm_decoder *d = r->d;
    size_t n_draft = 0;
    size_t agreed = r->stats.agreed;
    size_t keep = d->tokens.n;
    lm_status status = guess(r, &n_draft);

    if (status == LM_OK)
        status = read(r, n_draft);
    if (status == LM_OK)
        status = choose(r, n_draft);
    if (status != LM_OK || !n_draft)
        return status;
    keep += r->stats.agreed - agreed;
    if (keep == d->tokens.n)
        keep--; /* nothing is chosen behind it yet: read it again */
    d->n_decoded = keep;
    if (d->backend->rewind(d->backend->ctx, keep) == LM_OK)
        return LM_OK;
    d->n_decoded = 0;
    return lm__run_failed(r, LM_IO, "the model cannot go back");
}

lm_status lm__run_generate(lm__run *r)
{
    bool jump = !(r->options->flags & LM_DECODE_PLAIN);
    lm_status status = LM_OK;

    while (status == LM_OK && !ended(r)) {
        if (jump)
            status = add_forced(r);
        if (status == LM_OK && !ended(r))
            status = step(r);
    }
    return status == LM_OK ? tell(r) : status;
}
