/* SPDX-License-Identifier: MIT */
#include "call.h"

#include "call_note.h"
#include "hook.h"
#include "lm/value.h"
#include "mend.h"
#include "read.h"

#include <inttypes.h>
#include <stdalign.h>
#include <string.h>

void lm__call_drop_value(lm__call *call)
{
    if (call->ask.question.targets)
        lm_tool_calls_free(call->value);
    else
        lm_value_free(call->value);
    call->value = NULL;
}

/* A hook may end the call: there is no value then. */
static void tell_done(lm__call *call)
{
    const lm_hook_done done = {&call->info, call->error};
    lm_error stopped = {0};

    if (!lm__hook_done(&call->ask, &done, &stopped))
        return;
    lm__call_drop_value(call);
    *call->error = stopped;
}

/* What the answers that were cut would have cost more. */
static int64_t saved(const lm__call *call)
{
    const lm_attempt *last = lm__attempts_last(&call->log);
    int64_t whole = last ? last->usage.out : -1;
    int64_t all = (int64_t)call->info.cuts * whole;

    if (!call->info.cuts)
        return 0;
    if (call->error->status || whole < 0)
        return -1;
    return all > call->info.cut_tokens ? all - call->info.cut_tokens : 0;
}

static void finish(lm__call *call)
{
    lm_call_info *info = &call->info;

    info->latency_ms = lm__client_now(call->client) - call->started_at;
    info->saved_tokens = saved(call);
    if (call->ask.hooks)
        tell_done(call);
    call->error->http_status = info->http_status;
    call->error->attempts = info->attempts;
    call->state = LM__CALL_DONE;
}

/* true: nothing more may be asked. */
static bool over_budget(lm__call *call, int64_t used, int64_t budget)
{
    if (budget <= 0 || used < budget)
        return false;
    lm_error_set(call->error, LM_BUDGET,
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
    ask->question.turns = call->mend ? NULL : call->turns;
    ask->done = false;
    ask->cached = false;
    ask->cut = false;
    ask->reply = &lm__no_reply;
    ask->left_out = NULL;
    ask->raw_body = NULL;
    ask->error = NULL;
    call->state = LM__CALL_ANSWER;
    call->client->ops->begin(call->client->ctx, ask);
}

static void note_answer(lm__call *call)
{
    const lm__ask *ask = &call->ask;
    lm_call_info *info = &call->info;

    info->cached = ask->cached;
    info->raw_body = ask->raw_body;
    info->left_out = ask->left_out;
    info->raw_text = lm__reply_payload(ask->reply, ask->question.target->name);
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
    turn->reply = *call->ask.reply;
    turn->complaint = complaint;
    turn->next = NULL;
    if (call->options.retry_history != LM_RETRY_HISTORY_ALL)
        call->last = &call->turns;
    *call->last = turn;
    call->last = &turn->next;
    return true;
}

/* The answer is whole, and its parts can be asked for. */
static bool may_mend(const lm__call *call)
{
    const lm__question *q = &call->ask.question;

    return call->options.reask == LM_REASK_FIELDS && call->client->ops->poll &&
           call->json && call->error->status == LM_INVALID && !call->ask.cut &&
           q->mode != LM_MODE_GRAMMAR && q->mode != LM_MODE_PARALLEL_TOOLS;
}

static void reask(lm__call *call)
{
    if (lm__client_now(call->client) >= call->deadline_at) {
        lm_error_set(call->error, LM_DEADLINE,
                     "the deadline has passed, and the answer was not valid");
        finish(call);
        return;
    }
    /* What was mended is told anew each time, and is not history. */
    if (!call->mended && !add_turn(call)) {
        lm_error_set(call->error, LM_NOMEM, "no memory to ask again");
        finish(call);
        return;
    }
    /* Before a stream begins anew, which forgets what was wrong. */
    if (may_mend(call))
        lm__mend_begin(call, (lm__span){call->json, call->json_size});
    if (!lm__call_tell_reask(call)) {
        finish(call);
        return;
    }
    lm__error_clear(call->error);
    call->info.reasks++;
    call->state = LM__CALL_ASK;
}

static bool has_told(const lm__call *call)
{
    return call->told || (call->live && call->live->shown);
}

/* Text that the caller has seen is taken back only if he agreed to it. */
static bool may_reask(const lm__call *call, lm_status status)
{
    const lm_call_options *o = &call->options;
    const lm_attempt *last = lm__attempts_last(&call->log);
    bool would = lm__read_can_reask(status);

    if (!status || status == LM_NOMEM ||
        (int)call->info.reasks >= o->max_retries ||
        (has_told(call) && !o->may_restart))
        return false;
    return o->retry_if && last ? o->retry_if(o->retry_if_ctx, last, would)
                               : would;
}

/* The provider tells no usage of what it could not finish. */
static void note_cut(lm__call *call)
{
    call->info.cuts++;
    call->info.cut_tokens += call->live->pieces;
}

static void read_answer(lm__call *call)
{
    lm_status status;

    if (call->ask.error && !call->ask.cut) {
        *call->error = *call->ask.error;
        finish(call);
        return;
    }
    status = lm__read_reply(call);
    if (!status && call->client->ops->keep)
        call->client->ops->keep(call->client->ctx, &call->ask);
    lm__mend_end(call);
    if (!status && call->mended && !lm__call_tell_mended(call)) {
        finish(call);
        return;
    }
    if (call->ask.cut)
        note_cut(call);
    if (lm__call_tell_parse_error(call, status)) {
        finish(call);
    } else if (!lm__call_note_failure(call)) {
        lm_error_set(call->error, LM_NOMEM, "no memory for what is wrong");
        finish(call);
    } else if (may_reask(call, status))
        reask(call);
    else
        finish(call);
}

static void step(lm__call *call)
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

/* Errors are large, rare, and known only at the end of a step. */
static void end_step(lm__call *call)
{
    if (call->state == LM__CALL_DONE && call->error->status)
        call->why = lm__error_keep(call->error, &call->arena);
    call->error = NULL;
}

void lm__call_step(lm__call *call)
{
    lm_error error;

    lm__error_clear(&error);
    call->error = &error;
    step(call);
    end_step(call);
}

static void abort_call(lm__call *call, lm_status why)
{
    const lm_client *client = call->client;

    if (call->state == LM__CALL_ANSWER && !call->ask.done) {
        if (client->ops->cancel)
            client->ops->cancel(client->ctx, &call->ask);
        call->ask.done = true;
        note_answer(call);
    }
    if (call->state == LM__CALL_DONE)
        return;
    lm_error_set(call->error, why, "%s", lm_status_text(why));
    finish(call);
}

void lm__call_abort(lm__call *call, lm_status why)
{
    lm_error error;

    lm__error_clear(&error);
    call->error = &error;
    abort_call(call, why);
    end_step(call);
}

const lm_error *lm__call_error(const lm__call *call)
{
    static const lm_error none;

    return call->why ? call->why : &none;
}
