/* SPDX-License-Identifier: MIT */
#include "scripted.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/tools.h>
#include <stdio.h>
#include <string.h>

/* Several models offered at once. */

#define CALL(id, name, arguments)                                              \
    "{\"id\":\"" id "\",\"type\":\"function\",\"function\":{\"name\":\"" name  \
    "\",\"arguments\":\"" arguments "\"}}"
#define REPLY(calls)                                                           \
    "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","          \
    "\"content\":null,\"tool_calls\":[" calls                                  \
    "]},\"finish_reason\":\"tool_calls\"}]}"
#define USER(id, name, age)                                                    \
    CALL(id, "UserDetails",                                                    \
         "{\\\"name\\\":\\\"" name "\\\",\\\"age\\\":" age "}")
#define CITY(id, name) CALL(id, "City", "{\\\"name\\\":\\\"" name "\\\"}")

static const lm_target *const offered[] = {&UserDetails_target, &City_target,
                                           NULL};
static const lm_message msgs[] = {{LM_USER, "Jason, 25, of Oslo; Ann, 31"},
                                  LM_MESSAGES_END};

typedef struct trial {
    scripted play;
    fake_step script[3];
    lm_transport transport;
    lm_client *client;
    lm_tool_calls *calls;
    lm_call_info info;
    lm_error err;
} trial;

static lm_status call_tools(trial *t, const char *client,
                            const lm_target *const *tools, lm_mode mode)
{
    lm_call_options options = {.mode = mode, .info = &t->info};
    lm_client_options with;

    while (t->play.n_steps < 3 && t->script[t->play.n_steps].body)
        t->play.n_steps++;
    t->play.script = t->script;
    t->transport = scripted_transport(&t->play);
    with = (lm_client_options){.transport = &t->transport,
                               .base_url = "http://localhost",
                               .api_key = "key"};
    ck_assert_int_eq(lm_client_open(client, &with, &t->client, NULL), LM_OK);
    return lm_call_tools(t->client, msgs, tools, &options, &t->calls, &t->err);
}

static void end(trial *t)
{
    lm_tool_calls_free(t->calls);
    lm_client_free(t->client);
    scripted_free(&t->play);
}

static void assert_asked(const trial *t, const char *part)
{
    ck_assert_msg(strstr(t->play.request, part) != NULL, "no %s: %s", part,
                  t->play.request);
}

START_TEST(calls_of_several_tools)
{
    trial t = {.script = {{.body = REPLY(USER("a", "Jason", "25") "," CITY(
                               "b", "Oslo") "," USER("c", "Ann", "31"))}}};
    const UserDetails *jason;
    const City *oslo;

    ck_assert_int_eq(call_tools(&t, "openai/any", offered, LM_MODE_DEFAULT),
                     LM_OK);
    ck_assert_uint_eq(t.calls->n_items, 3);
    ck_assert_ptr_eq(t.calls->items[0].target, &UserDetails_target);
    ck_assert_ptr_eq(t.calls->items[1].target, &City_target);
    ck_assert_ptr_eq(t.calls->items[2].target, &UserDetails_target);
    jason = t.calls->items[0].value;
    oslo = t.calls->items[1].value;
    ck_assert_str_eq(jason->name, "Jason");
    ck_assert_str_eq(oslo->name, "Oslo");
    assert_asked(&t, "\"name\":\"UserDetails\"");
    assert_asked(&t, "\"name\":\"City\"");
    assert_asked(&t, "\"tool_choice\":\"required\"");
    ck_assert_ptr_null(strstr(t.play.request, "parallel_tool_calls"));
    end(&t);
}
END_TEST

START_TEST(one_that_is_wrong_and_all_are_answered)
{
    trial t = {.script = {{.body = REPLY(CITY("a", "Oslo") "," USER(
                               "b", "Jason", "-25"))},
                          {.body = REPLY(CITY("c", "Oslo"))}}};

    ck_assert_int_eq(call_tools(&t, "openai/any", offered, LM_MODE_DEFAULT),
                     LM_OK);
    ck_assert_uint_eq(t.calls->n_items, 1);
    ck_assert_uint_eq(t.info.reasks, 1);
    assert_asked(&t, "\"tool_call_id\":\"a\"");
    assert_asked(&t, "\"tool_call_id\":\"b\"");
    assert_asked(&t, "Call 2, of UserDetails: Validation error: age: ");
    assert_asked(&t, "Make all calls again");
    end(&t);
}
END_TEST

static const struct {
    const char *what;
    const char *body;
    lm_status status;
    const char *message;
} failures[] = {
    {"no tool of that name", REPLY(CALL("a", "Sing", "{}")), LM_INVALID,
     "call 1 of Sing: there is no such tool"},
    {"a rule broken", REPLY(CITY("a", "Oslo") "," USER("b", "", "1")),
     LM_INVALID, "call 2 of UserDetails: "},
    {"no call",
     "{\"choices\":[{\"message\":{\"content\":\"Hello\"},"
     "\"finish_reason\":\"stop\"}]}",
     LM_NO_CALL, "the model called no tool"},
};

START_TEST(answers_that_are_never_right)
{
    const char *body = failures[_i].body;
    trial t = {.script = {{.body = body}, {.body = body}, {.body = body}}};

    ck_assert_int_eq(call_tools(&t, "openai/any", offered, LM_MODE_DEFAULT),
                     failures[_i].status);
    ck_assert_ptr_null(t.calls);
    ck_assert_msg(strncmp(t.err.message, failures[_i].message,
                          strlen(failures[_i].message)) == 0,
                  "%s: %s", failures[_i].what, t.err.message);
    ck_assert_uint_eq(t.info.reasks, 2);
    end(&t);
}
END_TEST

/* How each body offers two tools, of which the model must call some. */
static const struct {
    const char *client;
    const char *asked;
    const char *body;
} bodies[] = {
    {"anthropic/any", "\"tool_choice\":{\"type\":\"any\"}",
     "{\"content\":[{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"City\","
     "\"input\":{\"name\":\"Oslo\"}}],\"stop_reason\":\"tool_use\"}"},
    {"gemini/any",
     "\"mode\":\"ANY\",\"allowedFunctionNames\":[\"UserDetails\",\"City\"]",
     "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{"
     "\"name\":\"City\",\"args\":{\"name\":\"Oslo\"}}}]},"
     "\"finishReason\":\"STOP\"}]}"},
    {"openai-responses/any", "\"tool_choice\":\"required\"",
     "{\"status\":\"completed\",\"output\":[{\"type\":\"function_call\","
     "\"call_id\":\"a\",\"name\":\"City\","
     "\"arguments\":\"{\\\"name\\\":\\\"Oslo\\\"}\"}]}"},
    {"ollama-native/any", "Always call UserDetails or City.",
     "{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"City\","
     "\"arguments\":{\"name\":\"Oslo\"}}}]},\"done\":true,"
     "\"done_reason\":\"stop\"}"},
    {"bedrock/any", "\"toolChoice\":{\"any\":{}}",
     "{\"output\":{\"message\":{\"content\":[{\"toolUse\":{\"toolUseId\":"
     "\"a\",\"name\":\"City\",\"input\":{\"name\":\"Oslo\"}}}]}},"
     "\"stopReason\":\"tool_use\"}"},
    {"mistral/any", "\"tool_choice\":\"any\"", REPLY(CITY("a", "Oslo"))},
};

START_TEST(in_each_body)
{
    trial t = {.script = {{.body = bodies[_i].body}}};

    ck_assert_msg(call_tools(&t, bodies[_i].client, offered, LM_MODE_DEFAULT) ==
                      LM_OK,
                  "%s: %s", bodies[_i].client, t.err.message);
    ck_assert_uint_eq(t.calls->n_items, 1);
    ck_assert_str_eq(((const City *)t.calls->items[0].value)->name, "Oslo");
    assert_asked(&t, bodies[_i].asked);
    end(&t);
}
END_TEST

START_TEST(what_cannot_be_asked)
{
    static const lm_target *const none[] = {NULL};
    static const lm_target *const twice[] = {&City_target, &City_target, NULL};
    trial one = {.script = {{.body = "{}"}}};
    trial two = {.script = {{.body = "{}"}}};
    trial mode = {.script = {{.body = "{}"}}};
    trial lacks = {.script = {{.body = "{}"}}};

    ck_assert_int_eq(call_tools(&one, "openai/any", none, LM_MODE_DEFAULT),
                     LM_ARGUMENT);
    ck_assert_int_eq(call_tools(&two, "openai/any", twice, LM_MODE_DEFAULT),
                     LM_ARGUMENT);
    ck_assert_int_eq(call_tools(&mode, "openai/any", offered, LM_MODE_JSON),
                     LM_ARGUMENT);
    ck_assert_int_eq(
        call_tools(&lacks, "anyscale/any", offered, LM_MODE_DEFAULT),
        LM_UNSUPPORTED);
    ck_assert_uint_eq(one.play.n_requests + two.play.n_requests +
                          mode.play.n_requests + lacks.play.n_requests,
                      0);
    end(&one);
    end(&two);
    end(&mode);
    end(&lacks);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tools");
    TCase *cases = tcase_create("tools");

    tcase_add_test(cases, calls_of_several_tools);
    tcase_add_test(cases, one_that_is_wrong_and_all_are_answered);
    tcase_add_loop_test(cases, answers_that_are_never_right, 0,
                        sizeof(failures) / sizeof(*failures));
    tcase_add_loop_test(cases, in_each_body, 0,
                        sizeof(bodies) / sizeof(*bodies));
    tcase_add_test(cases, what_cannot_be_asked);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
