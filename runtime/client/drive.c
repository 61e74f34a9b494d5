/* SPDX-License-Identifier: MIT */
#include "drive.h"

void lm__drive_add(lm__call *call)
{
    lm_client *client = call->client;

    client->n_open++;
    call->cancelled = false;
    call->admitted = false;
    lm__calls_append(&client->line, call);
    lm__timers_set(&client->timers, call, call->deadline_at);
    if (!client->driving)
        lm__drive_ask(client);
}

void lm__drive_wake(lm__call *call)
{
    if (call->state != LM__CALL_DONE)
        lm__calls_append(&call->client->ready, call);
}

void lm__drive_cancel(lm__call *call)
{
    call->cancelled = true;
    lm__drive_wake(call);
    if (!call->client->driving)
        lm__drive_ask(call->client);
}

/* First come, first served; a call keeps its place until it is over. */
static void admit(lm_client *client)
{
    while (client->line.first && client->n_busy < client->max_in_flight) {
        lm__call *call = lm__calls_take(&client->line);

        client->n_busy++;
        call->admitted = true;
        lm__calls_append(&client->ready, call);
    }
}

static void over(lm__call *call)
{
    lm_client *client = call->client;

    lm__timers_set(&client->timers, call, INT64_MAX);
    lm__calls_remove(call);
    client->n_open--;
    if (call->admitted)
        client->n_busy--;
    admit(client);
    if (call->on_over)
        call->on_over(call);
}

void lm__drive_drop(lm__call *call)
{
    if (call->client->driving) {
        lm__drive_cancel(call);
        return;
    }
    lm__call_abort(call, LM_CANCELLED);
    over(call);
    lm__drive_ask(call->client);
}

/* Why a call is to end before its time; LM_OK: it is not. */
static lm_status reason_to_end(const lm__call *call)
{
    if (call->cancelled)
        return LM_CANCELLED;
    return call->admitted ? LM_OK : LM_DEADLINE;
}

static void advance(lm__call *call)
{
    const lm_client *client = call->client;
    lm_status why = reason_to_end(call);

    if (why)
        lm__call_abort(call, why);
    while (call->state != LM__CALL_DONE) {
        bool waits = call->state == LM__CALL_ANSWER && !call->ask.done;
        int64_t now = waits ? lm__client_now(client) : 0;
        int64_t wake = INT64_MAX;

        if (waits && client->ops->tick)
            wake = client->ops->tick(client->ctx, &call->ask, now);
        if (waits && !call->ask.done) {
            lm__timers_set(&call->client->timers, call, wake);
            return;
        }
        lm__call_step(call);
    }
    over(call);
}

/* Returns in how many milliseconds the next one is due. */
static int64_t take_due(lm_client *client)
{
    int64_t next = lm__timers_next(&client->timers);
    int64_t now = next == INT64_MAX ? 0 : lm__client_now(client);

    while (next <= now) {
        lm__drive_wake(lm__timers_pop(&client->timers));
        next = lm__timers_next(&client->timers);
    }
    return next == INT64_MAX ? next : next - now;
}

/* Does all that can be done without waiting. false: there was nothing. */
static bool settle(lm_client *client)
{
    bool any = false;
    lm__call *call;

    admit(client);
    while (!client->stop && (call = lm__calls_take(&client->ready))) {
        advance(call);
        any = true;
    }
    return any;
}

/* The answerer cannot go on: all asks are over. */
static void give_up(lm_client *client, const lm_error *err)
{
    for (size_t i = 0; i < client->n_calls; i++) {
        lm__call *call = client->calls[i];

        if (call->state != LM__CALL_ANSWER || call->ask.done)
            continue;
        if (client->ops->cancel)
            client->ops->cancel(client->ctx, &call->ask);
        lm__ask_fail(&call->ask, err);
        call->ask.done = true;
        lm__drive_wake(call);
    }
}

static void wait(lm_client *client, int32_t timeout_ms)
{
    lm_error err;

    lm__error_clear(&err);
    if (!client->ops->poll)
        lm_error_set(&err, LM_NO_CALL, "the model gave no answer");
    else
        client->ops->poll(client->ctx, timeout_ms, &err);
    if (err.status)
        give_up(client, &err);
}

/*
 * The clock is looked at once as a rule: behind the wait only where that may
 * have lasted until a call was due.
 */
void lm__drive(lm_client *client, int32_t timeout_ms)
{
    int64_t left;

    client->driving = true;
    admit(client);
    left = take_due(client);
    if (!settle(client) && !client->stop) {
        wait(client, left < timeout_ms ? (int32_t)left : timeout_ms);
        if (left <= timeout_ms)
            take_due(client);
        settle(client);
    }
    client->driving = false;
}

void lm__drive_ready(lm_client *client, int fd, unsigned events)
{
    lm_error err;

    lm__error_clear(&err);
    client->driving = true;
    /* The answerer is called for its timer, and asks again if that is early. */
    if (fd == LM_SOCKET_TIMER)
        client->answerer_at = INT64_MAX;
    if (client->ops->ready)
        client->ops->ready(client->ctx, fd, events, &err);
    if (err.status)
        give_up(client, &err);
    admit(client);
    take_due(client);
    settle(client);
    client->driving = false;
    lm__drive_ask(client);
}

/* When to come back; INT64_MAX: never. */
static int64_t next_turn(const lm_client *client)
{
    int64_t at = lm__timers_next(&client->timers);

    if (client->ready.first ||
        (client->line.first && client->n_busy < client->max_in_flight))
        return 0;
    return client->answerer_at < at ? client->answerer_at : at;
}

void lm__drive_ask(lm_client *client)
{
    if (!client->on_timer || client->asking)
        return;
    client->asking = true;
    /* The loop's function may cancel calls, which makes it another time. */
    while (next_turn(client) != client->asked_at) {
        int64_t at = client->asked_at = next_turn(client);
        int64_t left = at == INT64_MAX ? -1 : at - lm__client_now(client);

        client->on_timer(client->on_timer_ctx,
                         left < 0 && at != INT64_MAX ? 0 : left);
    }
    client->asking = false;
}

lm_status lm__drive_may_wait(const lm_client *client, lm_error *err)
{
    if (client->driving)
        return lm_error_set(err, LM_ARGUMENT,
                            "a callback of this client must not wait");
    if (client->on_socket)
        return lm_error_set(err, LM_ARGUMENT,
                            "this client hangs in an event loop: only that "
                            "waits");
    return LM_OK;
}
