/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <stdio.h>
#include <string.h>

/*
 * When a request is made again, and after how long: each status, each source
 * of a delay and each exception of the providers. The clock is the test's.
 */

/* Sun, 06 Nov 1994 08:49:37 GMT */
#define UNIX_MS INT64_C(784111777000)

enum { NEVER = -1, BACKOFF = -2, FIRST_WAIT = 500 };

static void check_wait(const fixture *f, int64_t wait, const char *what)
{
    int64_t least = wait;
    int64_t most = wait;

    if (wait == BACKOFF) {
        least = FIRST_WAIT - FIRST_WAIT / 4;
        most = FIRST_WAIT;
    }
    ck_assert_msg(f->scripted.n_requests == (wait == NEVER ? 1u : 2u),
                  "%s: %zu requests", what, f->scripted.n_requests);
    if (wait != NEVER)
        ck_assert_msg(f->scripted.waited >= least && f->scripted.waited <= most,
                      "%s: waited %lld ms", what,
                      (long long)f->scripted.waited);
}

/* What follows is refused, so that it does not matter whose form it has. */
static void fail_once(const char *client, int status, const char *headers,
                      const char *body, int64_t wait, const char *what)
{
    fixture f = {.in_memory = true,
                 .client_name = client,
                 .scripted = {.unix_now = UNIX_MS}};
    fake_step *step = fixture_text(&f, body);

    step->status = status;
    step->headers = headers;
    fixture_text(&f, "{}")->status = 400;
    ck_assert_int_ne(fixture_call(&f, LM_MODE_DEFAULT), LM_OK);
    check_wait(&f, wait, what);
    fixture_free(&f);
}

static const struct {
    int status;
    bool again;
} statuses[] = {
    {400, false}, {401, false}, {402, false}, {403, false}, {404, false},
    {405, false}, {408, true},  {409, true},  {410, false}, {413, false},
    {422, false}, {425, true},  {429, true},  {498, true},  {500, true},
    {501, false}, {502, true},  {503, true},  {504, true},  {505, false},
    {520, true},  {521, true},  {522, true},  {523, true},  {524, true},
    {525, false}, {529, true},  {301, false}, {302, false}, {308, false},
};

START_TEST(by_its_status)
{
    char what[16];

    snprintf(what, sizeof(what), "%d", statuses[_i].status);
    fail_once(NULL, statuses[_i].status, NULL, "{}",
              statuses[_i].again ? BACKOFF : NEVER, what);
}
END_TEST

/* The server's own word comes before the class of the status. */
START_TEST(by_the_servers_word)
{
    int status = statuses[_i].status;

    fail_once(NULL, status, "x-should-retry: true\r\n", "{}", BACKOFF, "true");
    fail_once(NULL, status, "x-should-retry: false\r\n", "{}", NEVER, "false");
}
END_TEST

#define ERROR(members) "{\"error\":{" members "}}"
#define RESET_AT "1994-11-06T08:49:44Z"

static const struct {
    const char *client;
    int status;
    const char *headers;
    const char *body;
    int64_t wait;
} rows[] = {
    /* Some are no rate limits, whatever the status. */
    {"openai/m", 429, NULL, ERROR("\"code\":\"insufficient_quota\""), NEVER},
    {"openai/m", 429, NULL, ERROR("\"type\":\"insufficient_quota\""), NEVER},
    {"openai/m", 429, NULL, ERROR("\"code\":\"billing_hard_limit_reached\""),
     NEVER},
    {"openai/m", 429, NULL, ERROR("\"code\":\"credit_balance_exhausted\""),
     NEVER},
    {"anthropic/m", 400, NULL,
     ERROR("\"message\":\"Your credit balance is too low\""), NEVER},
    {"gemini/m", 429, NULL,
     ERROR("\"code\":429,\"details\":[{\"violations\":[{\"quotaId\":"
           "\"RequestsPerDayPerProject\"}]}]"),
     NEVER},
    /* Servers of llama.cpp blame themselves for a bad request. */
    {"llama-cpp-python/m", 500, NULL,
     ERROR("\"message\":\"[{'type': 'literal_error', 'loc': ()}]\""), NEVER},
    {"llama-cpp-python/m", 500, NULL,
     ERROR("\"message\":\"1 validation error for Request\""), NEVER},
    {"llamacpp/m", 500, NULL,
     ERROR("\"code\":500,\"message\":\"Cannot use both json_schema and "
           "grammar\""),
     NEVER},
    {"llamacpp/m", 500, NULL,
     ERROR("\"message\":\"[json.exception.parse_error.101] parse error\""),
     NEVER},
    {"llamacpp/m", 500, NULL,
     ERROR("\"message\":\"The model produced output that does not match the "
           "expected peg-native format\""),
     BACKOFF},
    /* No credit, unless it says until when. */
    {"openrouter/m", 402, NULL, ERROR("\"code\":402,\"message\":\"x\""), NEVER},
    {"openrouter/m", 402, "Retry-After: 3\r\n", ERROR("\"code\":402"), 3000},
    {"xai/m", 400, NULL,
     "{\"code\":\"The service is currently unavailable\",\"error\":\"x\"}",
     BACKOFF},
    /* Errors that come with status 200. */
    {"openrouter/m", 200, NULL, ERROR("\"code\":502,\"message\":\"up\""),
     BACKOFF},
    {"openrouter/m", 200, NULL, ERROR("\"code\":403,\"message\":\"no\""),
     NEVER},
    {"xai/m", 200, NULL, "{\"code\":\"Bad\",\"error\":\"upstream\"}", BACKOFF},
    {"anthropic/m", 200, NULL,
     "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
     "\"message\":\"Overloaded\"}}",
     BACKOFF},
    {"openai-responses/m", 200, NULL,
     "{\"status\":\"failed\",\"error\":{\"code\":\"server_error\","
     "\"message\":\"x\"}}",
     BACKOFF},
    {"ollama-native/m", 200, NULL, "{\"error\":\"unexpected EOF\"}", BACKOFF},
    /* What the model did, not the server: it is worth another try. */
    {"gemini/m", 200, NULL,
     "{\"candidates\":[{\"finishReason\":\"MALFORMED_FUNCTION_CALL\"}]}",
     BACKOFF},
    {"deepseek/m", 200, NULL,
     "{\"choices\":[{\"message\":{\"content\":\"{\"},\"finish_reason\":"
     "\"insufficient_system_resource\"}]}",
     BACKOFF},
    /* Where a delay is said, in the order of the sources. */
    {"openai/m", 429, "retry-after-ms: 210.5\r\nretry-after: 1\r\n", "{}", 210},
    {"openai/m", 429, "retry-after: 1.5\r\n",
     ERROR("\"message\":\"Please try "
           "again in 9s\""),
     1500},
    {"openai/m", 429, "Retry-After: Sun, 06 Nov 1994 08:49:47 GMT\r\n", "{}",
     10000},
    {"gemini/m", 429, NULL,
     ERROR("\"code\":429,\"message\":\"Please retry in 9s\",\"details\":"
           "[{\"retryDelay\":\"34.4s\"}]"),
     34400},
    {"openai/m", 429, "x-ratelimit-reset-requests: 9s\r\n",
     ERROR("\"message\":\"Please try again in 210ms.\""), 210},
    {"azure/m", 429, NULL,
     ERROR("\"code\":\"429\",\"message\":\"Please retry after 6 seconds.\""),
     6000},
    {"groq/m", 429, NULL,
     ERROR("\"message\":\"Please try again in 1m26.4s. Visit\""), 86400},
    /* Resets, each in its provider's way. */
    {"openai/m", 429, "x-ratelimit-reset-requests: 1m0.48s\r\n", "{}", 60480},
    {"openai/m", 429, "x-ratelimit-reset-tokens: 12ms\r\n", "{}", 12},
    {"groq/m", 429, "x-ratelimit-reset-tokens: 7.66s\r\n", "{}", 7660},
    {"cerebras/m", 429, "x-ratelimit-reset-tokens-minute: 11.38\r\n", "{}",
     11380},
    {"azure/m", 429, "x-ratelimit-reset-requests: 6\r\n", "{}", 6000},
    {"anthropic/m", 429, "anthropic-ratelimit-tokens-reset: " RESET_AT "\r\n",
     "{}", 7000},
    {"openrouter/m", 429, "X-RateLimit-Reset: 784111779000\r\n", "{}", 2000},
    /* Of several limits the nearest counts. */
    {"openai/m", 429,
     "x-ratelimit-reset-requests: 8s\r\nx-ratelimit-reset-tokens: 2s\r\n", "{}",
     2000},
    /* Longer than two minutes is not waited for; a full bucket is not all. */
    {"openai/m", 429, "retry-after: 120\r\n", "{}", 120000},
    {"openai/m", 429, "retry-after: 121\r\n", "{}", NEVER},
    {"openai/m", 429, "retry-after-ms: 120001\r\n", "{}", NEVER},
    {"openai/m", 429, "retry-after: 0\r\n", "{}", BACKOFF},
    {"openai/m", 429, "retry-after: -5\r\n", "{}", BACKOFF},
    {"openai/m", 429, "x-ratelimit-reset-tokens: 6m0s\r\n", "{}", BACKOFF},
};

START_TEST(by_what_it_says)
{
    char what[32];

    snprintf(what, sizeof(what), "row %d", _i);
    fail_once(rows[_i].client, rows[_i].status, rows[_i].headers, rows[_i].body,
              rows[_i].wait, what);
}
END_TEST

/* On the way: what came to nothing is tried again, what was cut as well. */
START_TEST(after_a_broken_connection)
{
    static const fake_deed deeds[] = {FAKE_HANG_UP, FAKE_CUT};
    fixture f = {.in_memory = true};

    fixture_text(&f, "{\"choices\":")->deed = deeds[_i];
    f.script[0].first = 5;
    fixture_step(&f, reply_content("{\"name\":\"Jason\",\"age\":25}", "stop"));
    fixture_call(&f, LM_MODE_DEFAULT);
    fixture_assert_jason(&f);
    check_wait(&f, BACKOFF, "cut");
    fixture_free(&f);
}
END_TEST

/*
 * Blank lines before a body, comments between events: nothing to read, but a
 * sign of life. The answer takes longer than a silence may.
 */
#define BLANKS "\n\n\n\n\n\n\n\n\n\n"
#define BEATS ": keep-alive\n\n: OPENROUTER PROCESSING\n\n"

static const struct {
    const char *headers;
    const char *body;
    bool streamed;
} slow[] = {
    {NULL,
     BLANKS BLANKS "{\"choices\":[{\"message\":{\"content\":"
                   "\"{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":25}\"},"
                   "\"finish_reason\":\"stop\"}]}",
     false},
    {"Content-Type: text/event-stream\r\n",
     BEATS "data: {\"choices\":[{\"delta\":{\"content\":\"{\\\"name\\\":"
           "\\\"Jason\\\",\\\"age\\\":25}\"},\"finish_reason\":\"stop\"}]}\n\n"
           ": ping\n\ndata: [DONE]\n\n",
     true},
};

static lm_status ignore(void *ctx, const char *text, size_t n)
{
    (void)ctx;
    (void)text;
    (void)n;
    return LM_OK;
}

START_TEST(not_while_there_are_signs_of_life)
{
    fixture f = {.in_memory = true, .client_name = "deepseek/m"};
    fake_step *step = fixture_text(&f, slow[_i].body);

    step->deed = FAKE_SLOWLY;
    step->headers = slow[_i].headers;
    f.options.timeouts.idle_ms = SCRIPTED_PAUSE + 10;
    f.options.timeouts.first_byte_ms = SCRIPTED_PAUSE + 10;
    if (slow[_i].streamed)
        f.call.on_text = ignore;
    fixture_call(&f, LM_MODE_JSON);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.attempts, 1);
    ck_assert_int_ge(f.scripted.now,
                     (int64_t)strlen(slow[_i].body) * SCRIPTED_PAUSE);
    fixture_free(&f);
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("again");
    TCase *cases = tcase_create("again");

    tcase_add_loop_test(cases, by_its_status, 0, N(statuses));
    tcase_add_loop_test(cases, by_the_servers_word, 0, N(statuses));
    tcase_add_loop_test(cases, by_what_it_says, 0, N(rows));
    tcase_add_loop_test(cases, after_a_broken_connection, 0, 2);
    tcase_add_loop_test(cases, not_while_there_are_signs_of_life, 0, N(slow));
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
