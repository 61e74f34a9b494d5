/* SPDX-License-Identifier: MIT */
#include "tap.h"
#include "user.lm.h"

#include <lm/lm.h>
#include <stdio.h>
#include <string.h>

/*
 * What calls in flight keep, by an allocator that counts: a hundred of them in
 * the middle of their answers. libcurl is not among them, so the figure is
 * ours alone, as is that of a benchmark over sockets.
 */

enum {
    CALLS = 100,
    PIECES = 4,
    MOST_STREAM = 3504, /* bytes of one that is streamed */
    MOST_CALL = 2768    /* of one that waits for its answer */
};

#define CHAT(delta)                                                            \
    "data: {\"id\":\"chatcmpl-1\",\"created\":1,\"choices\":[{\"index\":0,"    \
    "\"delta\":{\"content\":\"" delta "\"},\"finish_reason\":null}]}\n\n"

static const char *const pieces[PIECES] = {
    CHAT("{\\\"name\\\": \\\"Ja"),
    CHAT("son\\\", \\\"age\\\":"),
    CHAT(" 25}"),
    ("data: {\"choices\":[{\"index\":0,\"delta\":{},"
     "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"),
};

static const char whole[] =
    "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"{\\\"name\\\":"
    "\\\"Jason\\\",\\\"age\\\":25}\"},\"finish_reason\":\"stop\"}]}";

/* A transport that gives what it is told to, when it is told to. */
typedef struct hall {
    lm_exchange *flying[CALLS];
    size_t n;
    size_t used;
    unsigned good;
} hall;

static void *count(void *ctx, void *p, size_t old_size, size_t size)
{
    hall *h = ctx;
    void *to = lm_allocator_default.resize(lm_allocator_default.ctx, p,
                                           old_size, size);

    if (to || !size)
        h->used += size - (p ? old_size : 0);
    return to;
}

static lm_status begin(void *ctx, lm_exchange *exchange, lm_error *err)
{
    hall *h = ctx;

    if (h->n == CALLS)
        return lm_error_set(err, LM_LIMIT, "the hall is full");
    h->flying[h->n++] = exchange;
    return LM_OK;
}

static void cancel(void *ctx, lm_exchange *exchange)
{
    (void)ctx;
    (void)exchange;
}

static lm_status poll_none(void *ctx, int32_t timeout_ms, lm_error *err)
{
    (void)ctx;
    (void)timeout_ms;
    (void)err;
    return LM_OK;
}

static void say_type(const hall *h, const char *type)
{
    for (size_t i = 0; i < h->n; i++) {
        h->flying[i]->http_status = 200;
        h->flying[i]->on_header(h->flying[i], type, strlen(type));
    }
}

/* The transport needs the request no more, as libcurl does not. */
static void say(const hall *h, const char *body)
{
    for (size_t i = 0; i < h->n; i++) {
        h->flying[i]->body_done = true;
        h->flying[i]->on_body(h->flying[i], body, strlen(body));
    }
}

static void end(const hall *h)
{
    for (size_t i = 0; i < h->n; i++)
        h->flying[i]->on_done(h->flying[i], LM_OK, NULL);
}

static lm_status on_partial(void *ctx, const UserDetails *user,
                            lm_stream *stream)
{
    (void)ctx;
    (void)user;
    (void)stream;
    return LM_OK;
}

static lm_status on_end(void *ctx, UserDetails *user, const lm_error *err)
{
    hall *h = ctx;

    (void)err;
    h->good += user && strcmp(user->name, "Jason") == 0 && user->age == 25;
    UserDetails_free(user);
    return LM_OK;
}

static const lm_message messages[] = {{LM_USER, "Jason is 25 years old."},
                                      LM_MESSAGES_END};

static size_t stream_most(tap *t, hall *h, lm_client *client)
{
    size_t at_rest = h->used;
    size_t most = 0;

    for (size_t i = 0; i < CALLS; i++)
        UserDetails_stream_submit(client, messages, NULL, on_partial, on_end,
                                  h);
    lm_client_poll(client, 0);
    tap_ok(t, h->n == CALLS, "%zu streams are in flight", h->n);
    say_type(h, "Content-Type: text/event-stream");
    for (size_t i = 0; i < PIECES; i++) {
        say(h, pieces[i]);
        most = h->used > most ? h->used : most;
    }
    end(h);
    lm_client_run(client);
    return (most - at_rest) / CALLS;
}

static size_t call_most(tap *t, hall *h, lm_client *client)
{
    size_t at_rest = h->used;
    size_t most;

    for (size_t i = 0; i < CALLS; i++)
        UserDetails_submit(client, messages, NULL, on_end, h);
    lm_client_poll(client, 0);
    tap_ok(t, h->n == CALLS, "%zu calls are in flight", h->n);
    say_type(h, "Content-Type: application/json");
    most = h->used;
    say(h, whole);
    end(h);
    lm_client_run(client);
    return (most - at_rest) / CALLS;
}

static void run(tap *t, const char *name, size_t limit,
                size_t (*most_of)(tap *, hall *, lm_client *))
{
    hall h = {.n = 0};
    const lm_allocator counting = {count, &h};
    const lm_transport transport = {.begin = begin,
                                    .cancel = cancel,
                                    .poll = poll_none,
                                    .offline = true,
                                    .ctx = &h};
    const lm_client_options options = {.transport = &transport,
                                       .allocator = &counting,
                                       .max_in_flight = CALLS};
    lm_client *client = lm_client_from_provider("openai/gpt-4o-mini", &options);
    size_t most = client ? most_of(t, &h, client) : 0;

    tap_ok(t, h.good == CALLS, "%s: %u of %d end right", name, h.good, CALLS);
    tap_ok(t, most && most <= limit, "%s: %zu bytes each, at most %zu", name,
           most, limit);
    lm_client_free(client);
    tap_ok(t, h.used == 0, "%s: %zu bytes are left in the end", name, h.used);
}

int main(void)
{
    tap t = {0};

    run(&t, "a stream", MOST_STREAM, stream_most);
    run(&t, "a call", MOST_CALL, call_most);
    return tap_done(&t);
}
