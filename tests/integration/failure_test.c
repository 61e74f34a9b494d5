/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <string.h>

/*
 * What goes wrong at the provider and on the way there: the status, the
 * message, how often it was tried, and that no time is lost.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"
#define ERROR(message, code)                                                   \
    "{\"error\":{\"message\":\"" message                                       \
    "\",\"type\":\"t\",\"param\":null,\"code\":" code "}}"

static void add_good(fixture *f)
{
    fixture_step(f, reply_value(LM_MODE_TOOLS, GOOD));
}

static fake_step *add_error(fixture *f, int status, const char *body)
{
    fake_step *step = fixture_text(f, body);

    step->status = status;
    return step;
}

/* Refusals: tried once, whatever the number of retries. */
static const struct {
    int http;
    lm_status status;
    const char *body;
    const char *code;
    const char *message;
} refusals[] = {
    {401, LM_AUTH,
     ERROR("Incorrect API key provided: sk-test-0001.", "\"invalid_api_key\""),
     "invalid_api_key",
     "openai answered 401: Incorrect API key provided: ************."},
    {400, LM_BAD_REQUEST, ERROR("Bad", "null"), "t",
     "openai answered 400: Bad"},
    {403, LM_AUTH, ERROR("No", "null"), "t", "openai answered 403: No"},
    {404, LM_NOT_FOUND,
     ERROR("The model does not exist", "\"model_not_found\""),
     "model_not_found", NULL},
    {413, LM_BAD_REQUEST, ERROR("Too big", "null"), "t", NULL},
    {422, LM_BAD_REQUEST,
     "{\"detail\":[{\"loc\":[\"body\",\"messages\",0],\"msg\":\"no\"}]}", "",
     "openai answered 422: body.messages.0: no"},
    {429, LM_QUOTA, ERROR("Pay first", "\"insufficient_quota\""),
     "insufficient_quota", NULL},
    {402, LM_QUOTA, "{\"message\":\"Insufficient Balance\"}", "",
     "openai answered 402: Insufficient Balance"},
    {307, LM_BAD_REQUEST, "", "",
     "openai answered 307: a redirect, which is not followed"},
};

START_TEST(a_refusal_is_final)
{
    fixture f = {.in_memory = true};

    add_error(&f, refusals[_i].http, refusals[_i].body);
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), refusals[_i].status);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    ck_assert_int_eq(f.scripted.waited, 0);
    ck_assert_str_eq(f.err.code, refusals[_i].code);
    if (refusals[_i].message)
        ck_assert_str_eq(f.err.message, refusals[_i].message);
    ck_assert_int_eq(f.err.http_status, refusals[_i].http);
    ck_assert_uint_eq(f.err.attempts, 1);
    fixture_free(&f);
}
END_TEST

/* What may pass: one failure, then a good answer. */
static const struct {
    int http;
    const char *headers;
    const char *body;
    int64_t least, most; /* of the wait in ms */
} passing[] = {
    {429, "Retry-After: 7\r\n", ERROR("Slow", "null"), 7000, 7000},
    {429, "Retry-After-Ms: 210\r\nRetry-After: 1\r\n", ERROR("Slow", "null"),
     210, 210},
    {429, NULL, ERROR("Please try again in 2.5s.", "null"), 2500, 2500},
    {429, "Retry-After: Thu, 01 Jan 1970 00:00:09 GMT\r\n", "{}", 9000, 9000},
    {429, NULL, "{}", 375, 500},
    {500, NULL, ERROR("Oh", "null"), 375, 500},
    {502, NULL, "<html>bad gateway</html>", 375, 500},
    {503, "Retry-After: 0\r\n", "", 375, 500},
    {529, NULL, "{}", 375, 500},
    {408, NULL, "{}", 375, 500},
    {400, "x-should-retry: true\r\n", "{}", 375, 500},
    {200, NULL, "{\"error\":{\"code\":502,\"message\":\"upstream\"}}", 375,
     500},
    {200, NULL, "{\"choices\":[{\"error\":{\"code\":502}}]}", 375, 500},
    {200, NULL, "not json", 375, 500},
    {200, NULL, "", 375, 500},
    {200, NULL,
     "{\"choices\":[{\"message\":{\"content\":\"{\"},"
     "\"finish_reason\":\"error\"}]}",
     375, 500},
};

START_TEST(a_failure_that_may_pass_is_tried_again)
{
    fixture f = {.in_memory = true};

    add_error(&f, passing[_i].http, passing[_i].body)->headers =
        passing[_i].headers;
    add_good(&f);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.attempts, 2);
    ck_assert_uint_eq(f.info.reasks, 0);
    ck_assert_msg(f.scripted.waited >= passing[_i].least &&
                      f.scripted.waited <= passing[_i].most,
                  "waited %lld ms", (long long)f.scripted.waited);
    ck_assert_int_eq(f.info.latency_ms, f.scripted.waited);
    fixture_free(&f);
}
END_TEST

START_TEST(tries_end)
{
    fixture f = {.in_memory = true};

    for (int i = 0; i < FIXTURE_STEPS; i++)
        add_error(&f, 500, ERROR("Oh", "null"));
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_SERVER);
    ck_assert_uint_eq(f.scripted.n_requests, 3);
    ck_assert_uint_eq(f.err.attempts, 3);
    ck_assert_int_eq(f.err.http_status, 500);
    ck_assert_msg(f.scripted.waited >= 1125 && f.scripted.waited <= 1500,
                  "waited %lld ms", (long long)f.scripted.waited);
    fixture_free(&f);
}
END_TEST

START_TEST(no_retries_where_none_are_wanted)
{
    fixture f = {.in_memory = true,
                 .call = {.max_transport_retries = LM_NO_RETRIES}};

    add_error(&f, 500, "{}");
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_SERVER);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    fixture_free(&f);
}
END_TEST

START_TEST(a_server_may_forbid_another_try)
{
    fixture f = {.in_memory = true};

    add_error(&f, 500, "{}")->headers = "x-should-retry: false\r\n";
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_SERVER);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    fixture_free(&f);
}
END_TEST

START_TEST(too_long_a_wait_is_not_waited_for)
{
    fixture f = {.in_memory = true};

    add_error(&f, 429, "{}")->headers = "Retry-After: 3600\r\n";
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_RATE_LIMIT);
    ck_assert_int_eq(f.scripted.waited, 0);
    fixture_free(&f);
}
END_TEST

/* The caller learns what is wrong, and at once: waiting could not help. */
START_TEST(a_wait_beyond_the_deadline_is_not_begun)
{
    fixture f = {.in_memory = true, .call = {.deadline_ms = 5000}};

    add_error(&f, 429, "{}")->headers = "Retry-After: 7\r\n";
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_RATE_LIMIT);
    ck_assert_int_eq(f.scripted.waited, 0);
    fixture_free(&f);
}
END_TEST

/* A server that falls silent, and which limit ends it. */
static const struct {
    fake_deed deed;
    int32_t first_byte, idle, total, deadline;
    lm_status status;
    int64_t after; /* of the clock, all tries together */
    unsigned tries;
    const char *message;
} silences[] = {
    {FAKE_STALL, 0, 0, 0, 0, LM_TIMEOUT, 1800000, 3,
     "localhost: no whole response within 600000 ms"},
    {FAKE_STALL, 70, 0, 0, 0, LM_TIMEOUT, 210, 3,
     "localhost: no byte of a response within 70 ms"},
    {FAKE_STALL_BODY, 0, 0, 0, 0, LM_TIMEOUT, 60000, 1,
     "localhost: no more of the response within 60000 ms"},
    {FAKE_STALL_BODY, 0, 80, 0, 0, LM_TIMEOUT, 80, 1,
     "localhost: no more of the response within 80 ms"},
    {FAKE_STALL_BODY, LM_NEVER, LM_NEVER, 90, 0, LM_TIMEOUT, 90, 1,
     "localhost: no whole response within 90 ms"},
    {FAKE_STALL, LM_NEVER, LM_NEVER, LM_NEVER, 100, LM_DEADLINE, 100, 1,
     "localhost: the deadline of the call has passed"},
    {FAKE_STALL_BODY, 0, 0, 0, 100, LM_DEADLINE, 100, 1,
     "localhost: the deadline of the call has passed"},
};

START_TEST(silence_ends_in_time)
{
    fixture f = {.in_memory = true};

    for (int i = 0; i < 3; i++) {
        fake_step *step = fixture_text(&f, GOOD);

        step->deed = silences[_i].deed;
        step->first = 5;
    }
    f.options.timeouts.first_byte_ms = silences[_i].first_byte;
    f.options.timeouts.idle_ms = silences[_i].idle;
    f.options.timeouts.total_ms = silences[_i].total;
    f.call.deadline_ms = silences[_i].deadline;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), silences[_i].status);
    ck_assert_str_eq(f.err.message, silences[_i].message);
    ck_assert_uint_eq(f.err.attempts, silences[_i].tries);
    ck_assert_int_eq(f.scripted.now - f.scripted.waited, silences[_i].after);
    ck_assert_uint_eq(f.scripted.n_cancelled, silences[_i].tries);
    fixture_free(&f);
}
END_TEST

/* How long a provider may be silent, where the caller does not say. */
static const struct {
    const char *client;
    int64_t ms;
} patience[] = {{"groq/m", 60000},       {"cerebras/m", 60000},
                {"fireworks/m", 60000},  {"mistral/m", 120000},
                {"anthropic/m", 600000}, {"vllm/m", 600000}};

START_TEST(providers_have_limits_of_their_own)
{
    fixture f = {.in_memory = true,
                 .client_name = patience[_i].client,
                 .call = {.max_transport_retries = LM_NO_RETRIES}};

    fixture_text(&f, GOOD)->deed = FAKE_STALL;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_TIMEOUT);
    ck_assert_int_eq(f.scripted.now, patience[_i].ms);
    fixture_free(&f);
}
END_TEST

START_TEST(the_deadline_covers_re_asks)
{
    fixture f = {.in_memory = true, .call = {.deadline_ms = 1000}};

    fixture_step(&f, reply_value(LM_MODE_TOOLS, "{}"));
    fixture_text(&f, "")->deed = FAKE_STALL;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_DEADLINE);
    ck_assert_uint_eq(f.info.attempts, 2);
    ck_assert_int_eq(f.scripted.now, 1000);
    fixture_free(&f);
}
END_TEST

START_TEST(a_body_is_bounded)
{
    fixture f = {.in_memory = true, .options = {.max_response = 100}};

    add_good(&f);
    f.scripted.piece = 7;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_LIMIT);
    ck_assert_str_eq(f.err.message, "the response is longer than 100 bytes");
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    fixture_free(&f);
}
END_TEST

START_TEST(a_body_in_single_bytes)
{
    fixture f = {.in_memory = true, .scripted = {.piece = 1}};

    add_good(&f);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    fixture_free(&f);
}
END_TEST

/* Text that Groq would not pass on is read, and asked about if need be. */
START_TEST(what_the_provider_refused_is_an_answer)
{
    fixture f = {.in_memory = true, .client_name = "groq/llama"};

    add_error(&f, 400,
              "{\"error\":{\"message\":\"Failed to call a function.\","
              "\"code\":\"tool_use_failed\",\"failed_generation\":"
              "\"<function=UserDetails>{\\\"name\\\": \\\"Jason\\\", "
              "\\\"age\\\": 25}</function>\"}}");
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    fixture_free(&f);
}
END_TEST

START_TEST(what_the_provider_refused_is_asked_about)
{
    fixture f = {.in_memory = true, .client_name = "groq/llama"};

    add_error(&f, 400,
              "{\"error\":{\"message\":\"Failed to generate JSON.\","
              "\"code\":\"json_validate_failed\",\"failed_generation\":"
              "\"{\\\"name\\\": \\\"Jason\\\", \\\"age\\\": old}\"}}");
    add_good(&f);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.reasks, 1);
    ck_assert_ptr_nonnull(strstr(f.scripted.request, "age\\\": old}"));
    fixture_free(&f);
}
END_TEST

START_TEST(a_mode_that_the_provider_lacks)
{
    fixture f = {.in_memory = true, .client_name = "ollama/llama3.2"};

    ck_assert_int_eq(fixture_call(&f, LM_MODE_FUNCTIONS), LM_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(f.err.message, "tools, json_schema, json"));
    f.call.mode = LM_MODE_FUNCTIONS;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_DEFAULT), LM_UNSUPPORTED);
    ck_assert_uint_eq(f.scripted.n_requests, 0);
    fixture_free(&f);
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

static TCase *in_memory(void)
{
    TCase *cases = tcase_create("in memory");

    tcase_add_loop_test(cases, a_refusal_is_final, 0, N(refusals));
    tcase_add_loop_test(cases, a_failure_that_may_pass_is_tried_again, 0,
                        N(passing));
    tcase_add_test(cases, tries_end);
    tcase_add_test(cases, no_retries_where_none_are_wanted);
    tcase_add_test(cases, a_server_may_forbid_another_try);
    tcase_add_test(cases, too_long_a_wait_is_not_waited_for);
    tcase_add_test(cases, a_wait_beyond_the_deadline_is_not_begun);
    tcase_add_loop_test(cases, providers_have_limits_of_their_own, 0,
                        sizeof(patience) / sizeof(*patience));
    tcase_add_loop_test(cases, silence_ends_in_time, 0, N(silences));
    tcase_add_test(cases, the_deadline_covers_re_asks);
    tcase_add_test(cases, a_body_is_bounded);
    tcase_add_test(cases, a_body_in_single_bytes);
    tcase_add_test(cases, what_the_provider_refused_is_an_answer);
    tcase_add_test(cases, what_the_provider_refused_is_asked_about);
    tcase_add_test(cases, a_mode_that_the_provider_lacks);
    return cases;
}

int main(void)
{
    Suite *suite = suite_create("failure");

    suite_add_tcase(suite, in_memory());
    return suite_main(suite);
}
