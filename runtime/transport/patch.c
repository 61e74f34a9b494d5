/* SPDX-License-Identifier: MIT */
#include "lm/patch.h"

#include <time.h>

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

static lm_status poll_all(void *ctx, int32_t timeout_ms, lm_error *err)
{
    lm_patch *patch = ctx;
    lm_exchange *exchange = patch->first_;

    (void)err;
    if (exchange) {
        patch->first_ = exchange->handle;
        exchange->handle = NULL;
        exchange->on_done(exchange, answer(patch, exchange), NULL);
    } else {
        pause_for(timeout_ms);
    }
    return LM_OK;
}

lm_transport lm_patch_transport(lm_patch *patch)
{
    return (lm_transport){
        .begin = begin,
        .cancel = cancel,
        .poll = poll_all,
        .offline = true,
        .ctx = patch,
    };
}
