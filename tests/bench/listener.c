/* SPDX-License-Identifier: MIT */
#include "listener.h"

#include <curl/curl.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 64 };

struct listener {
    CURLM *multi;
    struct curl_slist *headers;
    int epoll;
    int64_t timer_at; /* ms of the clock; INT64_MAX: none is set */
    size_t left;
    uint64_t bytes;
};

static void fail(const char *what)
{
    fprintf(stderr, "bench_streams: %s\n", what);
    exit(1);
}

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *ctx,
                     void *kept)
{
    listener *l = ctx;
    struct epoll_event event = {.data.fd = fd};

    (void)easy;
    if (what & CURL_POLL_IN)
        event.events |= EPOLLIN;
    if (what & CURL_POLL_OUT)
        event.events |= EPOLLOUT;
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(l->epoll, EPOLL_CTL_DEL, fd, NULL);
        return 0;
    }
    if (epoll_ctl(l->epoll, kept ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, &event))
        fail("epoll");
    curl_multi_assign(l->multi, fd, l);
    return 0;
}

static int on_timer(CURLM *multi, long ms, void *ctx)
{
    listener *l = ctx;

    (void)multi;
    l->timer_at = ms < 0 ? INT64_MAX : now_ms() + ms;
    return 0;
}

static size_t throw_away(char *bytes, size_t size, size_t n, void *ctx)
{
    listener *l = ctx;

    (void)bytes;
    l->bytes += size * n;
    return size * n;
}

listener *listener_new(void)
{
    listener *l = calloc(1, sizeof(*l));

    if (!l || curl_global_init(CURL_GLOBAL_DEFAULT))
        fail("no libcurl");
    l->timer_at = INT64_MAX;
    l->epoll = epoll_create1(EPOLL_CLOEXEC);
    l->multi = curl_multi_init();
    l->headers =
        curl_slist_append(l->headers, "Content-Type: application/json");
    if (l->epoll < 0 || !l->multi || !l->headers)
        fail("no libcurl");
    curl_multi_setopt(l->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(l->multi, CURLMOPT_SOCKETDATA, l);
    curl_multi_setopt(l->multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(l->multi, CURLMOPT_TIMERDATA, l);
    return l;
}

void listener_add(listener *l, const char *url, const char *body)
{
    CURL *easy = curl_easy_init();

    if (!easy)
        fail("no libcurl");
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, l->headers);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, throw_away);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, l);
    if (curl_multi_add_handle(l->multi, easy))
        fail("libcurl takes no more");
    l->left++;
}

static void end_one(listener *l, const CURLMsg *message)
{
    CURL *easy = message->easy_handle;

    if (message->data.result)
        fail(curl_easy_strerror(message->data.result));
    curl_multi_remove_handle(l->multi, easy);
    curl_easy_cleanup(easy);
    l->left--;
}

static int until_timer(const listener *l, int timeout_ms)
{
    int64_t ms = l->timer_at == INT64_MAX ? timeout_ms : l->timer_at - now_ms();

    if (ms < 0)
        return 0;
    return ms < timeout_ms ? (int)ms : timeout_ms;
}

void listener_poll(listener *l, int timeout_ms)
{
    struct epoll_event events[BATCH];
    int n = epoll_wait(l->epoll, events, BATCH, until_timer(l, timeout_ms));
    const CURLMsg *message;
    int running;

    if (n < 0 && errno != EINTR)
        fail("epoll");
    for (int i = 0; i < n; i++) {
        int mask = 0;

        if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))
            mask |= CURL_CSELECT_IN;
        if (events[i].events & EPOLLOUT)
            mask |= CURL_CSELECT_OUT;
        curl_multi_socket_action(l->multi, events[i].data.fd, mask, &running);
    }
    if (l->timer_at != INT64_MAX && l->timer_at <= now_ms()) {
        l->timer_at = INT64_MAX;
        curl_multi_socket_action(l->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
    while ((message = curl_multi_info_read(l->multi, &running)))
        if (message->msg == CURLMSG_DONE)
            end_one(l, message);
}

size_t listener_left(const listener *l)
{
    return l->left;
}

uint64_t listener_bytes(const listener *l)
{
    return l->bytes;
}

void listener_free(listener *l)
{
    curl_multi_cleanup(l->multi);
    curl_slist_free_all(l->headers);
    close(l->epoll);
    free(l);
}
