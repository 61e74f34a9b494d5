/* SPDX-License-Identifier: MIT */
#include "drive.h"

/* What the answerer wants goes on to the loop; its timer is one with ours. */
static void *on_socket(void *ctx, int fd, unsigned events, void *kept)
{
    const lm_client *client = ctx;

    return client->on_socket(client->on_socket_ctx, fd, events, kept);
}

static void on_timer(void *ctx, int64_t ms)
{
    lm_client *client = ctx;

    client->answerer_at = ms < 0 ? INT64_MAX : lm__client_now(client) + ms;
}

static lm_status watch(lm_client *client)
{
    const lm_watcher watcher = {on_socket, on_timer, client};
    const lm_watcher *wanted = client->on_socket ? &watcher : NULL;

    /* A model in this process has no sockets. */
    if (!client->ops->poll)
        return LM_OK;
    if (!client->ops->watch)
        return lm_error_set(&client->error, LM_UNSUPPORTED,
                            "the transport of this client does its own "
                            "waiting");
    return client->ops->watch(client->ctx, wanted, &client->error);
}

static lm_status may_change(lm_client *client)
{
    if (!client)
        return LM_ARGUMENT;
    if (!client->n_open)
        return LM_OK;
    return lm_error_set(&client->error, LM_ARGUMENT,
                        "there are calls in flight already");
}

lm_status lm_client_on_socket(lm_client *client, lm_socket_fn fn, void *ctx)
{
    lm_status status = may_change(client);
    lm_socket_fn before;

    if (status)
        return status;
    before = client->on_socket;
    client->on_socket = fn;
    client->on_socket_ctx = ctx;
    status = watch(client);
    if (status)
        client->on_socket = before;
    return status;
}

lm_status lm_client_on_timer(lm_client *client, lm_timer_fn fn, void *ctx)
{
    lm_status status = may_change(client);

    if (status)
        return status;
    client->on_timer = fn;
    client->on_timer_ctx = ctx;
    client->asked_at = INT64_MAX;
    return LM_OK;
}

static lm_status turn(lm_client *client, int fd, unsigned events)
{
    lm_status status;

    if (!client || client->driving)
        return LM_ARGUMENT;
    lm__drive_ready(client, fd, events);
    status = client->stop;
    client->stop = LM_OK;
    return status;
}

lm_status lm_client_socket_ready(lm_client *client, int fd, unsigned events)
{
    return turn(client, fd, events);
}

/* The loop has forgotten its timer: what is wanted next is asked for anew. */
lm_status lm_client_timeout(lm_client *client)
{
    if (client)
        client->asked_at = INT64_MAX;
    return turn(client, LM_SOCKET_TIMER, 0);
}
