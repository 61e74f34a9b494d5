/* SPDX-License-Identifier: MIT */
#include "reply.h"
#include "tap.h"
#include "user.lm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Thousands of calls of one client, a tenth of which fail, in ten ways: each
 * callback is called once, with the end that its call was to have. And as many
 * streams, that come a few bytes at a time and all at once: what shows of each
 * only grows. `crowd_test [CALLS]`.
 */

enum { MAX_FLIGHT = 1000 };

/* What becomes of a call: how its requests are answered. */
typedef struct fate {
    const char *name;
    int http_status; /* 0: no response */
    const char *body;
    lm_status broken; /* what the transport says instead */
    lm_status want;
    const char *stream; /* its body; NULL: it does not get so far */
} fate;

#define CHUNK(delta, reason)                                                   \
    "data: {\"choices\":[{\"index\":0,\"delta\":{" delta                       \
    "},\"finish_reason\":" reason "}]}\n\n"
#define TEXT(text) CHUNK("\"content\":\"" text "\"", "null")
#define JA TEXT("{\\\"name\\\":\\\"Ja")
#define END(reason) CHUNK("", "\"" reason "\"") "data: [DONE]\n\n"
#define GONE                                                                   \
    "data: {\"error\":{\"message\":\"gone\",\"type\":\"server_error\"}}\n\n"

static fate fates[] = {
    {"good", 200, NULL, LM_OK, LM_OK,
     JA TEXT("so") TEXT("n\\\",\\\"age\\\":2") TEXT("5}") END("stop")},
    {"no key", 401, "{}", LM_OK, LM_AUTH, NULL},
    {"too many", 429, "{}", LM_OK, LM_RATE_LIMIT, NULL},
    {"a fault", 500, "{}", LM_OK, LM_SERVER, JA GONE},
    {"no such model", 404, "{}", LM_OK, LM_NOT_FOUND, NULL},
    {"no connection", 0, NULL, LM_CONNECT, LM_CONNECT, NULL},
    {"a cut", 200, "{\"cho", LM_IO, LM_IO, JA TEXT("son\\\",") "data: {\"ch"},
    {"another form", 200, "<html>", LM_OK, LM_PROTOCOL, JA "data: <html>\n\n"},
    {"a broken rule", 200, NULL, LM_OK, LM_INVALID,
     JA TEXT("son\\\",\\\"age\\\":-25}") END("stop")},
    {"no JSON", 200, NULL, LM_OK, LM_NO_CALL,
     TEXT("I would") TEXT(" rather not.") END("stop")},
    {"too long", 200, NULL, LM_OK, LM_LENGTH, JA END("length")},
};

enum { N_FATES = sizeof(fates) / sizeof(*fates), BROKEN_RULE = 8 };

typedef struct caller {
    const fate *fate;
    lm_message messages[2];
    char text[16];
    unsigned told;
    lm_status status;
    char name[8]; /* as it was shown last */
    unsigned shown;
} caller;

/* An exchange, and how much of its stream has come. */
typedef struct flight {
    lm_exchange *exchange;
    size_t at;
} flight;

/* A transport that answers those in flight in an order of its own. */
typedef struct hall {
    flight flying[MAX_FLIGHT];
    size_t n;
    bool slowly; /* streams come a few bytes at a time */
    size_t most;
    uint32_t dice;
    int64_t now;
} hall;

static lm_status begin(void *ctx, lm_exchange *exchange, lm_error *err)
{
    hall *h = ctx;

    if (h->n == MAX_FLIGHT)
        return lm_error_set(err, LM_LIMIT, "the hall is full");
    h->flying[h->n++] = (flight){exchange, 0};
    if (h->n > h->most)
        h->most = h->n;
    return LM_OK;
}

static void take_out(hall *h, size_t i)
{
    h->flying[i] = h->flying[--h->n];
}

static void cancel(void *ctx, lm_exchange *exchange)
{
    hall *h = ctx;

    for (size_t i = 0; i < h->n; i++)
        if (h->flying[i].exchange == exchange)
            take_out(h, i);
}

/* The number that the request's message is. */
static const fate *fate_of(const lm_exchange *exchange)
{
    const char *at = strstr(exchange->body, "fate ");

    return at ? &fates[strtoul(at + 5, NULL, 10)] : &fates[0];
}

static void answer(lm_exchange *exchange)
{
    const fate *f = fate_of(exchange);
    lm_status status = f->broken;

    exchange->http_status = f->http_status;
    if (f->body && exchange->on_body(exchange, f->body, strlen(f->body)))
        status = LM_IO;
    exchange->on_done(exchange, status, NULL);
}

static size_t roll(hall *h, size_t n)
{
    h->dice = h->dice * 1664525U + 1013904223U;
    return (h->dice >> 8) % n;
}

/* A little more of a stream, or its end. */
static void stream_on(hall *h, size_t i, const char *body)
{
    static const char type[] = "Content-Type: text/event-stream";
    flight *f = &h->flying[i];
    lm_exchange *exchange = f->exchange;
    size_t left = strlen(body) - f->at;
    size_t n = 1 + roll(h, 40);
    lm_status status = LM_OK;

    exchange->http_status = 200;
    if (!f->at)
        status = exchange->on_header(exchange, type, strlen(type));
    n = n < left ? n : left;
    if (!status && n)
        status = exchange->on_body(exchange, body + f->at, n);
    f->at += n;
    if (!status && n)
        return;
    take_out(h, i);
    exchange->on_done(exchange, status, NULL);
}

static lm_status poll_some(void *ctx, int32_t timeout_ms, lm_error *err)
{
    hall *h = ctx;

    (void)err;
    if (!h->n)
        h->now += timeout_ms;
    for (unsigned k = 0; h->n && k < 16; k++) {
        size_t i = roll(h, h->n);
        lm_exchange *exchange = h->flying[i].exchange;
        const fate *f = fate_of(exchange);

        if (h->slowly && f->stream) {
            stream_on(h, i, f->stream);
        } else {
            take_out(h, i);
            answer(exchange);
        }
    }
    return LM_OK;
}

static int64_t now_ms(void *ctx)
{
    return ((const hall *)ctx)->now;
}

static lm_status on_end(void *ctx, UserDetails *user, const lm_error *err)
{
    caller *c = ctx;

    c->told++;
    c->status = err->status;
    if ((user == NULL) != (err->status != LM_OK) ||
        (user && strcmp(user->name, "Jason") != 0))
        c->told += 100;
    UserDetails_free(user);
    return LM_OK;
}

/* What showed before goes on; an age is there at once, or was refused. */
static lm_status on_partial(void *ctx, const UserDetails *user,
                            lm_stream *stream)
{
    caller *c = ctx;
    const char *name = user->name ? user->name : "";
    bool aged = lm_stream_state(stream, &user->age) == LM_COMPLETE;

    c->shown++;
    if (strncmp(name, c->name, strlen(c->name)) != 0 ||
        (aged && user->age != 25 && c->fate->want != LM_INVALID))
        c->told += 1000;
    snprintf(c->name, sizeof(c->name), "%s", name);
    return LM_OK;
}

static bool submit(lm_client *client, caller *c, size_t i, bool streamed)
{
    static const lm_call_options once = {
        .max_retries = LM_NO_RETRIES, .max_transport_retries = LM_NO_RETRIES};
    size_t number = i % 10 ? 0 : 1 + i / 10 % (N_FATES - 1);

    c->fate = &fates[number];
    snprintf(c->text, sizeof(c->text), "fate %zu", number);
    c->messages[0] = (lm_message){LM_USER, c->text};
    if (streamed)
        return UserDetails_stream_submit(client, c->messages, &once, on_partial,
                                         on_end, c) != 0;
    return UserDetails_submit(client, c->messages, &once, on_end, c) != 0;
}

/* Its end is the one it was to have, after all that was to be seen. */
static bool is_right(const caller *c, bool streamed)
{
    unsigned seen = streamed && c->fate->stream && c->fate->want != LM_NO_CALL;

    return c->told == 1 && c->status == c->fate->want && c->shown >= seen;
}

static void check(tap *t, const caller *callers, size_t n, bool streamed)
{
    size_t counts[N_FATES] = {0};
    size_t good = 0;

    for (size_t i = 0; i < n; i++) {
        const caller *c = &callers[i];

        counts[c->fate - fates]++;
        if (is_right(c, streamed))
            good++;
        else
            tap_ok(t, false, "call %zu, %s: told %u times, shown %u, %s", i,
                   c->fate->name, c->told, c->shown, lm_status_name(c->status));
    }
    tap_ok(t, good == n, "%zu %s end as they should", n,
           streamed ? "streams" : "calls");
    for (size_t i = 0; i < N_FATES; i++)
        tap_ok(t, counts[i] > 0, "%zu with %s", counts[i], fates[i].name);
}

static void run(tap *t, size_t n, bool streamed)
{
    hall h = {.dice = 7, .slowly = streamed};
    const lm_transport transport = {.begin = begin,
                                    .cancel = cancel,
                                    .poll = poll_some,
                                    .now_ms = now_ms,
                                    .ctx = &h};
    const lm_client_options options = {.api_key = "key",
                                       .transport = &transport,
                                       .mode = LM_MODE_JSON_SCHEMA,
                                       .max_in_flight = MAX_FLIGHT};
    lm_client *client = lm_client_from_provider("openai/any", &options);
    caller *callers = calloc(n, sizeof(*callers));
    bool taken = client && callers;

    for (size_t i = 0; taken && i < n; i++)
        taken = submit(client, &callers[i], i, streamed);
    tap_ok(t, taken, "%zu calls are taken", n);
    tap_ok(t, lm_client_run(client) == LM_OK, "they are run");
    tap_ok(t, h.most == (n < MAX_FLIGHT ? n : MAX_FLIGHT),
           "%zu of them were in flight at once", h.most);
    if (taken)
        check(t, callers, n, streamed);
    lm_client_free(client);
    free(callers);
}

int main(int argc, char **argv)
{
    char *bodies[] = {
        reply_value(LM_MODE_JSON_SCHEMA, "{\"name\":\"Jason\",\"age\":25}"),
        reply_value(LM_MODE_JSON_SCHEMA, "{\"name\":\"Jason\",\"age\":-25}"),
        reply_content("I would rather not.", "stop"),
        reply_content("{\"name\":\"Ja", "length"),
    };
    size_t n = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000;
    tap t = {0};

    fates[0].body = bodies[0];
    for (size_t i = 1; i < 4; i++)
        fates[BROKEN_RULE + i - 1].body = bodies[i];
    run(&t, n, false);
    run(&t, n, true);
    for (size_t i = 0; i < 4; i++)
        free(bodies[i]);
    return tap_done(&t);
}
