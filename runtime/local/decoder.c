/* SPDX-License-Identifier: MIT */
#include "decoder.h"

#include "allocator.h"

lm_status lm_decoder_new(const lm_backend *backend,
                         const lm_allocator *allocator, lm_decoder **out,
                         lm_error *err)
{
    lm_decoder *d;

    if (!backend || !backend->n_vocab || !backend->max_logits ||
        !backend->n_context)
        return lm_error_set(err, LM_ARGUMENT,
                            "there is no model, or it has no vocabulary");
    d = lm__new(allocator, sizeof(*d));
    if (!d)
        return lm_error_set(err, LM_NOMEM, "no memory for a decoder");
    *d = (lm_decoder){
        .backend = backend,
        .allocator = allocator,
        .tokens.allocator = allocator,
        .prompt.allocator = allocator,
        .text.allocator = allocator,
    };
    if (lm__vocabulary_init(&d->vocab, backend, allocator) != LM_OK ||
        lm__sampler_init(&d->sampler, backend, allocator) != LM_OK) {
        lm_decoder_free(d);
        return lm_error_set(err, LM_NOMEM, "no memory for a decoder");
    }
    *out = d;
    return LM_OK;
}

void lm_decoder_free(lm_decoder *d)
{
    if (!d)
        return;
    lm__vocabulary_free(&d->vocab);
    lm__sampler_free(&d->sampler);
    lm__tokens_free(&d->tokens);
    lm__tokens_free(&d->prompt);
    lm_buffer_free(&d->text);
    lm__delete(d->allocator, d, sizeof(*d));
}

lm_status lm__run_failed(const lm__run *r, lm_status status, const char *what)
{
    return lm_error_set(r->err, status, "%s: %s", r->d->backend->name, what);
}

static lm_status check_messages(const lm__run *r, const lm_message *messages)
{
    for (; messages->role != LM_END_; messages++) {
        if (messages->role == LM_USER_PARTS)
            return lm__run_failed(r, LM_UNSUPPORTED,
                                  "a model in this process takes text only");
        if (messages->role < LM_SYSTEM || messages->role > LM_ASSISTANT ||
            !messages->text)
            return lm__run_failed(r, LM_ARGUMENT,
                                  "a message has no role or no text");
    }
    return LM_OK;
}

/*
 * Makes the prompt the sequence of tokens and cuts the backend's to what the
 * two have in common; of the prompt at least one token is left to be read.
 */
static lm_status start(lm__run *r)
{
    lm_decoder *d = r->d;
    lm__tokens before = d->tokens;
    size_t most = d->n_decoded;
    size_t same = 0;

    if (most >= d->prompt.n)
        most = d->prompt.n - 1;
    while (same < most && before.items[same] == d->prompt.items[same])
        same++;
    d->tokens = d->prompt;
    d->prompt = before;
    d->n_decoded = 0;
    if (d->backend->rewind(d->backend->ctx, same) != LM_OK)
        return lm__run_failed(r, LM_IO, "the model cannot go back");
    d->n_decoded = same;
    r->stats.prompt = d->tokens.n;
    r->stats.reused = same;
    return LM_OK;
}

static lm_status render(lm__run *r, const lm_message *messages)
{
    lm_decoder *d = r->d;
    lm_status status =
        lm__prompt_render(d->backend, &d->vocab, messages, &d->prompt);
    size_t room;

    if (status == LM_LIMIT || (!status && d->prompt.n >= d->backend->n_context))
        return lm_error_set(r->err, LM_LIMIT,
                            "%s: the prompt does not fit in %u tokens",
                            d->backend->name, (unsigned)d->backend->n_context);
    if (status != LM_OK || !d->prompt.n)
        return lm__run_failed(r, status ? status : LM_ARGUMENT,
                              "the prompt cannot be made");
    room = d->backend->n_context - d->prompt.n;
    r->max_tokens = r->options->max_tokens;
    if (!r->max_tokens || r->max_tokens > room)
        r->max_tokens = room;
    return start(r);
}

static lm_status begin(lm__run *r, const lm_message *messages,
                       const lm_type *type)
{
    lm_decoder *d = r->d;
    lm_status status = check_messages(r, messages);

    if (status == LM_OK)
        status = render(r, messages);
    if (status == LM_OK &&
        lm__constraint_init(&r->constraint, type, &r->options->limits,
                            &d->vocab, d->allocator) != LM_OK)
        status = lm__run_failed(r, LM_NOMEM, "no memory for the parser");
    d->sampler.temperature = r->options->temperature;
    d->sampler.state = r->options->seed;
    lm_buffer_clear(&d->text);
    return status;
}

lm_status lm_decoder_run(lm_decoder *decoder, const lm_message *messages,
                         const lm_type *type, const lm_decode_options *options,
                         lm_decoded *out, lm_error *err)
{
    static const lm_decode_options defaults = {0};
    lm__run r = {
        .d = decoder,
        .options = options ? options : &defaults,
        .err = err,
    };
    lm_status status = begin(&r, messages, type);

    if (status == LM_OK)
        status = lm__run_generate(&r);
    lm__constraint_free(&r.constraint);
    if (status != LM_OK)
        return status;
    *out = (lm_decoded){
        .text = decoder->text.data ? decoder->text.data : "",
        .size = decoder->text.size,
        .complete = r.complete,
        .stats = r.stats,
    };
    return LM_OK;
}
