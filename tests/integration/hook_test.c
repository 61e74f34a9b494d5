/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <lm/hooks.h>

#include <stdio.h>
#include <string.h>

/*
 * Hooks: when each is called and with what, that each can end the call with
 * its own status, and that no key is shown.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"
#define SSE "Content-Type: text/event-stream\r\n"

/* A line for each call of a hook; the one named stop ends it all. */
typedef struct diary {
    char text[4000];
    const char *stop;
} diary;

static lm_status note(diary *d, const char *name, const char *text)
{
    size_t used = strlen(d->text);

    snprintf(d->text + used, sizeof(d->text) - used, "%s %s\n", name, text);
    return d->stop && strcmp(d->stop, name) == 0 ? LM_CANCELLED : LM_OK;
}

static lm_status on_request(void *ctx, const lm_hook_request *r)
{
    char text[200];
    const char *const *at = r->headers;

    while (*at && strncmp(*at, "Authorization", 13) != 0)
        at++;
    ck_assert_uint_eq(strlen(r->body), r->body_size);
    snprintf(text, sizeof(text), "%u %s %s (%s)", r->attempt, r->method, r->url,
             *at ? *at : "no key");
    return note(ctx, "request", text);
}

static lm_status on_response(void *ctx, const lm_hook_response *r)
{
    char text[100];

    snprintf(text, sizeof(text), "%d %.29s", r->http_status,
             r->body ? r->body : "in events");
    return note(ctx, "response", text);
}

static lm_status on_delta(void *ctx, const char *text, size_t n)
{
    char copy[100];

    snprintf(copy, sizeof(copy), "%.*s", (int)n, text ? text : "anew");
    return note(ctx, "delta", copy);
}

static lm_status on_retry(void *ctx, const lm_hook_retry *r)
{
    char text[100];

    snprintf(text, sizeof(text), "%s%s after %s",
             r->reask ? "by asking again" : "by itself",
             r->delay_ms > 0 ? " and a pause" : "",
             lm_status_name(r->failed->status));
    return note(ctx, "retry", text);
}

static lm_status on_parse_error(void *ctx, const lm_hook_parse_error *failed)
{
    ck_assert_uint_eq(failed->report->n_violations, 1);
    ck_assert_ptr_nonnull(failed->raw_text);
    return note(ctx, "parse_error", failed->error->path);
}

static lm_status on_usage(void *ctx, const lm_hook_usage *u)
{
    char text[100];

    snprintf(text, sizeof(text), "%d of %d", (int)u->attempt->usage.total,
             (int)u->sum.total);
    return note(ctx, "usage", text);
}

static lm_status on_done(void *ctx, const lm_hook_done *done)
{
    char text[100];

    snprintf(text, sizeof(text), "%s after %u",
             lm_status_name(done->error->status), done->info->attempts);
    return note(ctx, "done", text);
}

static lm_hooks hooks_of(diary *d)
{
    return (lm_hooks){
        .request = on_request,
        .response = on_response,
        .delta = on_delta,
        .retry = on_retry,
        .parse_error = on_parse_error,
        .usage = on_usage,
        .done = on_done,
        .ctx = d,
    };
}

static void assert_diary(const diary *d, const char *want)
{
    ck_assert_msg(strcmp(d->text, want) == 0, "got:\n%swanted:\n%s", d->text,
                  want);
}

/* A failure, an answer that is not valid, and a good one. */
static void script(fixture *f)
{
    fixture_text(f, "{\"error\":{\"message\":\"sk-test-0001\"}}")->status = 500;
    fixture_step(f,
                 reply_value(LM_MODE_JSON, "{\"name\":\"Jason\",\"age\":-1}"));
    fixture_step(f, reply_value(LM_MODE_JSON, GOOD));
}

#define REQUEST(n)                                                             \
    "request " n " POST http://localhost/v1/chat/completions "                 \
    "(Authorization: ***)\n"
#define RESPONSE "response 200 {\"id\":\"chatcmpl-1\",\"object\":\"\n"
#define FAILED                                                                 \
    REQUEST("1")                                                               \
    "response 500 {\"error\":{\"message\":\"***\"}}\n"

START_TEST(hooks_see_all_of_it)
{
    diary d = {.text = ""};
    const lm_hooks hooks = hooks_of(&d);
    fixture f = {.in_memory = true, .call = {.hooks = &hooks}};

    script(&f);
    fixture_call(&f, LM_MODE_JSON);
    fixture_assert_jason(&f);
    assert_diary(
        &d, FAILED "retry by itself and a pause after SERVER\n" REQUEST("2")
                RESPONSE "usage 15 of 15\n"
                         "parse_error /age\n"
                         "retry by asking again after INVALID\n" REQUEST("3")
                             RESPONSE "usage 15 of 30\n"
                                      "done OK after 3\n");
    fixture_free(&f);
}
END_TEST

START_TEST(a_clients_hooks)
{
    diary d = {.text = ""};
    const lm_hooks hooks = {.done = on_done, .ctx = &d};
    fixture f = {.in_memory = true, .options = {.hooks = &hooks}};

    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    fixture_call(&f, LM_MODE_JSON);
    fixture_assert_jason(&f);
    assert_diary(&d, "done OK after 1\n");
    fixture_free(&f);
}
END_TEST

static lm_status take_text(void *ctx, const char *text, size_t n)
{
    (void)ctx;
    (void)text;
    (void)n;
    return LM_OK;
}

#define CHUNK(text)                                                            \
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" text          \
    "\"},\"finish_reason\":null}]}\n\n"
#define STREAM                                                                 \
    CHUNK("{\\\"name\\\":\\\"Jason\\\",")                                      \
    CHUNK("\\\"age\\\":25}")                                                   \
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":"         \
    "\"stop\"}]}\n\ndata: [DONE]\n\n"

START_TEST(a_stream_tells_its_text)
{
    diary d = {.text = ""};
    const lm_hooks hooks = hooks_of(&d);
    fixture f = {.in_memory = true,
                 .call = {.hooks = &hooks, .on_text = take_text}};

    fixture_text(&f, STREAM)->headers = SSE;
    fixture_call(&f, LM_MODE_JSON);
    fixture_assert_jason(&f);
    assert_diary(&d, REQUEST("1") "delta {\"name\":\"Jason\",\n"
                                  "delta \"age\":25}\n"
                                  "response 200 in events\n"
                                  "done OK after 1\n");
    fixture_free(&f);
}
END_TEST

/* Each hook, how many requests there were when it ended the call. */
static const struct {
    const char *name;
    size_t requests;
} stops[] = {{"request", 0},     {"response", 1}, {"retry", 1},
             {"parse_error", 2}, {"usage", 2},    {"done", 3}};

START_TEST(a_hook_ends_the_call)
{
    diary d = {.stop = stops[_i].name};
    const lm_hooks hooks = hooks_of(&d);
    fixture f = {.in_memory = true, .call = {.hooks = &hooks}};
    char want[100];

    script(&f);
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_CANCELLED);
    snprintf(want, sizeof(want), "the hook %s ended the call", stops[_i].name);
    ck_assert_str_eq(f.err.message, want);
    ck_assert_uint_eq(f.scripted.n_requests, stops[_i].requests);
    ck_assert_ptr_nonnull(strstr(d.text, "done "));
    ck_assert_ptr_null(strstr(d.text, "sk-test"));
    fixture_free(&f);
}
END_TEST

START_TEST(the_hook_of_a_stream_ends_it)
{
    diary d = {.stop = "delta"};
    const lm_hooks hooks = hooks_of(&d);
    fixture f = {.in_memory = true,
                 .call = {.hooks = &hooks, .on_text = take_text}};

    fixture_text(&f, STREAM)->headers = SSE;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_CANCELLED);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    fixture_free(&f);
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("hook");
    TCase *cases = tcase_create("in memory");

    tcase_add_test(cases, hooks_see_all_of_it);
    tcase_add_test(cases, a_clients_hooks);
    tcase_add_test(cases, a_stream_tells_its_text);
    tcase_add_loop_test(cases, a_hook_ends_the_call, 0, N(stops));
    tcase_add_test(cases, the_hook_of_a_stream_ends_it);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
