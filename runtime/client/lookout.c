/* SPDX-License-Identifier: MIT */
#include "lookout.h"

#include "clock.h"

static void *on_socket(void *ctx, int fd, unsigned events, void *kept)
{
    const lm__lookout *l = ((const lm__post *)ctx)->of;

    return l->watcher.on_socket(l->watcher.ctx, fd, events, kept);
}

/* The loop's timer is the first of all. */
static void set_timer(const lm__lookout *l)
{
    int64_t first = INT64_MAX;
    int64_t left = -1;

    for (size_t i = 0; i < l->n; i++)
        if (l->posts[i].at < first)
            first = l->posts[i].at;
    if (first != INT64_MAX) {
        left = first - lm__clock_ms();
        left = left < 0 ? 0 : left;
    }
    l->watcher.on_timer(l->watcher.ctx, left);
}

static void on_timer(void *ctx, int64_t ms)
{
    lm__post *post = ctx;

    post->at = ms < 0 ? INT64_MAX : lm__clock_ms() + ms;
    set_timer(post->of);
}

/* The i-th client's answerer is watched for; one in process needs nobody. */
static lm_status set(lm__lookout *l, size_t i, bool watched, lm_error *err)
{
    const lm_client *client = l->clients[i];
    const lm_watcher watcher = {on_socket, on_timer, &l->posts[i]};

    l->posts[i] = (lm__post){l, INT64_MAX};
    if (!client->ops->poll)
        return LM_OK;
    if (!client->ops->watch)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the transport of client %zu does its own waiting",
                            i + 1);
    return client->ops->watch(client->ctx, watched ? &watcher : NULL, err);
}

lm_status lm__lookout_set(lm__lookout *l, lm_client *const *clients, size_t n,
                          const lm_watcher *watcher, lm_error *err)
{
    lm_status status = LM_OK;
    size_t i = 0;

    l->clients = clients;
    l->n = n;
    l->watcher = watcher ? *watcher : (lm_watcher){0};
    for (; !status && i < n; i++)
        status = set(l, i, watcher != NULL, err);
    if (!status)
        return LM_OK;
    while (--i > 0)
        set(l, i - 1, false, NULL);
    l->watcher = (lm_watcher){0};
    return status;
}

/* It is called for its timer once, and asks again. */
static bool is_due(lm__post *post, int64_t now)
{
    if (post->at > now)
        return false;
    post->at = INT64_MAX;
    return true;
}

lm_status lm__lookout_ready(lm__lookout *l, int fd, unsigned events,
                            lm_error *err)
{
    int64_t now = fd == LM_SOCKET_TIMER ? lm__clock_ms() : 0;
    lm_status status = LM_OK;

    for (size_t i = 0; i < l->n; i++) {
        const lm_client *client = l->clients[i];
        lm_status bad = LM_OK;

        if (!client->ops->ready)
            continue;
        if (fd != LM_SOCKET_TIMER || is_due(&l->posts[i], now))
            bad = client->ops->ready(client->ctx, fd, events,
                                     status ? NULL : err);
        status = status ? status : bad;
    }
    if (fd == LM_SOCKET_TIMER)
        set_timer(l);
    return status;
}
