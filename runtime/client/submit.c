/* SPDX-License-Identifier: MIT */
#include "submit.h"

#include "drive.h"

/* A call may be told from the ones before it that had its slot. */
static lm_call_id id_of(const lm__call *call)
{
    return (uint64_t)call->round << 32 | ((uint64_t)call->slot + 1);
}

static lm__call *find(const lm_client *client, lm_call_id id)
{
    uint64_t slot = (id & UINT32_MAX) - 1;
    lm__call *call = slot < client->n_calls ? client->calls[slot] : NULL;

    return call && call->round == id >> 32 ? call : NULL;
}

/* Hands the value over. The call is spare only after that: info is its. */
static void deliver(lm__call *call)
{
    lm_client *client = call->client;
    void *value = call->why ? NULL : call->value;
    lm_status status;

    if (call->info_out)
        *call->info_out = call->info;
    status = call->to.deliver(call->to.callback, call->to.ctx, value,
                              lm__call_error(call));
    if (status && !client->stop)
        client->stop = status;
    lm__call_release(call);
}

lm_call_id lm_submit(lm_client *client, const lm_message *messages,
                     const lm_target *target, const lm_call_options *options,
                     const lm_receiver *to)
{
    lm__call *call;

    if (!client)
        return 0;
    lm__error_clear(&client->error);
    if (client->closing) {
        lm_error_set(&client->error, LM_ARGUMENT, "the client is being freed");
        return 0;
    }
    if (lm__call_new(client, messages, target, options, &call, &client->error))
        return 0;
    call->on_over = deliver;
    call->info_out = call->options.info;
    call->to = *to;
    if (to->show)
        call->options.may_restart = options && options->may_restart;
    if (to->show && !lm__call_go_live(call)) {
        lm__call_release(call);
        lm_error_set(&client->error, LM_NOMEM, "no memory for a stream");
        return 0;
    }
    lm__drive_add(call);
    return id_of(call);
}

bool lm_client_cancel(lm_client *client, lm_call_id id)
{
    lm__call *call = client ? find(client, id) : NULL;

    if (!call || call->state == LM__CALL_DONE)
        return false;
    lm__drive_cancel(call);
    return true;
}

size_t lm_client_in_flight(const lm_client *client)
{
    return client ? client->n_open : 0;
}

static lm_status take_stop(lm_client *client)
{
    lm_status status = client->stop;

    client->stop = LM_OK;
    return status;
}

lm_status lm_client_poll(lm_client *client, int32_t timeout_ms)
{
    lm_status status = client ? lm__drive_may_wait(client, NULL) : LM_ARGUMENT;

    if (status)
        return status;
    lm__drive(client, timeout_ms);
    return take_stop(client);
}

lm_status lm_client_run(lm_client *client)
{
    lm_status status = client ? lm__drive_may_wait(client, NULL) : LM_ARGUMENT;

    while (!status && client->n_open)
        status = lm_client_poll(client, INT32_MAX);
    return status;
}

void lm__submit_end_all(lm_client *client)
{
    client->closing = true;
    client->on_timer = NULL;
    for (size_t i = 0; i < client->n_calls; i++)
        if (client->calls[i]->list != &client->spare &&
            client->calls[i]->state != LM__CALL_DONE)
            lm__drive_cancel(client->calls[i]);
    while (client->ready.first) {
        client->stop = LM_OK;
        lm__drive(client, 0);
    }
}
