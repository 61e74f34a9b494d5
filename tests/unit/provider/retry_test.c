/* SPDX-License-Identifier: MIT */
#include "retry.h"
#include "suite.h"

#include <string.h>

/* Sun, 06 Nov 1994 08:49:37 GMT */
#define UNIX_MS INT64_C(784111777000)

static const struct {
    const char *text;
    int64_t ms;
} durations[] = {
    {"12ms", 12},
    {"1s", 1000},
    {"6m0s", 360000},
    {"1m0.48s", 60480},
    {"2m59.56s", 179560},
    {"8.64s", 8640},
    {"1h", 3600000},
    {"11.38", 11380},
    {"34.4s", 34400},
    {"0", 0},
    {"", -1},
    {"s", -1},
    {"-1", -1},
    {"1x", -1},
    {"1.2.3", -1},
    {"99999999999999999999999s", INT64_C(1000000000000000)},
};

START_TEST(duration)
{
    const char *text = durations[_i].text;
    int64_t ms = lm__duration_ms(text, strlen(text));

    ck_assert_msg(ms == durations[_i].ms, "\"%s\": %lld", text, (long long)ms);
}
END_TEST

static const struct {
    const char *line;
    int64_t ms; /* asked for; -1: nothing */
} headers[] = {
    {"retry-after: 7", 7000},
    {"Retry-After:0.5", 500},
    {"Retry-After: Sun, 06 Nov 1994 08:49:57 GMT", 20000},
    {"Retry-After: Sun, 06 Nov 1994 08:49:07 GMT", 0},
    {"Retry-After: Sunday, 06-Nov-94 08:49:37 GMT", -1},
    {"Retry-After: soon", -1},
    {"RETRY-AFTER-MS:   210  ", 210},
    {"x-ratelimit-reset-tokens: 6m0s", 360000},
    {"x-ratelimit-reset: 1", 1000},
    {"X-RateLimit-Reset: 784111779000", 2000}, /* ms since 1970 */
    {"X-RateLimit-Reset: 784111778", 1000},    /* s since 1970 */
    {"anthropic-ratelimit-requests-reset: 1994-11-06T08:50:37Z", 60000},
    {"anthropic-ratelimit-input-tokens-reset: 1994-11-06T08:49:40.5Z", 3000},
    {"anthropic-ratelimit-tokens-reset: 1994-11-06T08:49:30Z", 0},
    {"anthropic-ratelimit-tokens-reset: 1994-11-06 08:49:30", -1},
    {"anthropic-ratelimit-tokens-reset: 1994-1x-06T08:50:37Z", -1},
    {"content-type: text/html", -1},
    {"retry-after", -1},
    {"", -1},
};

START_TEST(header)
{
    const char *line = headers[_i].line;
    lm__retry retry;
    int64_t ms;

    lm__retry_clear(&retry);
    if (lm__retry_concerns(line, strlen(line)))
        lm__retry_header(&retry, line, strlen(line), UNIX_MS);
    ms = lm__retry_after(&retry);
    ck_assert_msg(ms == headers[_i].ms, "\"%s\": %lld", line, (long long)ms);
}
END_TEST

static const struct {
    const char *message;
    int64_t ms;
} messages[] = {
    {"Rate limit reached. Please try again in 210ms.", 210},
    {"Please try again in 5.95s. Visit ...", 5950},
    {"try again in 1m26.4s", 86400},
    {"Please retry after 6 seconds.", 6000},
    {"Please try again in a while", -1},
    {"", -1},
};

START_TEST(message)
{
    const char *text = messages[_i].message;
    lm__retry retry;
    int64_t ms;

    lm__retry_clear(&retry);
    lm__retry_message(&retry, text);
    ms = lm__retry_after(&retry);
    ck_assert_msg(ms == messages[_i].ms, "\"%s\": %lld", text, (long long)ms);
}
END_TEST

START_TEST(the_most_exact_source_wins)
{
    static const char *const lines[] = {"x-ratelimit-reset-tokens: 6m0s",
                                        "retry-after: 1",
                                        "retry-after-ms: 210"};
    lm__retry retry;

    lm__retry_clear(&retry);
    lm__retry_message(&retry, "try again in 3s");
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        lm__retry_header(&retry, lines[i], strlen(lines[i]), UNIX_MS);
    ck_assert_int_eq(lm__retry_after(&retry), 210);
    ck_assert_int_eq(lm__retry_delay(&retry, 1, 0), 210);
}
END_TEST

START_TEST(waits_double_up_to_a_bound)
{
    static const int64_t most[] = {500, 1000, 2000, 4000, 8000, 8000, 8000};
    lm__retry retry;

    lm__retry_clear(&retry);
    for (unsigned i = 0; i < sizeof(most) / sizeof(*most); i++) {
        ck_assert_int_eq(lm__retry_delay(&retry, i + 1, 0), most[i]);
        ck_assert_int_eq(lm__retry_delay(&retry, i + 1, 1023),
                         most[i] - most[i] / 4);
    }
}
END_TEST

START_TEST(too_long_a_wait_is_refused)
{
    lm__retry retry;

    lm__retry_clear(&retry);
    lm__retry_header(&retry, "retry-after: 121", 16, UNIX_MS);
    ck_assert_int_eq(lm__retry_delay(&retry, 1, 0), -1);
    lm__retry_clear(&retry);
    lm__retry_header(&retry, "retry-after: 120", 16, UNIX_MS);
    ck_assert_int_eq(lm__retry_delay(&retry, 1, 0), 120000);
}
END_TEST

/* It says when the whole bucket is full again, not one call's worth. */
START_TEST(a_far_reset_is_no_reason_to_give_up)
{
    lm__retry retry;

    lm__retry_clear(&retry);
    lm__retry_header(&retry, "x-ratelimit-reset-tokens: 6m0s", 30, UNIX_MS);
    ck_assert_int_eq(lm__retry_delay(&retry, 1, 0), 500);
}
END_TEST

START_TEST(should_retry)
{
    lm__retry retry;

    ck_assert(lm__retry_concerns("x-should-retry: true", 20));
    ck_assert(lm__retry_concerns("X-Should-Retry: false", 21));
    ck_assert(!lm__retry_concerns("content-type: text/html", 23));
    lm__retry_clear(&retry);
    ck_assert_int_eq(retry.should, -1);
    lm__retry_header(&retry, "x-should-retry: true", 20, UNIX_MS);
    ck_assert_int_eq(retry.should, 1);
    lm__retry_header(&retry, "X-Should-Retry: false", 21, UNIX_MS);
    ck_assert_int_eq(retry.should, 0);
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("retry");
    TCase *cases = tcase_create("retry");

    tcase_add_loop_test(cases, duration, 0, N(durations));
    tcase_add_loop_test(cases, header, 0, N(headers));
    tcase_add_loop_test(cases, message, 0, N(messages));
    tcase_add_test(cases, the_most_exact_source_wins);
    tcase_add_test(cases, waits_double_up_to_a_bound);
    tcase_add_test(cases, too_long_a_wait_is_refused);
    tcase_add_test(cases, a_far_reset_is_no_reason_to_give_up);
    tcase_add_test(cases, should_retry);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
