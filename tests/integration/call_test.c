/* SPDX-License-Identifier: MIT */
#include "fake.h"
#include "reply.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/transport.h>
#include <stdlib.h>
#include <string.h>

/*
 * Typed calls against a fake provider, each in each mode in which it makes
 * sense: what comes back, and what was sent.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"
#define BAD "{\"name\":\"Jason\",\"age\":-25}"

enum { MAX_STEPS = 4 };

static const lm_message messages[] = {
    {LM_SYSTEM, "You are a world class extractor."},
    {LM_USER, "Extract: Jason is 25 years old."},
    LM_MESSAGES_END};

/* openai has all modes; the loop tests take each in turn. */
static const lm_mode modes[] = {LM_MODE_TOOLS, LM_MODE_FUNCTIONS, LM_MODE_JSON,
                                LM_MODE_JSON_SCHEMA, LM_MODE_MD_JSON};

#define N_MODES ((int)(sizeof(modes) / sizeof(*modes)))

/* A server with a script, a client of it, and what the call came to. */
typedef struct fixture {
    fake *server;
    lm_client *client;
    fake_step script[MAX_STEPS];
    char *owned[MAX_STEPS]; /* bodies */
    size_t n;
    lm_client_options options;
    lm_call_options call;
    lm_call_info info;
    lm_error err;
    UserDetails *user;
} fixture;

/* body becomes the fixture's. */
static fake_step *add_step(fixture *f, char *body)
{
    f->owned[f->n] = body;
    f->script[f->n].body = body;
    return &f->script[f->n++];
}

static char *text(const char *s)
{
    char *copy = malloc(strlen(s) + 1);

    ck_assert_ptr_nonnull(copy);
    memcpy(copy, s, strlen(s) + 1);
    return copy;
}

static lm_status make_call(fixture *f, lm_mode mode)
{
    lm_status status;

    f->server = fake_start(f->script, f->n);
    ck_assert_ptr_nonnull(f->server);
    f->options.base_url = fake_url(f->server);
    f->options.api_key = "sk-test-0001";
    f->options.mode = mode;
    status =
        lm_client_open("openai/gpt-4o-mini", &f->options, &f->client, &f->err);
    ck_assert_msg(status == LM_OK, "%s", f->err.message);
    f->call.info = &f->info;
    status = UserDetails_create_with(f->client, messages, &f->call, &f->user,
                                     &f->err);
    ck_assert_int_eq(status, f->err.status);
    ck_assert_int_eq(status, lm_client_error(f->client)->status);
    return status;
}

static void assert_jason(const fixture *f, lm_mode mode)
{
    ck_assert_msg(f->user != NULL, "%s: %s", lm_mode_name(mode),
                  f->err.message);
    ck_assert_str_eq(f->user->name, "Jason");
    ck_assert_int_eq(f->user->age, 25);
}

static void assert_sent(const fixture *f, size_t i, const char *part)
{
    const char *body = fake_request_at(f->server, i)->body;

    ck_assert_msg(strstr(body, part) != NULL, "request %zu lacks %s: %s", i,
                  part, body);
}

static void finish(fixture *f)
{
    UserDetails_free(f->user);
    lm_client_free(f->client);
    if (f->server)
        fake_stop(f->server);
    for (size_t i = 0; i < f->n; i++)
        free(f->owned[i]);
}

START_TEST(a_good_answer)
{
    fixture f = {0};
    lm_mode mode = modes[_i];

    add_step(&f, reply_value(mode, GOOD));
    make_call(&f, mode);
    assert_jason(&f, mode);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    ck_assert_ptr_nonnull(strstr(fake_request_at(f.server, 0)->head,
                                 "Authorization: Bearer sk-test-0001\r\n"));
    ck_assert_ptr_nonnull(strstr(fake_request_at(f.server, 0)->head,
                                 "POST /v1/chat/completions "));
    assert_sent(&f, 0, "\"model\":\"gpt-4o-mini\"");
    assert_sent(&f, 0, "\"content\":\"Extract: Jason is 25 years old.\"");
    ck_assert_uint_eq(f.info.attempts, 1);
    ck_assert_uint_eq(f.info.reasks, 0);
    ck_assert_int_eq(f.info.usage.in, 10);
    ck_assert_int_eq(f.info.usage.out, 5);
    ck_assert_int_eq(f.info.usage.total, 15);
    ck_assert_int_eq(f.info.usage.cached, -1);
    ck_assert_int_eq(f.info.http_status, 200);
    ck_assert_str_eq(f.info.request_id, "req_fake");
    ck_assert_ptr_nonnull(strstr(f.info.raw_text, GOOD));
    finish(&f);
}
END_TEST

/* What makes the provider answer as it is asked to, by mode. */
static const char *const asked_by[] = {
    "\"tool_choice\":{\"type\":\"function\","
    "\"function\":{\"name\":\"UserDetails\"}},\"parallel_tool_calls\":false",
    "\"function_call\":{\"name\":\"UserDetails\"}",
    "\"response_format\":{\"type\":\"json_object\"}",
    "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{"
    "\"name\":\"UserDetails\"",
    "You are a world class extractor.\\n\\nAnswer only with a JSON object in "
    "a fenced block (```json) that matches this schema:\\n{",
};

START_TEST(the_mode_is_in_the_request)
{
    fixture f = {0};
    lm_mode mode = modes[_i];

    add_step(&f, reply_value(mode, GOOD));
    make_call(&f, mode);
    assert_sent(&f, 0, asked_by[_i]);
    finish(&f);
}
END_TEST

/* Where the answer stands in the second request, by mode. */
static const char *const answered_by[] = {
    "\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{"
    "\"name\":\"UserDetails\",\"arguments\":\"{\\\"name\\\":\\\"Jason\\\","
    "\\\"age\\\":-25}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"call_1\"",
    "\"function_call\":{\"name\":\"UserDetails\",\"arguments\":\"{"
    "\\\"name\\\":\\\"Jason\\\",\\\"age\\\":-25}\"}},{\"role\":\"function\"",
    "{\"role\":\"assistant\",\"content\":\"{\\\"name\\\":\\\"Jason\\\","
    "\\\"age\\\":-25}\"},{\"role\":\"user\"",
    "{\"role\":\"assistant\",\"content\":\"{\\\"name\\\":\\\"Jason\\\","
    "\\\"age\\\":-25}\"},{\"role\":\"user\"",
    "{\"role\":\"assistant\",\"content\":\"Here it is:\\n```json\\n",
};

START_TEST(a_violation_is_asked_about)
{
    fixture f = {0};
    lm_mode mode = modes[_i];

    add_step(&f, reply_value(mode, BAD));
    add_step(&f, reply_value(mode, GOOD));
    make_call(&f, mode);
    assert_jason(&f, mode);
    ck_assert_uint_eq(fake_requests(f.server), 2);
    assert_sent(&f, 1, answered_by[_i]);
    assert_sent(&f, 1, "\"content\":\"Validation error: age: ");
    ck_assert_uint_eq(f.info.attempts, 2);
    ck_assert_uint_eq(f.info.reasks, 1);
    ck_assert_int_eq(f.info.usage.total, 30);
    finish(&f);
}
END_TEST

START_TEST(re_asks_end)
{
    fixture f = {0};
    lm_mode mode = modes[_i];

    for (int i = 0; i < 3; i++)
        add_step(&f, reply_value(mode, BAD));
    ck_assert_int_eq(make_call(&f, mode), LM_INVALID);
    ck_assert_uint_eq(fake_requests(f.server), 3);
    ck_assert_str_eq(f.err.path, "/age");
    ck_assert_str_eq(f.err.code, "ge");
    ck_assert_uint_eq(f.err.attempts, 3);
    ck_assert_ptr_null(f.user);
    finish(&f);
}
END_TEST

START_TEST(no_re_ask_where_none_is_wanted)
{
    fixture f = {.call = {.max_retries = LM_NO_RETRIES}};

    add_step(&f, reply_value(LM_MODE_TOOLS, BAD));
    ck_assert_int_eq(make_call(&f, LM_MODE_TOOLS), LM_INVALID);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    finish(&f);
}
END_TEST

START_TEST(broken_json_is_asked_about)
{
    fixture f = {0};
    lm_mode mode = modes[_i];

    add_step(&f, reply_value(mode, "{\"name\":\"Jason\",\"age\":}"));
    add_step(&f, reply_value(mode, GOOD));
    make_call(&f, mode);
    assert_jason(&f, mode);
    assert_sent(&f, 1, "Validation error: ");
    finish(&f);
}
END_TEST

START_TEST(each_call_has_its_answer)
{
    static const char *const calls[] = {BAD, GOOD};
    fixture f = {0};

    add_step(&f, reply_calls(calls, 2));
    add_step(&f, reply_value(LM_MODE_TOOLS, GOOD));
    make_call(&f, LM_MODE_TOOLS);
    assert_jason(&f, LM_MODE_TOOLS);
    assert_sent(&f, 1, "\"role\":\"tool\",\"tool_call_id\":\"call_1\"");
    assert_sent(&f, 1, "\"role\":\"tool\",\"tool_call_id\":\"call_2\"");
    finish(&f);
}
END_TEST

START_TEST(an_answer_in_content_where_a_tool_was_asked_for)
{
    fixture f = {0};

    add_step(&f, reply_content("Sure: " GOOD, "stop"));
    make_call(&f, modes[_i]);
    assert_jason(&f, modes[_i]);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    finish(&f);
}
END_TEST

START_TEST(words_instead_of_a_value)
{
    fixture f = {0};

    add_step(&f, reply_content("I see a man.", "stop"));
    add_step(&f, reply_content("", "stop"));
    add_step(&f, reply_value(modes[_i], GOOD));
    make_call(&f, modes[_i]);
    assert_jason(&f, modes[_i]);
    ck_assert_uint_eq(f.info.reasks, 2);
    assert_sent(&f, 1, "{\"role\":\"assistant\",\"content\":\"I see a man.\"}");
    finish(&f);
}
END_TEST

START_TEST(only_words)
{
    fixture f = {.call = {.max_retries = LM_NO_RETRIES}};

    add_step(&f, reply_content("I see a man.", "stop"));
    ck_assert_int_eq(make_call(&f, modes[_i]), LM_NO_CALL);
    finish(&f);
}
END_TEST

/* It would be cut again at the same place, and paid again. */
START_TEST(a_cut_answer_is_not_asked_for_again)
{
    fixture f = {0};

    add_step(&f, reply_content("{\"name\":\"Jas", "length"));
    ck_assert_int_eq(make_call(&f, modes[_i]), LM_LENGTH);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    ck_assert_str_eq(f.info.raw_text, "{\"name\":\"Jas");
    ck_assert_int_eq(f.info.usage.total, 15);
    finish(&f);
}
END_TEST

START_TEST(a_refusal)
{
    fixture f = {0};

    add_step(&f, text("{\"choices\":[{\"message\":{\"role\":\"assistant\","
                      "\"content\":null,\"refusal\":\"I can't\\nhelp.\"},"
                      "\"finish_reason\":\"stop\"}]}"));
    ck_assert_int_eq(make_call(&f, modes[_i]), LM_REFUSAL);
    ck_assert_str_eq(f.err.message, "I can't help.");
    ck_assert_uint_eq(fake_requests(f.server), 1);
    finish(&f);
}
END_TEST

START_TEST(a_filtered_answer)
{
    fixture f = {0};

    add_step(&f, reply_content("{\"name\":\"Ja", "content_filter"));
    ck_assert_int_eq(make_call(&f, modes[_i]), LM_CONTENT_FILTER);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    finish(&f);
}
END_TEST

static TCase *answers(void)
{
    TCase *cases = tcase_create("answers");

    tcase_add_loop_test(cases, a_good_answer, 0, N_MODES);
    tcase_add_loop_test(cases, the_mode_is_in_the_request, 0, N_MODES);
    tcase_add_loop_test(cases, a_violation_is_asked_about, 0, N_MODES);
    tcase_add_loop_test(cases, re_asks_end, 0, N_MODES);
    tcase_add_test(cases, no_re_ask_where_none_is_wanted);
    tcase_add_loop_test(cases, broken_json_is_asked_about, 0, N_MODES);
    tcase_add_test(cases, each_call_has_its_answer);
    tcase_add_loop_test(cases, an_answer_in_content_where_a_tool_was_asked_for,
                        0, N_MODES);
    tcase_add_loop_test(cases, words_instead_of_a_value, 0, N_MODES);
    tcase_add_loop_test(cases, only_words, 0, N_MODES);
    tcase_add_loop_test(cases, a_cut_answer_is_not_asked_for_again, 0, N_MODES);
    tcase_add_loop_test(cases, a_refusal, 0, N_MODES);
    tcase_add_loop_test(cases, a_filtered_answer, 0, N_MODES);
    return cases;
}

int main(void)
{
    Suite *suite = suite_create("call");

    suite_add_tcase(suite, answers());
    return suite_main(suite);
}
