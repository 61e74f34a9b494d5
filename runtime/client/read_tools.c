/* SPDX-License-Identifier: MIT */
#include "read.h"

#include "report.h"

#include <string.h>

static const lm_target *find(const lm__question *q, const char *name)
{
    const lm_target *target;

    for (size_t i = 0; (target = lm__question_target(q, i)); i++)
        if (strcmp(target->name, name) == 0)
            return target;
    return NULL;
}

/* The error says which call it is about, as the model counts them. */
static lm_status blame(lm__call *call, size_t i, lm_status status)
{
    lm_error why = *call->error;

    call->bad_call = i + 1;
    if (status == LM_NOMEM)
        return status;
    lm_error_set(&why, status, "call %zu of %s: %s", i + 1,
                 call->ask.reply->calls[i].name, call->error->message);
    *call->error = why;
    return status;
}

static lm_status read_call(lm__call *call, size_t i, lm_tool_call *to)
{
    const lm__tool_call *from = &call->ask.reply->calls[i];
    const lm_parse_options options = lm__read_options(call);
    lm_status status;

    to->target = find(&call->ask.question, from->name);
    if (!to->target) {
        lm_error_set(call->error, LM_INVALID, "there is no such tool");
        return blame(call, i, LM_INVALID);
    }
    status =
        lm_parse(to->target->type, from->arguments, strlen(from->arguments),
                 &options, &to->value, call->error);
    return status ? blame(call, i, status) : LM_OK;
}

lm_status lm__read_tools(lm__call *call)
{
    const lm__reply *reply = call->ask.reply;
    lm_tool_calls *calls;
    lm_status status = LM_OK;

    call->bad_call = 0;
    if (!reply->n_calls)
        return lm_error_set(call->error, LM_NO_CALL,
                            "the model called no tool");
    calls = lm__tool_calls_new(call->client->allocator, reply->n_calls);
    if (!calls)
        return lm_error_set(call->error, LM_NOMEM,
                            "no memory to read the answer");
    for (size_t i = 0; !status && i < reply->n_calls; i++) {
        status = read_call(call, i, &calls->items[i]);
        calls->n_items += !status;
    }
    if (status)
        lm_tool_calls_free(calls);
    else
        call->value = calls;
    return status;
}
