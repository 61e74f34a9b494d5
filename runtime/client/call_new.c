/* SPDX-License-Identifier: MIT */
#include "allocator.h"
#include "call.h"
#include "call_note.h"
#include "drive.h"
#include "messages.h"

#include <string.h>

enum { DEFAULT_RETRIES = 2 };

static void fill_in(lm_call_options *o)
{
    if (!o->max_retries)
        o->max_retries = DEFAULT_RETRIES;
    if (!o->max_transport_retries)
        o->max_transport_retries = DEFAULT_RETRIES;
}

/* For the answerer: this ask is to be looked at. */
static void changed(lm__ask *ask)
{
    lm__drive_wake(ask->listener);
}

/* Room in the client for one more call; false: no memory. */
static bool make_room(lm_client *client)
{
    size_t room = client->calls_room ? 2 * client->calls_room : 8;
    lm__call **calls;

    if (!lm__timers_reserve(&client->timers, client->allocator,
                            client->n_calls + 1))
        return false;
    if (client->n_calls < client->calls_room)
        return true;
    calls =
        lm__resize(client->allocator, client->calls,
                   client->calls_room * sizeof(*calls), room * sizeof(*calls));
    if (!calls)
        return false;
    client->calls = calls;
    client->calls_room = room;
    return true;
}

static lm__call *make(lm_client *client)
{
    lm__call *call =
        make_room(client) ? lm__new(client->allocator, sizeof(*call)) : NULL;

    if (!call)
        return NULL;
    memset(call, 0, sizeof(*call));
    call->client = client;
    call->arena.allocator = client->allocator;
    call->report.arena.allocator = client->allocator;
    call->body.allocator = client->allocator;
    call->slot = (uint32_t)client->n_calls;
    client->calls[client->n_calls++] = call;
    return call;
}

static lm__call *take(lm_client *client)
{
    lm__call *call = lm__calls_take(&client->spare);

    if (!call)
        return make(client);
    lm_arena_reset(&call->arena);
    lm_report_clear(&call->report);
    return call;
}

/* What the answerers may take for granted. */
static lm_status check(const lm_message *messages, const lm_target *target,
                       lm_error *err)
{
    if (!target || !target->type)
        return lm_error_set(err, LM_ARGUMENT, "there is no target");
    return lm__messages_check(messages, err);
}

static lm__ask make_ask(lm__call *call, const lm_message *messages,
                        const lm_target *target)
{
    const lm_client *client = call->client;
    const lm_call_options *o = &call->options;

    return (lm__ask){
        .question = {.messages = messages,
                     .target = target,
                     .options = o,
                     .model = o->model ? o->model : client->model,
                     .mode = o->mode ? o->mode : client->mode},
        .deadline_at = call->deadline_at,
        .arena = &call->arena,
        .body = &call->body,
        .log = &call->log,
        .changed = changed,
        .listener = call,
        .hooks = o->hooks ? o->hooks : client->hooks,
        .reply = &lm__no_reply,
    };
}

/* The text is wanted as it comes. */
static void listen_in(lm__call *call)
{
    call->ask.question.stream = true;
    call->ask.on_text = lm__call_on_text;
    call->ask.soon = lm__call_soon;
}

bool lm__call_go_live(lm__call *call)
{
    if (!call->live)
        call->live = lm__live_new(call);
    listen_in(call);
    return call->live != NULL;
}

lm_status lm__call_new(lm_client *client, const lm_message *messages,
                       const lm_target *target, const lm_call_options *options,
                       lm__call **out, lm_error *err)
{
    static const lm_call_options defaults;
    lm_status status = check(messages, target, err);
    lm__call *call = status ? NULL : take(client);

    if (status)
        return status;
    if (!call)
        return lm_error_set(err, LM_NOMEM, "no memory for a call");
    call->options = options ? *options : defaults;
    fill_in(&call->options);
    if (!call->options.report)
        call->options.report = &call->report;
    call->state = LM__CALL_ASK;
    call->turns = NULL;
    call->last = &call->turns;
    call->value = NULL;
    call->error = NULL;
    call->why = NULL;
    memset(&call->log, 0, sizeof(call->log));
    call->info = (lm_call_info){.usage = LM__USAGE_UNKNOWN};
    call->started_at = lm__client_now(client);
    call->deadline_at = options && options->deadline_ms > 0
                            ? call->started_at + options->deadline_ms
                            : INT64_MAX;
    call->ask = make_ask(call, messages, target);
    call->told = false;
    call->live = NULL;
    call->mend = NULL;
    call->mended = false;
    call->on_over = NULL;
    call->info_out = NULL;
    call->to = (lm_receiver){0};
    call->tells = call->options.on_text;
    if (call->tells)
        listen_in(call);
    if (call->options.stop && !lm__call_go_live(call)) {
        lm__call_release(call);
        return lm_error_set(err, LM_NOMEM, "no memory for a call");
    }
    /* Nobody sees what came before a restart, unless he says so. */
    call->options.may_restart |= !call->options.on_text;
    *out = call;
    return LM_OK;
}

void lm__call_release(lm__call *call)
{
    lm__live_free(call->live, call->client->allocator);
    call->live = NULL;
    call->state = LM__CALL_DONE;
    call->round++;
    lm__calls_append(&call->client->spare, call);
}

void lm__call_free(lm__call *call)
{
    lm_report_free(&call->report);
    lm__live_free(call->live, call->client->allocator);
    lm_buffer_free(&call->body);
    lm_arena_free(&call->arena);
    lm__delete(call->client->allocator, call, sizeof(*call));
}
