/* SPDX-License-Identifier: MIT */
#include "suite.h"
#include "user.lm.h"

#include <lm/route.h>
#include <stdlib.h>
#include <string.h>

/*
 * Clients that cannot be made: lm_client_open makes none, and what
 * lm_client_from_provider returns fails each call with the reason.
 */

static const lm_message messages[] = {{LM_USER, "Jason is 25."},
                                      LM_MESSAGES_END};

static const struct {
    const char *name; /* of the client */
    lm_mode mode;
    lm_status status;
    const char *says; /* a part of the reason */
} cases[] = {
    {"openai/gpt-4o-mini", LM_MODE_DEFAULT, LM_CONFIG,
     "no key for openai: set OPENAI_API_KEY in the environment"},
    {"gemini/g", LM_MODE_DEFAULT, LM_CONFIG,
     "no key for gemini: set GOOGLE_API_KEY or GEMINI_API_KEY in the"},
    {"opnai/gpt-4o-mini", LM_MODE_DEFAULT, LM_CONFIG,
     "no provider \"opnai\"; did you mean \"openai\"?"},
    {"ollama/llama3.2", LM_MODE_GRAMMAR, LM_UNSUPPORTED,
     "ollama has no mode grammar; it has tools, json_schema, json, md_json"},
    {"openai", LM_MODE_DEFAULT, LM_CONFIG, "not of the form"},
    {NULL, LM_MODE_DEFAULT, LM_CONFIG, "provider/model"},
};

static void assert_why(size_t i, const char *how, const lm_error *err)
{
    ck_assert_msg(err->status == cases[i].status &&
                      strstr(err->message, cases[i].says),
                  "%s, %s: %s: %s", cases[i].name ? cases[i].name : "NULL", how,
                  lm_status_name(err->status), err->message);
}

static lm_client *open_case(int i)
{
    const lm_client_options options = {.mode = cases[i].mode};
    lm_client *client = NULL;
    lm_error err = {0};

    unsetenv("OPENAI_API_KEY");
    unsetenv("GOOGLE_API_KEY");
    unsetenv("GEMINI_API_KEY");
    lm_client_open(cases[i].name, &options, &client, &err);
    ck_assert_ptr_null(client);
    assert_why((size_t)i, "open", &err);
    client = lm_client_from_provider(cases[i].name, &options);
    ck_assert_ptr_nonnull(client);
    assert_why((size_t)i, "before the first call", lm_client_error(client));
    return client;
}

START_TEST(calls_fail_with_the_reason)
{
    lm_client *client = open_case(_i);
    lm_call_info info = {0};
    lm_call_options options = {.info = &info};
    UserDetails *user = NULL;
    lm_error err = {0};

    ck_assert_ptr_null(UserDetails_create(client, messages));
    assert_why((size_t)_i, "create", lm_client_error(client));
    UserDetails_create_with(client, messages, &options, &user, &err);
    ck_assert_ptr_null(user);
    assert_why((size_t)_i, "create_with", &err);
    ck_assert_uint_eq(info.attempts, 0);
    lm_client_free(client);
}
END_TEST

START_TEST(streams_fail_with_the_reason)
{
    lm_client *client = open_case(_i);
    lm_stream *stream = UserDetails_stream_open(client, messages, NULL);
    UserDetails *user = NULL;
    lm_error err = {0};

    ck_assert_ptr_null(UserDetails_stream_next(stream));
    UserDetails_stream_finish(stream, &user, &err);
    ck_assert_ptr_null(user);
    assert_why((size_t)_i, "stream", &err);
    UserDetails_stream_close(stream);
    lm_client_free(client);
}
END_TEST

START_TEST(requests_fail_with_the_reason)
{
    lm_client *client = open_case(_i);
    lm_request *request = NULL;
    lm_error err = {0};

    UserDetails_request(client, messages, NULL, &request, &err);
    ck_assert_ptr_null(request);
    assert_why((size_t)_i, "request", &err);
    lm_client_free(client);
}
END_TEST

typedef struct told {
    unsigned times;
    lm_error err;
} told;

static lm_status on_user(void *ctx, UserDetails *user, const lm_error *err)
{
    told *t = ctx;

    ck_assert_ptr_null(user);
    t->times++;
    t->err = *err;
    return LM_OK;
}

START_TEST(callbacks_are_told_the_reason)
{
    lm_client *client = open_case(_i);
    told t = {0};

    ck_assert_uint_ne(UserDetails_submit(client, messages, NULL, on_user, &t),
                      0);
    ck_assert_int_eq(lm_client_run(client), LM_OK);
    ck_assert_uint_eq(t.times, 1);
    assert_why((size_t)_i, "submit", &t.err);
    lm_client_free(client);
}
END_TEST

START_TEST(several_as_one_fail_with_the_reason)
{
    lm_client *client = open_case(_i);
    lm_client *either = lm_client_fallback(&client, 1, 0, NULL);

    ck_assert_ptr_null(UserDetails_create(either, messages));
    assert_why((size_t)_i, "fallback", lm_client_error(either));
    lm_client_free(either);
    lm_client_free(client);
}
END_TEST

enum { N = sizeof(cases) / sizeof(*cases) };

int main(void)
{
    Suite *suite = suite_create("refused");
    TCase *all = tcase_create("refused");

    tcase_add_loop_test(all, calls_fail_with_the_reason, 0, N);
    tcase_add_loop_test(all, streams_fail_with_the_reason, 0, N);
    tcase_add_loop_test(all, requests_fail_with_the_reason, 0, N);
    tcase_add_loop_test(all, callbacks_are_told_the_reason, 0, N);
    tcase_add_loop_test(all, several_as_one_fail_with_the_reason, 0, N);
    suite_add_tcase(suite, all);
    return suite_main(suite);
}
