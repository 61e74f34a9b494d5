/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L

#include "user.lm.h"

#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

/*
 * Calls in a loop of libuv: the client says which sockets and which
 * time it waits for, and is told when they are there.
 *
 *     OPENAI_API_KEY=... libuv "Jason is 25 years old" "Theo is 99"
 */

enum { MOST = 100 };

typedef struct hung {
    lm_client *client;
    uv_loop_t *loop;
    uv_timer_t timer;
} hung;

static void free_handle(uv_handle_t *handle)
{
    free(handle);
}

/* A status is what a callback of the program's returned: the loop then ends. */
static void on_ready(uv_poll_t *poll, int failed, int found)
{
    const hung *h = poll->data;
    unsigned events = failed ? LM_SOCKET_FAILED : 0U;
    uv_os_fd_t fd;

    if (found & UV_READABLE)
        events |= LM_SOCKET_READ;
    if (found & UV_WRITABLE)
        events |= LM_SOCKET_WRITE;
    uv_fileno((uv_handle_t *)poll, &fd);
    if (lm_client_socket_ready(h->client, fd, events))
        uv_stop(h->loop);
}

static void *watch_socket(void *ctx, int fd, unsigned events, void *kept)
{
    hung *h = ctx;
    uv_poll_t *poll = kept;
    int wanted = 0;

    if (!poll && events) {
        poll = calloc(1, sizeof(*poll));
        if (!poll || uv_poll_init(h->loop, poll, fd)) {
            free(poll);
            return NULL;
        }
        poll->data = h;
    }
    if (poll && !events) {
        uv_close((uv_handle_t *)poll, free_handle);
        return NULL;
    }
    if (events & LM_SOCKET_READ)
        wanted |= UV_READABLE;
    if (events & LM_SOCKET_WRITE)
        wanted |= UV_WRITABLE;
    if (poll)
        uv_poll_start(poll, wanted, on_ready);
    return poll;
}

static void on_time(uv_timer_t *timer)
{
    const hung *h = timer->data;

    if (lm_client_timeout(h->client))
        uv_stop(h->loop);
}

static void set_timer(void *ctx, int64_t ms)
{
    hung *h = ctx;

    if (ms < 0)
        uv_timer_stop(&h->timer);
    else
        uv_timer_start(&h->timer, on_time, (uint64_t)ms, 0);
}

static lm_status on_user(void *ctx, UserDetails *user, const lm_error *err)
{
    size_t *n_failed = ctx;

    if (user)
        UserDetails_print(user, stdout);
    else
        printf("%s", err->message);
    putchar('\n');
    *n_failed += !user;
    UserDetails_free(user);
    return LM_OK;
}

int main(int argc, char **argv)
{
    lm_message messages[MOST][2] = {{LM_MESSAGES_END}};
    const char *provider = getenv("LM_PROVIDER");
    lm_client *client = lm_client_from_provider(
        provider ? provider : "openai/gpt-4o-mini", NULL);
    hung h = {.client = client, .loop = uv_default_loop()};
    size_t n_failed = 0;

    uv_timer_init(h.loop, &h.timer);
    h.timer.data = &h;
    lm_client_on_socket(client, watch_socket, &h);
    lm_client_on_timer(client, set_timer, &h);
    for (int i = 1; i < argc && i <= MOST; i++) {
        messages[i - 1][0] = (lm_message){LM_USER, argv[i]};
        messages[i - 1][1] = (lm_message)LM_MESSAGES_END;
        n_failed += !UserDetails_submit(client, messages[i - 1], NULL, on_user,
                                        &n_failed);
    }
    /* Until nothing is waited for any more. */
    uv_run(h.loop, UV_RUN_DEFAULT);
    if (lm_client_error(client)->status)
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    lm_client_free(client);
    uv_close((uv_handle_t *)&h.timer, NULL);
    uv_run(h.loop, UV_RUN_DEFAULT);
    uv_loop_close(h.loop);
    return n_failed == 0 ? 0 : 1;
}
