/* SPDX-License-Identifier: MIT */
#include "fake.h"
#include "loop.h"
#include "scripted.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/cassette.h>
#include <lm/patch.h>
#include <lm/route.h>
#include <lm/stream.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Calls and streams of one client over each transport, driven in each way: by
 * lm_client_run, step by step, from an event loop, and while a call and a
 * stream are waited for beside them.
 */

#define EVENT(delta, reason)                                                   \
    "data: {\"choices\":[{\"index\":0,\"delta\":{" delta                       \
    "},\"finish_reason\":" reason "}]}\n\n"
#define SSE "Content-Type: text/event-stream\r\n"
#define GOOD                                                                   \
    EVENT("\"content\":\"{\\\"name\\\":\\\"Ja\"", "null")                      \
    EVENT("\"content\":\"son\\\",\\\"age\\\":25}\"", "null")                   \
    EVENT("", "\"stop\"") "data: [DONE]\n\n"
#define WHOLE                                                                  \
    "{\"choices\":[{\"message\":{\"content\":"                                 \
    "\"{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":25}\"},"                        \
    "\"finish_reason\":\"stop\"}]}"

enum { CALLS = 4, STEPS = 16 };

static const lm_message messages[] = {{LM_USER, "Go."}, LM_MESSAGES_END};

/* Who answers a client, and all that it takes. */
typedef struct kit {
    fake_step steps[STEPS];
    fake *server;
    scripted script;
    lm_transport transport;
    lm_patch patch;
    char path[32];
    lm_cassette *cassette;
    lm_client *behind[2]; /* of a route */
    lm_client *client;
    bool in_pieces; /* partial values come before the end */
    unsigned n_told, n_partials;
} kit;

static lm_client *open_client(const lm_transport *transport, const char *url)
{
    const lm_client_options options = {.api_key = "key",
                                       .base_url = url,
                                       .transport = transport,
                                       .allow_http = true,
                                       .mode = LM_MODE_JSON_SCHEMA};
    lm_client *client = NULL;
    lm_error err = {0};

    ck_assert_msg(lm_client_open("openai/any", &options, &client, &err) ==
                      LM_OK,
                  "%s", err.message);
    return client;
}

static void script(kit *k)
{
    k->in_pieces = true;
    for (size_t i = 0; i < STEPS; i++)
        k->steps[i] = (fake_step){.headers = SSE, .body = GOOD};
    k->script.script = k->steps;
    k->script.n_steps = STEPS;
    k->transport = scripted_transport(&k->script);
}

static const char *serve(kit *k)
{
    k->in_pieces = true;
    for (size_t i = 0; i < STEPS; i++)
        k->steps[i] = (fake_step){.type = "text/event-stream", .body = GOOD};
    k->server = fake_start(k->steps, STEPS);
    ck_assert_ptr_nonnull(k->server);
    return fake_url(k->server);
}

static void over_http(kit *k)
{
    k->client = open_client(NULL, serve(k));
}

static void record(kit *k, const lm_transport *transport)
{
    int fd;

    snprintf(k->path, sizeof(k->path), "/tmp/lm-ways-XXXXXX");
    fd = mkstemp(k->path);
    ck_assert_int_ge(fd, 0);
    close(fd);
    ck_assert_int_eq(
        lm_cassette_record(k->path, transport, NULL, &k->cassette, NULL),
        LM_OK);
}

static void over_recorder(kit *k)
{
    const char *url = serve(k);

    record(k, NULL);
    k->client = open_client(lm_cassette_transport(k->cassette), url);
}

static lm_status pass_by(void *ctx, const char *text, size_t n)
{
    (void)ctx;
    (void)text;
    (void)n;
    return LM_OK;
}

/* A call whose answer is streamed, as all of these are. */
static const lm_call_options streamed = {.on_text = pass_by};

static void over_player(kit *k)
{
    lm_client *client;

    script(k);
    record(k, &k->transport);
    client =
        open_client(lm_cassette_transport(k->cassette), "http://localhost/v1");
    for (size_t i = 0; i < STEPS; i++) {
        UserDetails *user = NULL;

        ck_assert_int_eq(
            UserDetails_create_with(client, messages, &streamed, &user, NULL),
            LM_OK);
        UserDetails_free(user);
    }
    lm_client_free(client);
    lm_cassette_close(k->cassette);
    ck_assert_int_eq(lm_cassette_replay(k->path, NULL, &k->cassette, NULL),
                     LM_OK);
    k->client =
        open_client(lm_cassette_transport(k->cassette), "http://localhost/v1");
}

static lm_status create(void *ctx, const char *request, size_t n,
                        lm_buffer *response)
{
    (void)ctx;
    (void)request;
    (void)n;
    lm_buffer_puts(response, WHOLE);
    return LM_OK;
}

static void over_patch(kit *k)
{
    k->patch.create = create;
    k->transport = lm_patch_transport(&k->patch);
    k->client = open_client(&k->transport, NULL);
}

static lm_status refuse(void *ctx, const char *request, size_t n,
                        lm_buffer *response)
{
    (void)ctx;
    (void)request;
    (void)n;
    (void)response;
    return LM_CONNECT;
}

/* The first answers nobody, the second is a server. */
static void over_route(kit *k)
{
    k->patch.create = refuse;
    k->transport = lm_patch_transport(&k->patch);
    k->behind[0] = open_client(&k->transport, NULL);
    k->behind[1] = open_client(NULL, serve(k));
    k->client = lm_client_fallback(k->behind, 2, 0, NULL);
    ck_assert_ptr_nonnull(k->client);
}

static void put_away(kit *k)
{
    lm_client_free(k->client);
    for (size_t i = 0; i < 2; i++)
        lm_client_free(k->behind[i]);
    if (k->cassette)
        lm_cassette_close(k->cassette);
    if (k->path[0])
        unlink(k->path);
    if (k->server)
        fake_stop(k->server);
    scripted_free(&k->script);
}

static const struct {
    const char *name;
    void (*open)(kit *k);
} transports[] = {{"HTTP", over_http},
                  {"a recorder", over_recorder},
                  {"a player", over_player},
                  {"a patch", over_patch},
                  {"a route", over_route}};

enum { N_TRANSPORTS = sizeof(transports) / sizeof(*transports) };

/* Tries that fail are not waited for. */
static const lm_call_options *options_of(bool text)
{
    static const lm_call_options plain = {.max_transport_retries =
                                              LM_NO_RETRIES};
    static const lm_call_options told = {.max_transport_retries = LM_NO_RETRIES,
                                         .on_text = pass_by};

    return text ? &told : &plain;
}

static lm_status on_end(void *ctx, UserDetails *user, const lm_error *err)
{
    kit *k = ctx;

    k->n_told++;
    ck_assert_msg(user != NULL, "%s", err->message);
    ck_assert_str_eq(user->name, "Jason");
    UserDetails_free(user);
    return LM_OK;
}

static lm_status on_partial(void *ctx, const UserDetails *user,
                            lm_stream *stream)
{
    kit *k = ctx;

    k->n_partials++;
    ck_assert_int_ne(lm_stream_state(stream, &user->name), LM_ABSENT);
    return LM_OK;
}

static void submit_all(kit *k)
{
    for (size_t i = 0; i < CALLS; i++)
        ck_assert(i % 2 ? UserDetails_submit(k->client, messages,
                                             options_of(true), on_end, k)
                        : UserDetails_stream_submit(k->client, messages,
                                                    options_of(false),
                                                    on_partial, on_end, k));
}

static void assert_told(const kit *k)
{
    ck_assert_uint_eq(k->n_told, CALLS);
    ck_assert_uint_eq(lm_client_in_flight(k->client), 0);
    ck_assert_uint_ge(k->n_partials, k->in_pieces ? CALLS : 0);
}

START_TEST(run)
{
    kit k = {.n_told = 0};

    transports[_i].open(&k);
    submit_all(&k);
    ck_assert_int_eq(lm_client_run(k.client), LM_OK);
    assert_told(&k);
    put_away(&k);
}
END_TEST

START_TEST(step_by_step)
{
    kit k = {.n_told = 0};

    transports[_i].open(&k);
    submit_all(&k);
    while (lm_client_in_flight(k.client))
        ck_assert_int_eq(lm_client_poll(k.client, 1000), LM_OK);
    assert_told(&k);
    put_away(&k);
}
END_TEST

START_TEST(in_a_loop)
{
    kit k = {.n_told = 0};
    loop l = {.ms = -1};
    lm_stream *stream;
    UserDetails *user = NULL;

    transports[_i].open(&k);
    ck_assert_int_eq(loop_hang(&l, k.client), LM_OK);
    submit_all(&k);
    stream = UserDetails_stream_open(k.client, messages, options_of(false));
    while (lm_client_in_flight(k.client))
        ck_assert_int_eq(loop_turn(&l, k.client), LM_OK);
    assert_told(&k);
    ck_assert_int_eq(UserDetails_stream_finish(stream, &user, NULL), LM_OK);
    ck_assert_str_eq(user->name, "Jason");
    UserDetails_free(user);
    UserDetails_stream_close(stream);
    put_away(&k);
}
END_TEST

/* A stream that is looked at, one that is not, and a call, among them. */
START_TEST(side_by_side)
{
    kit k = {.n_told = 0};
    lm_stream *streams[2];
    UserDetails *user = NULL;
    unsigned n = 0;

    transports[_i].open(&k);
    submit_all(&k);
    for (size_t i = 0; i < 2; i++)
        streams[i] =
            UserDetails_stream_open(k.client, messages, options_of(false));
    while (UserDetails_stream_next(streams[0]))
        n++;
    ck_assert_uint_ge(n, k.in_pieces);
    ck_assert_int_eq(UserDetails_create_with(k.client, messages,
                                             options_of(true), &user, NULL),
                     LM_OK);
    UserDetails_free(user);
    UserDetails_stream_close(streams[1]);
    ck_assert_int_eq(UserDetails_stream_finish(streams[0], &user, NULL), LM_OK);
    ck_assert_str_eq(user->name, "Jason");
    UserDetails_free(user);
    UserDetails_stream_close(streams[0]);
    lm_client_run(k.client);
    assert_told(&k);
    put_away(&k);
}
END_TEST

/* One that does its own waiting, alone and behind a route. */
START_TEST(no_loop)
{
    kit k = {.n_told = 0};
    loop l = {.ms = -1};

    k.patch.create = create;
    k.transport = lm_patch_transport(&k.patch);
    k.behind[0] = open_client(&k.transport, NULL);
    k.transport.watch = NULL;
    k.behind[1] = open_client(&k.transport, NULL);
    k.client = lm_client_fallback(k.behind, 2, 0, NULL);
    ck_assert_int_eq(loop_hang(&l, k.behind[1]), LM_UNSUPPORTED);
    ck_assert_int_eq(loop_hang(&l, k.client), LM_UNSUPPORTED);
    submit_all(&k);
    ck_assert_int_eq(lm_client_run(k.client), LM_OK);
    assert_told(&k);
    put_away(&k);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ways");
    TCase *cases = tcase_create("ways");

    tcase_add_loop_test(cases, run, 0, N_TRANSPORTS);
    tcase_add_loop_test(cases, step_by_step, 0, N_TRANSPORTS);
    tcase_add_loop_test(cases, in_a_loop, 0, N_TRANSPORTS);
    tcase_add_loop_test(cases, side_by_side, 0, N_TRANSPORTS);
    tcase_add_test(cases, no_loop);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
