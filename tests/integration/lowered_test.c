/* SPDX-License-Identifier: MIT */
#include "fake.h"
#include "lowered.lm.h"
#include "reply.h"
#include "suite.h"

#include <lm/cache.h>
#include <stdlib.h>
#include <string.h>

/*
 * Calls whose schema has no maps and no "any value": what the provider answers
 * to it comes back as the model's own value.
 */

static const char lowered[] =
    "{\"title\":\"t\",\"counts\":[{\"key\":\"a\",\"value\":1},{\"key\":\"b\","
    "\"value\":2}],\"notes\":[{\"key\":\"n\",\"value\":[\"x\"]}],\"meta\":"
    "\"{\\\"deep\\\":[1,null]}\",\"extras\":[\"20\",\"\\\"s\\\"\"]}";
static const char plain[] =
    "{\"title\":\"t\",\"counts\":{\"a\":1,\"b\":2},\"notes\":{\"n\":[\"x\"]},"
    "\"meta\":{\"deep\":[1,null]},\"extras\":[20,\"s\"]}";

static const lm_message messages[] = {{LM_USER, "Report."}, LM_MESSAGES_END};

/* What a call in the mode makes of the answer, written again. */
static void call(const char *name, lm_mode mode, const char *answer,
                 const char *expected, const char *sent)
{
    char *body = reply_value(mode, answer);
    fake_step step = {.body = body};
    fake *server = fake_start(&step, 1);
    lm_client_options options = {.api_key = "sk-test-0001", .mode = mode};
    lm_buffer text = {0};
    lm_error err = {0};
    lm_client *client = NULL;
    Report *report = NULL;

    ck_assert_ptr_nonnull(server);
    options.base_url = fake_url(server);
    ck_assert_int_eq(lm_client_open(name, &options, &client, &err), LM_OK);
    ck_assert_msg(Report_create_with(client, messages, NULL, &report, &err) ==
                      LM_OK,
                  "%s", err.message);
    ck_assert_int_eq(Report_write(report, &text), LM_OK);
    ck_assert_str_eq(text.data, expected);
    ck_assert_ptr_nonnull(strstr(fake_request_at(server, 0)->body, sent));
    lm_buffer_free(&text);
    Report_free(report);
    lm_client_free(client);
    fake_stop(server);
    free(body);
}

#define PAIRS "\"required\":[\"key\",\"value\"]"

START_TEST(a_strict_tool)
{
    call("openai/gpt-4o-mini", LM_MODE_TOOLS, lowered, plain, PAIRS);
}
END_TEST

START_TEST(a_strict_schema)
{
    call("openai/gpt-4o-mini", LM_MODE_JSON_SCHEMA, lowered, plain, PAIRS);
}
END_TEST

/* The schema in the words is the canonical one: "20" is a string there. */
START_TEST(no_schema)
{
    static const char answer[] = "{\"title\":\"t\",\"counts\":{\"a\":1},"
                                 "\"meta\":\"20\",\"extras\":[]}";

    call("openai/gpt-4o-mini", LM_MODE_JSON, answer, answer,
         "additionalProperties");
}
END_TEST

/* Groq's tools are not strict: what they take is the canonical schema. */
START_TEST(a_tool_that_is_not_strict)
{
    static const char answer[] = "{\"title\":\"t\",\"counts\":{\"a\":1},"
                                 "\"meta\":\"20\",\"extras\":[]}";

    call("groq/llama", LM_MODE_TOOLS, answer, answer, "additionalProperties");
}
END_TEST

/* Has the lowered answer to every question. */
static lm_status get_kept(void *ctx, const char *key, size_t n_key,
                          lm_buffer *out)
{
    (void)ctx;
    (void)key;
    (void)n_key;
    lm_buffer_puts(out, "{\"calls\":[{\"id\":\"c\",\"name\":\"Report\","
                        "\"arguments\":\"");
    for (const char *at = lowered; *at; at++)
        lm_buffer_printf(out, *at == '"' || *at == '\\' ? "\\%c" : "%c", *at);
    lm_buffer_puts(out, "\"}]}");
    return lm_buffer_status(out);
}

static void put_kept(void *ctx, const char *key, size_t n_key,
                     const char *value, size_t n)
{
    (void)ctx;
    (void)key;
    (void)n_key;
    (void)value;
    (void)n;
}

/* What a cache has was the answer to that schema too. */
START_TEST(an_answer_that_was_kept)
{
    static const lm_cache cache = {.get = get_kept, .put = put_kept};
    const lm_client_options options = {
        .api_key = "key", .mode = LM_MODE_TOOLS, .cache = &cache};
    lm_client *client = lm_client_from_provider("openai/any", &options);
    lm_buffer text = {0};
    lm_error err = {0};
    Report *report = NULL;

    ck_assert_msg(Report_create_with(client, messages, NULL, &report, &err) ==
                      LM_OK,
                  "%s", err.message);
    ck_assert_int_eq(Report_write(report, &text), LM_OK);
    ck_assert_str_eq(text.data, plain);
    lm_buffer_free(&text);
    Report_free(report);
    lm_client_free(client);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lowered");
    TCase *cases = tcase_create("lowered");

    tcase_add_test(cases, a_strict_tool);
    tcase_add_test(cases, a_strict_schema);
    tcase_add_test(cases, an_answer_that_was_kept);
    tcase_add_test(cases, no_schema);
    tcase_add_test(cases, a_tool_that_is_not_strict);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
