/* SPDX-License-Identifier: MIT */
#include "call.h"

#include "allocator.h"
#include "call_note.h"
#include "hook.h"
#include "lm/value.h"
#include "messages.h"
#include "read.h"

#include <inttypes.h>
#include <stdalign.h>
#include <string.h>

enum { DEFAULT_RETRIES = 2 };

static void fill_in(lm_call_options *o)
{
    if (!o->max_retries)
        o->max_retries = DEFAULT_RETRIES;
    if (!o->max_transport_retries)
        o->max_transport_retries = DEFAULT_RETRIES;
}

static lm__call *take(lm_client *client)
{
    lm__call *call = client->spare;

    if (call) {
        client->spare = call->next;
        lm_arena_reset(&call->arena);
        lm_report_clear(&call->report);
        lm_buffer_clear(&call->left_out);
        return call;
    }
    call = lm__new(client->allocator, sizeof(*call));
    if (!call)
        return NULL;
    memset(call, 0, sizeof(*call));
    call->client = client;
    call->arena.allocator = client->allocator;
    call->report.arena.allocator = client->allocator;
    call->left_out.allocator = client->allocator;
    return call;
}

lm__call *lm__call_new(lm_client *client, const lm_message *messages,
                       const lm_target *target, const lm_call_options *options)
{
    static const lm_call_options defaults;
    lm__call *call = take(client);

    if (!call)
        return NULL;
    call->options = options ? *options : defaults;
    fill_in(&call->options);
    if (!call->options.report)
        call->options.report = &call->report;
    call->state = LM__CALL_ASK;
    call->turns = NULL;
    call->last = &call->turns;
    call->value = NULL;
    memset(&call->error, 0, sizeof(call->error));
    memset(&call->log, 0, sizeof(call->log));
    call->info = (lm_call_info){.usage = LM__USAGE_UNKNOWN};
    call->started_at = lm__client_now(client);
    call->deadline_at = options && options->deadline_ms > 0
                            ? call->started_at + options->deadline_ms
                            : INT64_MAX;
    call->ask = (lm__ask){
        .question = {.messages = messages,
                     .target = target,
                     .options = &call->options,
                     .model = call->options.model ? call->options.model
                                                  : client->model,
                     .mode =
                         call->options.mode ? call->options.mode : client->mode,
                     .stream = call->options.on_text != NULL,
                     .left_out = &call->left_out},
        .deadline_at = call->deadline_at,
        .arena = &call->arena,
        .log = &call->log,
        .on_text = call->options.on_text ? lm__call_on_text : NULL,
        .listener = call,
        .hooks = call->options.hooks ? call->options.hooks : client->hooks,
    };
    call->told = false;
    return call;
}

void lm__call_release(lm__call *call)
{
    call->next = call->client->spare;
    call->client->spare = call;
}

void lm__call_free(lm__call *call)
{
    lm_report_free(&call->report);
    lm_buffer_free(&call->left_out);
    lm_arena_free(&call->arena);
    lm__delete(call->client->allocator, call, sizeof(*call));
}

/* A hook ends the call: there is no value. */
static void stop(lm__call *call, const lm_error *why)
{
    lm_value_free(call->value);
    call->value = NULL;
    call->error = *why;
}

static void finish(lm__call *call)
{
    lm_call_info *info = &call->info;
    lm_error stopped = {0};
    const lm_hook_done done = {info, &call->error};

    info->latency_ms = lm__client_now(call->client) - call->started_at;
    if (lm__hook_done(&call->ask, &done, &stopped))
        stop(call, &stopped);
    call->error.http_status = info->http_status;
    call->error.attempts = info->attempts;
    call->state = LM__CALL_DONE;
}

/* true: nothing more may be asked. */
static bool over_budget(lm__call *call, int64_t used, int64_t budget)
{
    if (budget <= 0 || used < budget)
        return false;
    lm_error_set(&call->error, LM_BUDGET,
                 "%" PRId64 " tokens are used, of a budget of %" PRId64, used,
                 budget);
    finish(call);
    return true;
}

static void put_question(lm__call *call)
{
    const lm_client *client = call->client;
    lm__ask *ask = &call->ask;

    if (over_budget(call, client->tokens_used, client->token_budget) ||
        over_budget(call, lm__usage_tokens(&call->info.usage),
                    call->options.token_budget))
        return;
    ask->question.turns = call->turns;
    lm_buffer_clear(&call->left_out);
    ask->done = false;
    ask->reply = (lm__reply){.usage = LM__USAGE_UNKNOWN};
    ask->raw_body = NULL;
    memset(&ask->error, 0, sizeof(ask->error));
    call->state = LM__CALL_ANSWER;
    call->client->ops->begin(call->client->ctx, ask);
}

static void note_answer(lm__call *call)
{
    const lm__ask *ask = &call->ask;
    lm_call_info *info = &call->info;

    info->raw_body = ask->raw_body;
    info->left_out = call->left_out.size ? call->left_out.data : NULL;
    info->raw_text = lm__reply_payload(&ask->reply, ask->question.target->name);
    lm__call_note_attempts(call);
    call->state = LM__CALL_READ;
}

/* false: no memory. */
static bool add_turn(lm__call *call)
{
    lm__turn *turn =
        lm_arena_alloc(&call->arena, sizeof(*turn), alignof(lm__turn));
    const char *complaint = turn ? lm__read_complaint(call) : NULL;

    if (!complaint)
        return false;
    turn->reply = call->ask.reply;
    turn->complaint = complaint;
    turn->next = NULL;
    if (call->options.retry_history != LM_RETRY_HISTORY_ALL)
        call->last = &call->turns;
    *call->last = turn;
    call->last = &turn->next;
    return true;
}

static void reask(lm__call *call)
{
    if (lm__client_now(call->client) >= call->deadline_at) {
        lm_error_set(&call->error, LM_DEADLINE,
                     "the deadline has passed, and the answer was not valid");
        finish(call);
        return;
    }
    if (!add_turn(call)) {
        lm_error_set(&call->error, LM_NOMEM, "no memory to ask again");
        finish(call);
        return;
    }
    if (!lm__call_tell_reask(call)) {
        finish(call);
        return;
    }
    memset(&call->error, 0, sizeof(call->error));
    call->info.reasks++;
    call->state = LM__CALL_ASK;
}

/* Text that the caller has seen is taken back only if he agreed to it. */
static bool may_reask(const lm__call *call, lm_status status)
{
    const lm_call_options *o = &call->options;
    const lm_attempt *last = lm__attempts_last(&call->log);
    bool would = lm__read_can_reask(status);

    if (!status || status == LM_NOMEM ||
        (int)call->info.reasks >= o->max_retries ||
        (call->told && !o->may_restart))
        return false;
    return o->retry_if && last ? o->retry_if(o->retry_if_ctx, last, would)
                               : would;
}

static void read_answer(lm__call *call)
{
    lm_status status;

    if (call->ask.error.status) {
        call->error = call->ask.error;
        finish(call);
        return;
    }
    status = lm__read_reply(call);
    if (lm__call_tell_parse_error(call, status)) {
        finish(call);
    } else if (!lm__call_note_failure(call)) {
        lm_error_set(&call->error, LM_NOMEM, "no memory for what is wrong");
        finish(call);
    } else if (may_reask(call, status))
        reask(call);
    else
        finish(call);
}

void lm__call_step(lm__call *call)
{
    switch (call->state) {
    case LM__CALL_ASK:
        put_question(call);
        break;
    case LM__CALL_ANSWER:
        if (call->ask.done)
            note_answer(call);
        break;
    case LM__CALL_READ:
        read_answer(call);
        break;
    case LM__CALL_DONE:
        break;
    }
}

/* The answerer cannot go on: its asks are over. */
static void give_up(lm__call *call, const lm_error *err)
{
    const lm_client *client = call->client;

    if (call->ask.done)
        return;
    if (client->ops->cancel)
        client->ops->cancel(client->ctx, &call->ask);
    call->ask.error = *err;
    call->ask.done = true;
}

void lm__call_wait(lm__call *call, int32_t timeout_ms)
{
    const lm__answerer_ops *ops = call->client->ops;
    void *ctx = call->client->ctx;
    int64_t now = lm__client_now(call->client);
    int64_t wake = ops->tick ? ops->tick(ctx, &call->ask, now) : now;
    lm_error err = {0};

    if (call->ask.done)
        return;
    if (wake - now < timeout_ms)
        timeout_ms = wake > now ? (int32_t)(wake - now) : 0;
    if (!ops->poll)
        lm_error_set(&err, LM_NO_CALL, "the model gave no answer");
    else
        ops->poll(ctx, timeout_ms, &err);
    if (err.status)
        give_up(call, &err);
}

/* What the answerers may take for granted. */
static lm_status check(const lm_message *messages, const lm_target *target,
                       lm_error *err)
{
    if (!target || !target->type)
        return lm_error_set(err, LM_ARGUMENT, "there is no target");
    return lm__messages_check(messages, err);
}

static void run(lm__call *call)
{
    while (call->state != LM__CALL_DONE) {
        if (call->state == LM__CALL_ANSWER && !call->ask.done)
            lm__call_wait(call, INT32_MAX);
        else
            lm__call_step(call);
    }
}

static lm_status call_blocking(lm_client *client, const lm_message *messages,
                               const lm_target *target,
                               const lm_call_options *options, void **out)
{
    lm__call *call = lm__call_new(client, messages, target, options);

    if (!call)
        return lm_error_set(&client->error, LM_NOMEM, "no memory for a call");
    run(call);
    if (options && options->info)
        *options->info = call->info;
    client->error = call->error;
    if (!call->error.status)
        *out = call->value;
    lm__call_release(call);
    return client->error.status;
}

lm_status lm_call(lm_client *client, const lm_message *messages,
                  const lm_target *target, const lm_call_options *options,
                  void **out, lm_error *err)
{
    lm_status status;

    if (!client) {
        const lm_error *none = lm_client_error(NULL);

        return lm_error_set(err, none->status, "%s", none->message);
    }
    memset(&client->error, 0, sizeof(client->error));
    status = check(messages, target, &client->error);
    if (!status)
        status = call_blocking(client, messages, target, options, out);
    if (status && err)
        *err = client->error;
    return status;
}
