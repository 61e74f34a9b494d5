/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L

#include "user.lm.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

/*
 * Calls in a loop of epoll: the client says which sockets and which
 * time it waits for, and is told when they are there.
 *
 *     OPENAI_API_KEY=... epoll "Jason is 25 years old" "Theo is 99"
 */

enum { MOST = 100, BATCH = 16 };

typedef struct loop {
    int epoll;
    int64_t due; /* of the clock; below 0: no timer */
} loop;

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void *watch_socket(void *ctx, int fd, unsigned events, void *kept)
{
    const loop *l = ctx;
    struct epoll_event event = {.data.fd = fd};
    int what = kept ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;

    if (events & LM_SOCKET_READ)
        event.events |= EPOLLIN;
    if (events & LM_SOCKET_WRITE)
        event.events |= EPOLLOUT;
    epoll_ctl(l->epoll, events ? what : EPOLL_CTL_DEL, fd, &event);
    return events ? ctx : NULL;
}

static void set_timer(void *ctx, int64_t ms)
{
    loop *l = ctx;

    l->due = ms < 0 ? -1 : now_ms() + ms;
}

static lm_status tell(lm_client *client, const struct epoll_event *event)
{
    unsigned events = 0;

    if (event->events & EPOLLIN)
        events |= LM_SOCKET_READ;
    if (event->events & EPOLLOUT)
        events |= LM_SOCKET_WRITE;
    if (event->events & (EPOLLERR | EPOLLHUP))
        events |= LM_SOCKET_FAILED;
    return lm_client_socket_ready(client, event->data.fd, events);
}

static lm_status turn(loop *l, lm_client *client)
{
    struct epoll_event events[BATCH];
    int64_t left = l->due < 0 ? -1 : l->due - now_ms();
    int n = epoll_wait(l->epoll, events, BATCH,
                       l->due >= 0 && left < 0 ? 0 : (int)left);
    lm_status status = LM_OK;

    for (int i = 0; !status && i < n; i++)
        status = tell(client, &events[i]);
    if (!status && l->due >= 0 && l->due <= now_ms()) {
        l->due = -1;
        status = lm_client_timeout(client);
    }
    return status;
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
    loop l = {.epoll = epoll_create1(EPOLL_CLOEXEC), .due = -1};
    size_t n_failed = 0;

    lm_client_on_socket(client, watch_socket, &l);
    lm_client_on_timer(client, set_timer, &l);
    for (int i = 1; i < argc && i <= MOST; i++) {
        messages[i - 1][0] = (lm_message){LM_USER, argv[i]};
        messages[i - 1][1] = (lm_message)LM_MESSAGES_END;
        n_failed += !UserDetails_submit(client, messages[i - 1], NULL, on_user,
                                        &n_failed);
    }
    while (lm_client_in_flight(client) && !turn(&l, client))
        ;
    if (lm_client_error(client)->status)
        fprintf(stderr, "%s\n", lm_client_error(client)->message);
    lm_client_free(client);
    close(l.epoll);
    return n_failed == 0 ? 0 : 1;
}
