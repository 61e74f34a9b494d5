/* SPDX-License-Identifier: MIT */
#include "call_note.h"

#include "hook.h"
#include "read.h"

#include <string.h>

/* Shows the caller what there is, if he wants that told. */
static lm_status show(lm__call *call)
{
    const lm_receiver *to = &call->to;
    const void *partial;

    if (!to->show || !call->live->fresh)
        return LM_OK;
    call->live->fresh = false;
    partial = lm_stream_partial(call->live);
    return partial ? to->show(to->on_partial, to->ctx, partial, call->live)
                   : LM_OK;
}

static lm_status tell_live(lm__call *call, const char *text, size_t n)
{
    lm_status status = LM_OK;
    lm_status shown;

    if (!text)
        lm__live_restart(call->live);
    else
        status = lm__live_text(call->live, text, n);
    shown = show(call);
    return shown ? shown : status;
}

lm_status lm__call_on_text(lm__ask *ask, const char *text, size_t n)
{
    lm__call *call = ask->listener;
    lm_status status = lm__hook_delta(ask, text, n, NULL);

    if (status)
        return status;
    if (call->tells && (text || call->told)) {
        call->told = text != NULL;
        status = call->options.on_text(call->options.on_text_ctx, text, n);
    }
    return status || !call->live ? status : tell_live(call, text, n);
}

void lm__call_soon(const lm__ask *ask, lm__soon *soon)
{
    const lm__call *call = ask->listener;

    lm__soon_add(soon, call, offsetof(lm__call, options));
    if (call->live)
        lm__live_soon(call->live, soon);
}

/* Tells of the attempts from the i-th on. */
static void tell_usage(lm__call *call, size_t i)
{
    const lm_attempt *items = call->log.items;
    lm_error stopped = {0};
    lm_status status = LM_OK;

    for (; !status && i < call->log.n; i++) {
        const lm_hook_usage usage = {&items[i], call->info.usage};

        if (items[i].usage.total >= 0 || items[i].usage.out >= 0)
            status = lm__hook_usage(&call->ask, &usage, &stopped);
    }
    if (status)
        lm__ask_fail(&call->ask, &stopped);
}

void lm__call_note_attempts(lm__call *call)
{
    lm_attempt *last = lm__attempts_last(&call->log);
    int64_t before = lm__usage_tokens(&call->info.usage);
    lm_call_info *info = &call->info;
    unsigned known = info->attempts;

    if (!last)
        return;
    if (!call->ask.error)
        last->raw_text = info->raw_text;
    info->attempts = (unsigned)call->log.n;
    info->attempt = call->log.items;
    info->http_status = last->http_status;
    info->request_id = last->request_id;
    info->usage = lm__attempts_usage(&call->log);
    call->client->tokens_used += lm__usage_tokens(&info->usage) - before;
    if (call->ask.hooks)
        tell_usage(call, known);
}

bool lm__call_note_failure(lm__call *call)
{
    const char *message = call->error->message;
    lm_attempt *last = lm__attempts_last(&call->log);

    if (!last || !call->error->status)
        return true;
    last->status = call->error->status;
    last->message = lm_arena_strndup(&call->arena, message, strlen(message));
    return last->message != NULL;
}

bool lm__call_tell_parse_error(lm__call *call, lm_status status)
{
    const lm_hook_parse_error failed = {call->error, call->options.report,
                                        call->info.raw_text};
    lm_error stopped;

    if (!call->ask.hooks || !lm__read_can_reask(status))
        return false;
    lm__error_clear(&stopped);
    if (!lm__hook_parse_error(&call->ask, &failed, &stopped))
        return false;
    *call->error = stopped;
    return true;
}

bool lm__call_tell_reask(lm__call *call)
{
    const lm_hook_retry retry = {.failed = lm__attempts_last(&call->log),
                                 .reask = true};
    lm_error stopped = {0};
    lm_status status = LM_OK;

    if (retry.failed)
        status = lm__hook_retry(&call->ask, &retry, &stopped);
    if (!status && (call->told || call->live))
        status = lm__call_on_text(&call->ask, NULL, 0);
    if (status && !stopped.status)
        lm_error_set(&stopped, status, "%s", lm_status_text(status));
    if (status)
        *call->error = stopped;
    return !status;
}

/* What is read as it is told is found once more, and the same. */
bool lm__call_tell_mended(lm__call *call)
{
    lm_status status;

    if (!call->ask.on_text)
        return true;
    if (call->live)
        lm_report_clear(call->options.report);
    status = lm__call_on_text(&call->ask, call->json, call->json_size);
    if (!status)
        return true;
    lm__call_drop_value(call);
    lm_error_set(call->error, status, "%s", lm_status_text(status));
    return false;
}
