/* SPDX-License-Identifier: MIT */
#include "lm/patch.h"

#include <time.h>

/* There are no sockets: an event loop is asked to call at once. */
static void call_soon(const lm_patch *patch)
{
    if (patch->first_ && patch->watcher_.on_timer)
        patch->watcher_.on_timer(patch->watcher_.ctx, 0);
}

/* Exchanges that wait are chained by their handles. */
static lm_status begin(void *ctx, lm_exchange *exchange, lm_error *err)
{
    lm_patch *patch = ctx;
    lm_exchange *last = patch->first_;

    (void)err;
    exchange->http_status = 0;
    exchange->handle = NULL;
    while (last && last->handle)
        last = last->handle;
    if (last)
        last->handle = exchange;
    else
        patch->first_ = exchange;
    call_soon(patch);
    return LM_OK;
}

static void cancel(void *ctx, lm_exchange *exchange)
{
    lm_patch *patch = ctx;
    lm_exchange *at = patch->first_;

    if (at == exchange)
        patch->first_ = exchange->handle;
    while (at && at->handle != exchange)
        at = at->handle;
    if (at)
        at->handle = exchange->handle;
    exchange->handle = NULL;
}

static lm_status answer(const lm_patch *patch, lm_exchange *exchange)
{
    lm_buffer response = {.max = 0};
    lm_status status = patch->create(patch->ctx, exchange->body,
                                     exchange->body_size, &response);

    exchange->http_status = 200;
    if (!status)
        status = lm_buffer_status(&response);
    if (!status)
        status = exchange->on_body(exchange, response.data ? response.data : "",
                                   response.size);
    lm_buffer_free(&response);
    return status;
}

/* A pause between two tries is one here too. */
static void pause_for(int32_t ms)
{
    const struct timespec time = {.tv_sec = ms / 1000,
                                  .tv_nsec = ms % 1000 * 1000000L};

    nanosleep(&time, NULL);
}

static void answer_first(lm_patch *patch)
{
    lm_exchange *exchange = patch->first_;

    patch->first_ = exchange->handle;
    exchange->handle = NULL;
    exchange->on_done(exchange, answer(patch, exchange), NULL);
}

static lm_status poll_all(void *ctx, int32_t timeout_ms, lm_error *err)
{
    lm_patch *patch = ctx;

    (void)err;
    if (patch->first_)
        answer_first(patch);
    else
        pause_for(timeout_ms);
    return LM_OK;
}

static lm_status watch(void *ctx, const lm_watcher *watcher, lm_error *err)
{
    lm_patch *patch = ctx;

    if (patch->first_)
        return lm_error_set(err, LM_ARGUMENT,
                            "there are requests in flight already");
    patch->watcher_ = watcher ? *watcher : (lm_watcher){0};
    return LM_OK;
}

static lm_status ready(void *ctx, int fd, unsigned events, lm_error *err)
{
    lm_patch *patch = ctx;

    (void)events;
    (void)err;
    if (fd == LM_SOCKET_TIMER && patch->first_)
        answer_first(patch);
    call_soon(patch);
    return LM_OK;
}

lm_transport lm_patch_transport(lm_patch *patch)
{
    return (lm_transport){
        .begin = begin,
        .cancel = cancel,
        .poll = poll_all,
        .watch = watch,
        .ready = ready,
        .offline = true,
        .ctx = patch,
    };
}
