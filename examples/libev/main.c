/* SPDX-License-Identifier: MIT */
#include "user.lm.h"

#include <ev.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * Calls in a loop of libev: the client says which sockets and which
 * time it waits for, and is told when they are there.
 *
 *     OPENAI_API_KEY=... libev "Jason is 25 years old" "Theo is 99"
 */

enum { MOST = 100 };

typedef struct hung {
    lm_client *client;
    struct ev_loop *loop;
    ev_timer timer;
} hung;

/* A status is what a callback of the program's returned: the loop then ends. */
static void on_ready(struct ev_loop *loop, ev_io *io, int found)
{
    const hung *h = io->data;
    unsigned events = 0;

    if (found & EV_READ)
        events |= LM_SOCKET_READ;
    if (found & EV_WRITE)
        events |= LM_SOCKET_WRITE;
    if (lm_client_socket_ready(h->client, io->fd, events))
        ev_break(loop, EVBREAK_ALL);
}

static void *watch_socket(void *ctx, int fd, unsigned events, void *kept)
{
    const hung *h = ctx;
    ev_io *io = kept ? kept : calloc(1, sizeof(*io));
    int wanted = 0;

    if (!io)
        return NULL;
    ev_io_stop(h->loop, io);
    if (!events) {
        free(io);
        return NULL;
    }
    if (events & LM_SOCKET_READ)
        wanted |= EV_READ;
    if (events & LM_SOCKET_WRITE)
        wanted |= EV_WRITE;
    ev_io_init(io, on_ready, fd, wanted);
    io->data = ctx;
    ev_io_start(h->loop, io);
    return io;
}

static void on_time(struct ev_loop *loop, ev_timer *timer, int found)
{
    const hung *h = timer->data;

    (void)found;
    if (lm_client_timeout(h->client))
        ev_break(loop, EVBREAK_ALL);
}

/* The loop's own clock stands still while it is at work. */
static void set_timer(void *ctx, int64_t ms)
{
    hung *h = ctx;

    ev_timer_stop(h->loop, &h->timer);
    if (ms < 0)
        return;
    ev_now_update(h->loop);
    ev_timer_set(&h->timer, (double)ms / 1000, 0.);
    ev_timer_start(h->loop, &h->timer);
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
    hung h = {.client = client, .loop = ev_default_loop(EVFLAG_AUTO)};
    size_t n_failed = 0;

    ev_init(&h.timer, on_time);
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
    ev_run(h.loop, 0);
    if (lm_client_error(client)->status)
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    lm_client_free(client);
    ev_loop_destroy(h.loop);
    return n_failed == 0 ? 0 : 1;
}
