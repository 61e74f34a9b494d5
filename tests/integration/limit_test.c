/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

/*
 * The client's own limits in requests and tokens a minute. An answer of these
 * tests costs 15 tokens by the provider's count.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"

static lm_status again(fixture *f)
{
    static const lm_message msgs[] = {{LM_USER, "Jason is 25"},
                                      LM_MESSAGES_END};

    UserDetails_free(f->user);
    f->user = NULL;
    return UserDetails_create_with(f->client, msgs, &f->call, &f->user,
                                   &f->err);
}

static void add_answers(fixture *f, int n)
{
    for (int i = 0; i < n; i++)
        fixture_step(f, reply_value(LM_MODE_JSON, GOOD));
}

START_TEST(requests_wait_their_turn)
{
    fixture f = {.in_memory = true, .options = {.requests_per_minute = 2}};

    add_answers(&f, 3);
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_OK);
    ck_assert_int_eq(again(&f), LM_OK);
    ck_assert_int_eq(f.scripted.waited, 0);
    ck_assert_int_eq(again(&f), LM_OK);
    ck_assert_int_gt(f.scripted.waited, 60000);
    ck_assert_int_eq(f.info.attempt[0].delay_ms, f.scripted.waited);
    ck_assert_uint_eq(f.scripted.n_requests, 3);
    fixture_free(&f);
}
END_TEST

/* A request that fails is one as well. */
START_TEST(retries_count)
{
    fixture f = {.in_memory = true, .options = {.requests_per_minute = 1}};

    fixture_text(&f, "{}")->status = 500;
    add_answers(&f, 1);
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_OK);
    ck_assert_int_gt(f.scripted.waited, 60000);
    fixture_free(&f);
}
END_TEST

START_TEST(tokens_wait_their_turn)
{
    fixture f = {.in_memory = true, .options = {.tokens_per_minute = 30}};

    add_answers(&f, 3);
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_OK);
    ck_assert_int_eq(again(&f), LM_OK);
    ck_assert_int_eq(f.scripted.waited, 0);
    ck_assert_int_eq(again(&f), LM_OK);
    ck_assert_int_gt(f.scripted.waited, 60000);
    fixture_free(&f);
}
END_TEST

/* It is not waited for in vain. */
START_TEST(the_wait_is_within_the_deadline)
{
    fixture f = {.in_memory = true,
                 .options = {.requests_per_minute = 1},
                 .call = {.deadline_ms = 5000}};

    add_answers(&f, 2);
    ck_assert_int_eq(fixture_call(&f, LM_MODE_JSON), LM_OK);
    ck_assert_int_eq(again(&f), LM_RATE_LIMIT);
    ck_assert_str_eq(f.err.message,
                     "openai: the client's own limit of requests a minute has "
                     "no room before the deadline");
    ck_assert_int_eq(f.scripted.waited, 0);
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    ck_assert_uint_eq(f.info.attempts, 0);
    fixture_free(&f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("limit");
    TCase *cases = tcase_create("in memory");

    tcase_add_test(cases, requests_wait_their_turn);
    tcase_add_test(cases, retries_count);
    tcase_add_test(cases, tokens_wait_their_turn);
    tcase_add_test(cases, the_wait_is_within_the_deadline);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
