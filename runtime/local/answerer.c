/* SPDX-License-Identifier: MIT */
#include "answerer.h"

#include "allocator.h"
#include "clock.h"
#include "instruct.h"
#include "lm/local.h"

#include <stdalign.h>

/* The model behind a client. */
typedef struct local {
    const lm_allocator *allocator;
    const lm_backend *backend;
    lm_decoder *decoder;
} local;

static size_t count(const lm__question *q)
{
    const lm_message *message = q->messages;
    size_t n = 0;

    while (message[n].role != LM_END_)
        n++;
    for (const lm__turn *turn = q->turns; turn; turn = turn->next)
        n += 2;
    return n;
}

/*
 * The chat's first message, where the model is to be told the type: behind
 * what the caller's own says, if that is a system message, which then counts
 * as used. An empty text: there is nothing to tell. NULL: no memory.
 */
static const char *make_system(const local *l, const lm__ask *ask, bool *used)
{
    const lm__question *q = &ask->question;
    lm_tell tell = l->backend->tell;
    lm_provider row = {.tell = tell ? tell : LM_TELL_NOTATION};
    lm__question asked = *q;
    lm_buffer text = {.allocator = l->allocator};
    const char *copy = "";
    size_t before;

    *used = q->messages->role == LM_SYSTEM && q->messages->text;
    if (*used)
        lm_buffer_printf(&text, "%s\n\n", q->messages->text);
    before = text.size;
    asked.mode = LM_MODE_JSON_SCHEMA; /* the parser allows nothing else */
    lm__instruct(&row, &asked, &text);
    if (lm_buffer_status(&text) != LM_OK)
        copy = NULL;
    else if (text.size > before)
        copy = lm_arena_strndup(ask->arena, text.data, text.size);
    lm_buffer_free(&text);
    return copy;
}

/* The whole chat: with the type, and with the turns that failed. */
static lm_message *make_chat(const local *l, const lm__ask *ask)
{
    const lm__question *q = &ask->question;
    const lm_message *from = q->messages;
    bool used;
    const char *text = make_system(l, ask, &used);
    lm_message *chat = lm_arena_alloc(
        ask->arena, (count(q) + 2) * sizeof(*chat), alignof(lm_message));
    lm_message *at = chat;

    if (!text || !chat)
        return NULL;
    if (*text) {
        *at++ = (lm_message){LM_SYSTEM, text};
        from += used;
    }
    while (from->role != LM_END_)
        *at++ = *from++;
    for (const lm__turn *turn = q->turns; turn; turn = turn->next) {
        const char *said = lm__reply_payload(&turn->reply, q->target->name);

        *at++ = (lm_message){LM_ASSISTANT, said ? said : ""};
        *at++ = (lm_message){LM_USER, turn->complaint};
    }
    *at = (lm_message)LM_MESSAGES_END;
    return chat;
}

/* Between two steps of the decoder: looks at the clock, and tells the text. */
static lm_status on_text(void *ctx, const char *text, size_t n)
{
    lm__ask *ask = ctx;

    if (ask->deadline_at != INT64_MAX && lm__clock_ms() >= ask->deadline_at)
        return LM_DEADLINE;
    return n && ask->on_text ? ask->on_text(ask, text, n) : LM_OK;
}

static lm_decode_options decode_options(const local *l, lm__ask *ask)
{
    const lm_call_options *o = ask->question.options;
    lm_decode_options options = {
        .temperature = o->has_temperature ? o->temperature : 0,
        .draft = l->backend->draft,
        .limits = o->limits,
        .on_text = on_text,
        .ctx = ask,
    };

    if (o->max_tokens > 0)
        options.max_tokens = (size_t)o->max_tokens;
    if (o->has_seed)
        options.seed = (uint64_t)o->seed;
    return options;
}

static void note_usage(const lm_decode_stats *stats, lm_usage *usage)
{
    *usage = (lm_usage){
        .in = (int64_t)stats->prompt,
        .out = (int64_t)stats->tokens,
        .total = (int64_t)(stats->prompt + stats->tokens),
        .cached = (int64_t)stats->reused,
        .reasoning = -1,
    };
}

static void answer(local *l, lm__ask *ask)
{
    const lm_decode_options options = decode_options(l, ask);
    const lm_message *chat = make_chat(l, ask);
    lm_decoded decoded;
    lm__reply reply = lm__no_reply;
    lm_error err = {0};
    char *text;

    if (!chat) {
        lm__ask_refuse(ask, LM_NOMEM, "no memory for the prompt");
        return;
    }
    if (lm_decoder_run(l->decoder, chat, ask->question.target->type, &options,
                       &decoded, &err) != LM_OK) {
        lm__ask_fail(ask, &err);
        return;
    }
    text = lm_arena_strndup(ask->arena, decoded.text, decoded.size);
    if (!text) {
        lm__ask_refuse(ask, LM_NOMEM, "no memory for the answer");
        return;
    }
    reply.content = text;
    reply.told = ask->on_text ? text : NULL;
    reply.finish = decoded.complete ? LM__FINISH_COMPLETE : LM__FINISH_LENGTH;
    note_usage(&decoded.stats, &reply.usage);
    lm__ask_answer(ask, &reply);
}

/* The answer was an attempt; it is one that failed where there is none. */
static void note(lm__ask *ask, int64_t began_at)
{
    lm_attempt *attempt = lm__attempts_add(ask->log, ask->arena);

    if (!attempt) {
        lm__ask_refuse(ask, LM_NOMEM, "no memory for the answer");
        return;
    }
    attempt->status = ask->error ? ask->error->status : LM_OK;
    attempt->latency_ms = lm__clock_ms() - began_at;
    attempt->usage = ask->reply->usage;
    attempt->model = ask->question.model;
}

static void begin(void *ctx, lm__ask *ask)
{
    int64_t began_at = lm__clock_ms();

    if (ask->question.targets)
        lm__ask_refuse(ask, LM_UNSUPPORTED,
                       "a model in this process calls no tools");
    else
        answer(ctx, ask);
    note(ask, began_at);
    ask->done = true;
}

static void local_free(void *ctx)
{
    local *l = ctx;

    lm_decoder_free(l->decoder);
    lm__delete(l->allocator, l, sizeof(*l));
}

static const lm__answerer_ops ops = {.begin = begin, .free = local_free};

lm_status lm_client_open_backend(const lm_backend *backend,
                                 const lm_client_options *options,
                                 lm_client **out, lm_error *err)
{
    const lm_allocator *allocator = options ? options->allocator : NULL;
    local *l = lm__new(allocator, sizeof(*l));
    lm_status status;

    if (!l)
        return lm_error_set(err, LM_NOMEM, "no memory for the client");
    *l = (local){.allocator = allocator, .backend = backend};
    status = lm_decoder_new(backend, allocator, &l->decoder, err);
    if (status == LM_OK)
        status = lm__client_new(&ops, l, backend->name, options, out, err);
    if (status != LM_OK)
        local_free(l);
    return status;
}

lm_client *lm_client_from_backend(const lm_backend *backend,
                                  const lm_client_options *options)
{
    lm_client *client = NULL;

    return lm_client_open_backend(backend, options, &client, NULL) == LM_OK
               ? client
               : NULL;
}
