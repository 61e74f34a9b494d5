/* SPDX-License-Identifier: MIT */
#include "fake.h"
#include "loop.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/hooks.h>
#include <lm/stream.h>
#include <string.h>

/*
 * Calls that are cancelled from within each of the functions that a caller
 * gives: themselves, and others beside them. Each end is told once.
 */

#define EVENT(delta, reason)                                                   \
    "data: {\"choices\":[{\"index\":0,\"delta\":{" delta                       \
    "},\"finish_reason\":" reason "}]}\n\n"
#define CONTENT(text) EVENT("\"content\":\"" text "\"", "null")
#define END                                                                    \
    EVENT("", "\"stop\"")                                                      \
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,"                    \
    "\"completion_tokens\":5,\"total_tokens\":14}}\n\ndata: [DONE]\n\n"
#define GOOD                                                                   \
    CONTENT("{\\\"name\\\":\\\"Ja") CONTENT("son\\\",\\\"age\\\":25}") END
#define BAD CONTENT("{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":-25}") END

/* Where the call is cancelled. */
typedef enum place {
    ON_PARTIAL,
    ON_TEXT,
    ON_END,
    RETRY_IF,
    COMPLAIN,
    HOOK_REQUEST,
    HOOK_RESPONSE,
    HOOK_DELTA,
    HOOK_RETRY,
    HOOK_PARSE_ERROR,
    HOOK_USAGE,
    HOOK_DONE,
    ON_SOCKET,
    ON_TIMER,
    N_PLACES
} place;

static const char *const names[N_PLACES] = {
    "on_partial", "on_text",  "the end",   "retry_if", "complain",
    "request",    "response", "delta",     "retry",    "parse_error",
    "usage",      "done",     "on_socket", "on_timer"};

/* What becomes of a call. */
typedef struct ending {
    struct scene *of;
    lm_call_id id;
    unsigned told;
    lm_status status;
} ending;

/* One call that is answered, and one beside it that never is. */
typedef struct scene {
    place at;
    bool itself; /* it is the call that is cancelled; else the other one */
    bool acted;
    lm_client *client;
    ending calls[2];
    loop loop;
} scene;

/* This is the place: the call, or the other one, ends. Once. */
static lm_status act(scene *s, place at)
{
    if (s->at != at || s->acted || !s->calls[0].id)
        return LM_OK;
    s->acted = true;
    lm_client_cancel(s->client, s->calls[!s->itself].id);
    return LM_OK;
}

static lm_status on_text(void *ctx, const char *text, size_t n)
{
    (void)text;
    (void)n;
    return act(ctx, ON_TEXT);
}

static lm_status on_partial(void *ctx, const UserDetails *user,
                            lm_stream *stream)
{
    (void)user;
    (void)stream;
    return act(((const ending *)ctx)->of, ON_PARTIAL);
}

/* Whatever happens, the other one ends with this one. */
static lm_status on_end(void *ctx, UserDetails *user, const lm_error *err)
{
    ending *e = ctx;
    scene *s = e->of;

    e->told++;
    e->status = err->status;
    ck_assert_int_eq(user == NULL, err->status != LM_OK);
    UserDetails_free(user);
    if (e == &s->calls[0]) {
        act(s, ON_END);
        lm_client_cancel(s->client, s->calls[1].id);
    }
    return LM_OK;
}

static bool retry_if(void *ctx, const lm_attempt *failed, bool would)
{
    (void)failed;
    act(ctx, RETRY_IF);
    return would;
}

static void complain(void *ctx, const lm_report *report, lm_buffer *out)
{
    (void)report;
    lm_buffer_puts(out, "No.");
    act(ctx, COMPLAIN);
}

#define HOOK(name, type, place)                                                \
    static lm_status name(void *ctx, const type *what)                         \
    {                                                                          \
        (void)what;                                                            \
        return act(ctx, place);                                                \
    }
HOOK(see_request, lm_hook_request, HOOK_REQUEST)
HOOK(see_response, lm_hook_response, HOOK_RESPONSE)
HOOK(see_retry, lm_hook_retry, HOOK_RETRY)
HOOK(see_parse_error, lm_hook_parse_error, HOOK_PARSE_ERROR)
HOOK(see_usage, lm_hook_usage, HOOK_USAGE)
HOOK(see_done, lm_hook_done, HOOK_DONE)

static lm_status see_delta(void *ctx, const char *text, size_t n)
{
    (void)text;
    (void)n;
    return act(ctx, HOOK_DELTA);
}

static void *on_socket(void *ctx, int fd, unsigned events, void *kept)
{
    scene *s = ctx;

    act(s, ON_SOCKET);
    return loop_watch(&s->loop, fd, events, kept);
}

static void on_timer(void *ctx, int64_t ms)
{
    scene *s = ctx;

    act(s, ON_TIMER);
    loop_timer(&s->loop, ms);
}

static lm_client *open_client(scene *s, const char *url)
{
    lm_client_options options = {
        .api_key = "key", .mode = LM_MODE_JSON_SCHEMA, .base_url = url};
    lm_client *client = lm_client_from_provider("openai/any", &options);

    ck_assert_ptr_nonnull(client);
    if (s->at == ON_SOCKET || s->at == ON_TIMER) {
        ck_assert_int_eq(lm_client_on_socket(client, on_socket, s), LM_OK);
        ck_assert_int_eq(lm_client_on_timer(client, on_timer, s), LM_OK);
    }
    return client;
}

static void turn(scene *s)
{
    if (s->at == ON_SOCKET || s->at == ON_TIMER)
        loop_turn(&s->loop, s->client);
    else
        lm_client_poll(s->client, 100);
}

static void submit(scene *s, size_t i, const lm_call_options *options)
{
    static const lm_message messages[] = {{LM_USER, "Go."}, LM_MESSAGES_END};
    ending *e = &s->calls[i];

    e->of = s;
    e->id = s->at == ON_PARTIAL
                ? UserDetails_stream_submit(s->client, messages, options,
                                            on_partial, on_end, e)
                : UserDetails_submit(s->client, messages, options, on_end, e);
    ck_assert_uint_ne(e->id, 0);
}

/* The first request is the other one's: it is sent before the call. */
static void play(scene *s)
{
    static const fake_step steps[] = {
        {.deed = FAKE_STALL},
        {.status = 500, .headers = "retry-after-ms: 1\r\n", .body = "{}"},
        {.type = "text/event-stream", .body = BAD},
        {.type = "text/event-stream", .body = GOOD}};
    fake *server = fake_start(steps, 4);
    const lm_hooks hooks = {.request = see_request,
                            .response = see_response,
                            .delta = see_delta,
                            .retry = see_retry,
                            .parse_error = see_parse_error,
                            .usage = see_usage,
                            .done = see_done,
                            .ctx = s};
    lm_call_options options = {.retry_if = retry_if,
                               .retry_if_ctx = s,
                               .complain = complain,
                               .complain_ctx = s,
                               .may_restart = true,
                               .on_text = on_text,
                               .on_text_ctx = s,
                               .hooks = &hooks};
    lm_call_options plain = {0};

    s->loop.ms = -1;
    s->client = open_client(s, fake_url(server));
    submit(s, 1, &plain);
    while (fake_requests(server) < 1)
        turn(s);
    submit(s, 0, &options);
    while (lm_client_in_flight(s->client))
        turn(s);
    lm_client_free(s->client);
    fake_stop(server);
}

START_TEST(cancelled)
{
    scene s = {.at = (place)(_i / 2), .itself = _i % 2};
    bool too_late = s.at == ON_END || s.at == HOOK_DONE;

    play(&s);
    ck_assert_msg(s.acted, "%s is not called", names[s.at]);
    for (size_t i = 0; i < 2; i++)
        ck_assert_msg(s.calls[i].told == 1, "%s: call %zu is told %u times",
                      names[s.at], i, s.calls[i].told);
    ck_assert_int_eq(s.calls[1].status, LM_CANCELLED);
    ck_assert_msg(s.calls[0].status ==
                      (s.itself && !too_late ? LM_CANCELLED : LM_OK),
                  "%s: %s", names[s.at], lm_status_name(s.calls[0].status));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cancel");
    TCase *cases = tcase_create("cancel");

    tcase_add_loop_test(cases, cancelled, 0, 2 * N_PLACES);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
