/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <string.h>

/*
 * Typed calls against a fake provider, each in each mode in which it makes
 * sense: what comes back, and what was sent.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"
#define BAD "{\"name\":\"Jason\",\"age\":-25}"

/* openai has all modes; the loop tests take each in turn. */
static const lm_mode modes[] = {LM_MODE_TOOLS, LM_MODE_FUNCTIONS, LM_MODE_JSON,
                                LM_MODE_JSON_SCHEMA, LM_MODE_MD_JSON};

#define N_MODES ((int)(sizeof(modes) / sizeof(*modes)))

START_TEST(a_good_answer)
{
    fixture f = {0};
    lm_mode mode = modes[_i];

    fixture_step(&f, reply_value(mode, GOOD));
    fixture_call(&f, mode);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    ck_assert_ptr_nonnull(strstr(fake_request_at(f.server, 0)->head,
                                 "Authorization: Bearer sk-test-0001\r\n"));
    ck_assert_ptr_nonnull(strstr(fake_request_at(f.server, 0)->head,
                                 "POST /v1/chat/completions "));
    fixture_assert_sent(&f, 0, "\"model\":\"gpt-4o-mini\"");
    fixture_assert_sent(&f, 0,
                        "\"content\":\"Extract: Jason is 25 years old.\"");
    ck_assert_uint_eq(f.info.attempts, 1);
    ck_assert_uint_eq(f.info.reasks, 0);
    ck_assert_int_eq(f.info.usage.in, 10);
    ck_assert_int_eq(f.info.usage.out, 5);
    ck_assert_int_eq(f.info.usage.total, 15);
    ck_assert_int_eq(f.info.usage.cached, -1);
    ck_assert_int_eq(f.info.http_status, 200);
    ck_assert_str_eq(f.info.request_id, "req_fake");
    ck_assert_ptr_nonnull(strstr(f.info.raw_text, GOOD));
    fixture_free(&f);
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

    fixture_step(&f, reply_value(mode, GOOD));
    fixture_call(&f, mode);
    fixture_assert_sent(&f, 0, asked_by[_i]);
    fixture_free(&f);
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

    fixture_step(&f, reply_value(mode, BAD));
    fixture_step(&f, reply_value(mode, GOOD));
    fixture_call(&f, mode);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(fake_requests(f.server), 2);
    fixture_assert_sent(&f, 1, answered_by[_i]);
    fixture_assert_sent(&f, 1, "\"content\":\"Validation error: age: ");
    ck_assert_uint_eq(f.info.attempts, 2);
    ck_assert_uint_eq(f.info.reasks, 1);
    ck_assert_int_eq(f.info.usage.total, 30);
    fixture_free(&f);
}
END_TEST

START_TEST(re_asks_end)
{
    fixture f = {0};
    lm_mode mode = modes[_i];

    for (int i = 0; i < 3; i++)
        fixture_step(&f, reply_value(mode, BAD));
    ck_assert_int_eq(fixture_call(&f, mode), LM_INVALID);
    ck_assert_uint_eq(fake_requests(f.server), 3);
    ck_assert_str_eq(f.err.path, "/age");
    ck_assert_str_eq(f.err.code, "ge");
    ck_assert_uint_eq(f.err.attempts, 3);
    ck_assert_ptr_null(f.user);
    fixture_free(&f);
}
END_TEST

START_TEST(no_re_ask_where_none_is_wanted)
{
    fixture f = {.call = {.max_retries = LM_NO_RETRIES}};

    fixture_step(&f, reply_value(LM_MODE_TOOLS, BAD));
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_INVALID);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    fixture_free(&f);
}
END_TEST

START_TEST(broken_json_is_asked_about)
{
    fixture f = {0};
    lm_mode mode = modes[_i];

    fixture_step(&f, reply_value(mode, "{\"name\":\"Jason\",\"age\":}"));
    fixture_step(&f, reply_value(mode, GOOD));
    fixture_call(&f, mode);
    fixture_assert_jason(&f);
    fixture_assert_sent(&f, 1, "Validation error: ");
    fixture_free(&f);
}
END_TEST

START_TEST(each_call_has_its_answer)
{
    static const char *const calls[] = {BAD, GOOD};
    fixture f = {0};

    fixture_step(&f, reply_calls(calls, 2));
    fixture_step(&f, reply_value(LM_MODE_TOOLS, GOOD));
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    fixture_assert_sent(&f, 1, "\"role\":\"tool\",\"tool_call_id\":\"call_1\"");
    fixture_assert_sent(&f, 1, "\"role\":\"tool\",\"tool_call_id\":\"call_2\"");
    fixture_free(&f);
}
END_TEST

START_TEST(a_call_too_many_is_listed)
{
    static const char *const calls[] = {GOOD, BAD};
    lm_report report = {0};
    fixture f = {.call = {.report = &report}};

    fixture_step(&f, reply_calls(calls, 2));
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(report.n, 1);
    ck_assert_int_eq(report.findings[0].code, LM_CODE_DROPPED);
    ck_assert(!report.findings[0].violation);
    ck_assert_str_eq(report.findings[0].text, "call 2 of 2 was left out");
    fixture_free(&f);
    lm_report_free(&report);
}
END_TEST

START_TEST(an_answer_in_content_where_a_tool_was_asked_for)
{
    fixture f = {0};

    fixture_step(&f, reply_content("Sure: " GOOD, "stop"));
    fixture_call(&f, modes[_i]);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    fixture_free(&f);
}
END_TEST

START_TEST(words_instead_of_a_value)
{
    fixture f = {0};

    fixture_step(&f, reply_content("I see a man.", "stop"));
    fixture_step(&f, reply_content("", "stop"));
    fixture_step(&f, reply_value(modes[_i], GOOD));
    fixture_call(&f, modes[_i]);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.reasks, 2);
    fixture_assert_sent(
        &f, 1, "{\"role\":\"assistant\",\"content\":\"I see a man.\"}");
    fixture_free(&f);
}
END_TEST

START_TEST(only_words)
{
    fixture f = {.call = {.max_retries = LM_NO_RETRIES}};

    fixture_step(&f, reply_content("I see a man.", "stop"));
    ck_assert_int_eq(fixture_call(&f, modes[_i]), LM_NO_CALL);
    fixture_free(&f);
}
END_TEST

/* It would be cut again at the same place, and paid again. */
START_TEST(a_cut_answer_is_not_asked_for_again)
{
    fixture f = {0};

    fixture_step(&f, reply_content("{\"name\":\"Jas", "length"));
    ck_assert_int_eq(fixture_call(&f, modes[_i]), LM_LENGTH);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    ck_assert_str_eq(f.info.raw_text, "{\"name\":\"Jas");
    ck_assert_int_eq(f.info.usage.total, 15);
    fixture_free(&f);
}
END_TEST

START_TEST(a_refusal)
{
    fixture f = {0};

    fixture_text(&f, "{\"choices\":[{\"message\":{\"role\":\"assistant\","
                     "\"content\":null,\"refusal\":\"I can't\\nhelp.\"},"
                     "\"finish_reason\":\"stop\"}]}");
    ck_assert_int_eq(fixture_call(&f, modes[_i]), LM_REFUSAL);
    ck_assert_str_eq(f.err.message, "I can't help.");
    ck_assert_uint_eq(fake_requests(f.server), 1);
    fixture_free(&f);
}
END_TEST

START_TEST(a_filtered_answer)
{
    fixture f = {0};

    fixture_step(&f, reply_content("{\"name\":\"Ja", "content_filter"));
    ck_assert_int_eq(fixture_call(&f, modes[_i]), LM_CONTENT_FILTER);
    ck_assert_uint_eq(fake_requests(f.server), 1);
    fixture_free(&f);
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
    tcase_add_test(cases, a_call_too_many_is_listed);
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
