/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <string.h>

/*
 * What a call keeps of its requests, and what decides whether there is another
 * one: the caller's own rule, the history that goes along, budgets of tokens.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"

static void add_answer(fixture *f, const char *json)
{
    fixture_step(f, reply_value(LM_MODE_TOOLS, json));
}

static void add_error(fixture *f, int status, const char *message)
{
    lm_buffer body = {0};

    lm_buffer_printf(&body, "{\"error\":{\"message\":\"%s\"}}", message);
    fixture_step(f, body.data)->status = status;
}

START_TEST(each_attempt_is_kept)
{
    fixture f = {.in_memory = true};
    const lm_attempt *a;

    add_error(&f, 500, "Oh");
    add_answer(&f, "{\"name\":\"Jason\",\"age\":-1}");
    add_answer(&f, GOOD);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.attempts, 3);
    a = f.info.attempt;
    ck_assert_int_eq(a[0].status, LM_SERVER);
    ck_assert_int_eq(a[0].http_status, 500);
    ck_assert_str_eq(a[0].message, "openai answered 500: Oh");
    ck_assert_ptr_null(a[0].raw_text);
    ck_assert_int_eq(a[0].usage.total, -1);
    ck_assert_int_eq(a[0].delay_ms, 0);
    ck_assert_int_eq(a[1].status, LM_INVALID);
    ck_assert_int_eq(a[1].http_status, 200);
    ck_assert_int_eq(a[1].delay_ms, f.scripted.waited);
    ck_assert_int_eq(a[1].usage.total, 15);
    ck_assert_str_eq(a[1].raw_text, "{\"name\":\"Jason\",\"age\":-1}");
    ck_assert_ptr_nonnull(strstr(a[1].message, "-1 is below the minimum 0"));
    ck_assert_int_eq(a[2].status, LM_OK);
    ck_assert_str_eq(a[2].raw_text, GOOD);
    ck_assert_ptr_null(a[2].message);
    ck_assert_str_eq(a[2].model, "gpt-4o-mini");
    ck_assert_int_eq(f.info.usage.total, 30);
    fixture_free(&f);
}
END_TEST

START_TEST(attempts_are_kept_on_failure)
{
    fixture f = {.in_memory = true, .call = {.max_retries = 1}};

    add_answer(&f, "{\"name\":\"\",\"age\":1}");
    add_answer(&f, "{\"name\":\"J\",\"age\":200}");
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_INVALID);
    ck_assert_uint_eq(f.info.attempts, 2);
    ck_assert_int_eq(f.info.attempt[1].status, LM_INVALID);
    ck_assert_str_eq(f.info.attempt[1].message, f.err.message);
    fixture_free(&f);
}
END_TEST

/* A key that a server repeats is masked here as in the error. */
START_TEST(attempts_hold_no_key)
{
    fixture f = {.in_memory = true};

    add_error(&f, 401, "bad key sk-test-0001");
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_AUTH);
    ck_assert_str_eq(f.info.attempt[0].message,
                     "openai answered 401: bad key ************");
    fixture_free(&f);
}
END_TEST

/* Which of two bad answers go along with the third request. */
static const struct {
    lm_retry_history history;
    bool first, second;
} histories[] = {
    {LM_RETRY_HISTORY_DEFAULT, false, true},
    {LM_RETRY_HISTORY_LAST, false, true},
    {LM_RETRY_HISTORY_ALL, true, true},
};

START_TEST(the_history_goes_along)
{
    fixture f = {.in_memory = true,
                 .call = {.retry_history = histories[_i].history}};

    add_answer(&f, "{\"name\":\"Jason\",\"age\":-11}");
    add_answer(&f, "{\"name\":\"Jason\",\"age\":-22}");
    add_answer(&f, GOOD);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_int_eq(strstr(f.scripted.request, "-11 is below") != NULL,
                     histories[_i].first);
    ck_assert_int_eq(strstr(f.scripted.request, "-22 is below") != NULL,
                     histories[_i].second);
    ck_assert_ptr_nonnull(strstr(f.scripted.request, "Extract: Jason is 25"));
    fixture_free(&f);
}
END_TEST

/* A rule of the caller's: what it answers, and what it was asked. */
typedef struct rule {
    bool answer;
    unsigned n;
    lm_status status;
    bool would;
} rule;

static bool decide(void *ctx, const lm_attempt *failed, bool would)
{
    rule *r = ctx;

    r->n++;
    r->status = failed->status;
    r->would = would;
    return r->answer;
}

static lm_status ignore(void *ctx, const char *text, size_t n)
{
    (void)ctx;
    (void)text;
    (void)n;
    return LM_OK;
}

#define CHUNK(delta)                                                           \
    "data: {\"choices\":[{\"index\":0,\"delta\":" delta "}]}\n\n"

/* DeepSeek refuses calls without the thoughts that led to them. */
START_TEST(streamed_thoughts_go_back_with_their_calls)
{
    fixture f = {.in_memory = true,
                 .client_name = "deepseek/m",
                 .call = {.on_text = ignore, .may_restart = true}};

    fixture_text(&f,
                 CHUNK("{\"reasoning_content\":\"Who \"}")
                     CHUNK("{\"reasoning_content\":\"is it?\"}") CHUNK(
                         "{\"tool_calls\":[{\"index\":0,\"id\":\"c\","
                         "\"function\":{\"name\":\"UserDetails\","
                         "\"arguments\":\"{}\"}}]}") "data: "
                                                     "{\"choices\":[{\"index\":"
                                                     "0,\"delta\":{},"
                                                     "\"finish_reason\":\"tool_"
                                                     "calls\"}]}\n\n"
                                                     "data: [DONE]\n\n")
        ->headers = "Content-Type: text/event-stream\r\n";
    add_answer(&f, GOOD);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_ptr_nonnull(
        strstr(f.scripted.request, "\"reasoning_content\":\"Who is it?\""));
    fixture_free(&f);
}
END_TEST

/* What the server behind an aggregator said is said too. */
START_TEST(the_source_of_an_error_is_told)
{
    fixture f = {.in_memory = true, .client_name = "openrouter/m"};

    fixture_text(&f, "{\"error\":{\"code\":400,\"message\":\"Provider "
                     "returned error\",\"metadata\":{\"raw\":\"{\\\"error\\\":"
                     "{\\\"message\\\":\\\"no seed\\\"}}\"}}}")
        ->status = 400;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_BAD_REQUEST);
    ck_assert_str_eq(f.err.message,
                     "openrouter answered 400: Provider returned "
                     "error: no seed");
    fixture_free(&f);
}
END_TEST

START_TEST(the_caller_retries_what_the_library_would_not)
{
    rule r = {.answer = true};
    fixture f = {.in_memory = true,
                 .call = {.retry_if = decide, .retry_if_ctx = &r}};

    add_error(&f, 400, "flaky proxy");
    add_answer(&f, GOOD);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(r.n, 1);
    ck_assert_int_eq(r.status, LM_BAD_REQUEST);
    ck_assert_int_eq(r.would, false);
    fixture_free(&f);
}
END_TEST

START_TEST(the_caller_ends_what_the_library_would_retry)
{
    rule r = {.answer = false};
    fixture f = {.in_memory = true,
                 .call = {.retry_if = decide, .retry_if_ctx = &r}};

    add_error(&f, 500, "Oh");
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_SERVER);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    ck_assert_int_eq(r.would, true);
    fixture_free(&f);
}
END_TEST

START_TEST(the_caller_decides_about_re_asks_too)
{
    rule r = {.answer = false};
    fixture f = {.in_memory = true,
                 .call = {.retry_if = decide, .retry_if_ctx = &r}};

    add_answer(&f, "{}");
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_INVALID);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    ck_assert_int_eq(r.status, LM_INVALID);
    ck_assert_int_eq(r.would, true);
    fixture_free(&f);
}
END_TEST

/* Its word counts within the bounds, not beyond them. */
START_TEST(the_callers_rule_has_an_end)
{
    rule r = {.answer = true};
    fixture f = {.in_memory = true,
                 .call = {.retry_if = decide, .retry_if_ctx = &r}};

    for (int i = 0; i < FIXTURE_STEPS; i++)
        add_error(&f, 401, "no");
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_AUTH);
    ck_assert_uint_eq(f.scripted.n_requests, 3);
    fixture_free(&f);
}
END_TEST

/* An answer costs 15 tokens here. */
START_TEST(a_call_keeps_to_its_budget)
{
    fixture f = {.in_memory = true, .call = {.token_budget = 15}};

    add_answer(&f, "{}");
    add_answer(&f, GOOD);
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_BUDGET);
    ck_assert_str_eq(f.err.message, "15 tokens are used, of a budget of 15");
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    ck_assert_int_eq(f.info.attempt[0].status, LM_INVALID);
    fixture_free(&f);
}
END_TEST

START_TEST(a_budget_that_suffices)
{
    fixture f = {.in_memory = true, .call = {.token_budget = 16}};

    add_answer(&f, "{}");
    add_answer(&f, GOOD);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    fixture_free(&f);
}
END_TEST

START_TEST(a_client_keeps_to_its_budget)
{
    static const lm_message again[] = {{LM_USER, "Again"}, LM_MESSAGES_END};
    fixture f = {.in_memory = true, .options = {.token_budget = 10}};

    add_answer(&f, GOOD);
    add_answer(&f, GOOD);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_ptr_null(UserDetails_create(f.client, again));
    ck_assert_int_eq(lm_client_error(f.client)->status, LM_BUDGET);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    fixture_free(&f);
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("retry");
    TCase *cases = tcase_create("in memory");

    tcase_add_test(cases, streamed_thoughts_go_back_with_their_calls);
    tcase_add_test(cases, the_source_of_an_error_is_told);
    tcase_add_test(cases, each_attempt_is_kept);
    tcase_add_test(cases, attempts_are_kept_on_failure);
    tcase_add_test(cases, attempts_hold_no_key);
    tcase_add_loop_test(cases, the_history_goes_along, 0, N(histories));
    tcase_add_test(cases, the_caller_retries_what_the_library_would_not);
    tcase_add_test(cases, the_caller_ends_what_the_library_would_retry);
    tcase_add_test(cases, the_caller_decides_about_re_asks_too);
    tcase_add_test(cases, the_callers_rule_has_an_end);
    tcase_add_test(cases, a_call_keeps_to_its_budget);
    tcase_add_test(cases, a_budget_that_suffices);
    tcase_add_test(cases, a_client_keeps_to_its_budget);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
