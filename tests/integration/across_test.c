/* SPDX-License-Identifier: MIT */
#include "across.lm.h"
#include "scripted.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/route.h>

#include <ctype.h>
#include <string.h>

/*
 * An answer of one provider that another is asked about, for each two of them:
 * what that one is sent hangs together, whatever the first had said.
 */

/* Calls in the form of the body: one with rules broken, and odd ones. */
#define CHAT(calls)                                                            \
    "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":null," \
    "\"tool_calls\":[" calls "]}}]}"
#define CALL(id, arguments)                                                    \
    "{" id "\"type\":\"function\",\"function\":{\"name\":\"UserDetails\","     \
    "\"arguments\":" arguments "}}"
#define BAD_TEXT "\"{\\\"name\\\":\\\"\\\",\\\"age\\\":25}\""
#define BAD_JSON "{\"name\":\"\",\"age\":25}"

static const struct {
    const char *client;
    const char *answer;
} first[] = {
    {"openai/m", CHAT(CALL("\"id\":\"call_abc\",", BAD_TEXT))},
    {"openai/m", CHAT(CALL("\"id\":\"call_a\",", BAD_TEXT) "," //
                      CALL("\"id\":\"call_b\",", BAD_TEXT))},
    {"openai/m", CHAT(CALL("", BAD_TEXT) "," CALL("", BAD_TEXT))},
    {"openai/m", CHAT(CALL("\"id\":\"call_abc\",", "\"{\\\"name\\\": \""))},
    {"openai/m", CHAT(CALL("\"id\":\"\\\"\\\\\\n\",", "\"no JSON\""))},
    {"mistral/m", CHAT(CALL("\"id\":\"D681PevKs\",", BAD_JSON))},
    {"openai/m",
     "{\"choices\":[{\"message\":{\"content\":\"I would rather not.\"},"
     "\"finish_reason\":\"stop\"}]}"},
    {"openai-responses/m",
     "{\"status\":\"completed\",\"output\":[{\"type\":\"function_call\","
     "\"call_id\":\"call_x\",\"name\":\"UserDetails\",\"arguments\":" BAD_TEXT
     "}]}"},
    {"anthropic/m",
     "{\"stop_reason\":\"tool_use\",\"content\":[{\"type\":\"thinking\","
     "\"thinking\":\"Hm.\",\"signature\":\"c2ln\"},{\"type\":\"tool_use\","
     "\"id\":\"toolu_1\",\"name\":\"UserDetails\",\"input\":" BAD_JSON "}]}"},
    {"gemini/m",
     "{\"candidates\":[{\"finishReason\":\"STOP\",\"content\":{\"role\":"
     "\"model\",\"parts\":[{\"functionCall\":{\"name\":\"UserDetails\","
     "\"args\":" BAD_JSON "},\"thoughtSignature\":\"c2ln\"}]}}]}"},
    {"ollama-native/m",
     "{\"done\":true,\"done_reason\":\"stop\",\"message\":{\"content\":\"\","
     "\"tool_calls\":[{\"function\":{\"name\":\"UserDetails\",\"arguments\":" //
     BAD_JSON "}}]}}"},
    {"bedrock/m",
     "{\"stopReason\":\"tool_use\",\"output\":{\"message\":{\"role\":"
     "\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"tooluse_1\","
     "\"name\":\"UserDetails\",\"input\":" BAD_JSON "}}]}}}"},
};

static const char *const second[] = {
    "openai/m", "openai-responses/m", "mistral/m",
    "groq/m",   "deepseek/m",         "anthropic/m",
    "gemini/m", "ollama-native/m",    "bedrock/m",
};

#define N(list) (sizeof(list) / sizeof(*(list)))

static bool has_nine(const char *id)
{
    size_t n = 0;

    while (isalnum((unsigned char)id[n]))
        n++;
    return n == 9 && !id[n];
}

/* Each call is answered, in order, at once. */
static void check_calls(const Sent *sent, size_t i, bool is_mistral)
{
    const SentMessage *m = &sent->messages[i];

    for (size_t k = 0; k < m->n_tool_calls; k++) {
        const char *id = m->tool_calls[k].id;
        const char *answered = i + 1 + k < sent->n_messages
                                   ? sent->messages[i + 1 + k].tool_call_id
                                   : NULL;

        if (!id) /* a body without ids */
            continue;
        ck_assert_msg(answered != NULL, "%s has no answer", id);
        ck_assert_str_eq(id, answered);
        ck_assert_msg(!is_mistral || has_nine(id), "%s", id);
    }
}

/* Calls are items of their own, and so is what is said to them. */
static void check_items(const Sent *sent)
{
    size_t calls = 0;

    for (size_t i = 0; i < sent->n_input; i++)
        calls += sent->input[i].call_id != NULL;
    ck_assert_uint_eq(calls % 2, 0);
    for (size_t i = 0; i < calls / 2; i++)
        ck_assert_str_eq(sent->input[sent->n_input - calls + i].call_id,
                         sent->input[sent->n_input - calls / 2 + i].call_id);
}

static void check_sent(const char *body, const char *client)
{
    const lm_parse_options strict = {.policy = LM_POLICY_STRICT};
    lm_error err = {0};
    Sent *sent = Sent_parse(body, strlen(body), &strict, &err);

    ck_assert_msg(sent != NULL, "%s: %s: %s", err.path, err.message, body);
    ck_assert_msg(sent->n_messages + sent->n_contents + sent->n_input >= 2,
                  "%s", body);
    for (size_t i = 0; i < sent->n_messages; i++)
        check_calls(sent, i, strncmp(client, "mistral", 7) == 0);
    check_items(sent);
    Sent_free(sent);
}

static lm_client *open_client(const char *name, const lm_transport *transport)
{
    const lm_client_options options = {.api_key = "sk-test-0001",
                                       .mode = LM_MODE_TOOLS,
                                       .transport = transport};
    lm_client *client = lm_client_from_provider(name, &options);

    ck_assert_ptr_nonnull(client);
    return client;
}

/* The first answers, the second is asked about it and refuses. */
START_TEST(what_is_sent_hangs_together)
{
    static const lm_message msgs[] = {
        {LM_SYSTEM, "Extract."}, {LM_USER, "Jason is 25"}, LM_MESSAGES_END};
    size_t a = (size_t)_i / N(second);
    const char *other = second[(size_t)_i % N(second)];
    fake_step answer = {.body = first[a].answer};
    fake_step refusal = {.status = 400, .body = "{}"};
    scripted scripts[] = {{.script = &answer, .n_steps = 1},
                          {.script = &refusal, .n_steps = 1}};
    lm_transport transports[] = {scripted_transport(&scripts[0]),
                                 scripted_transport(&scripts[1])};
    lm_client *clients[] = {open_client(first[a].client, &transports[0]),
                            open_client(other, &transports[1])};
    lm_client *both =
        lm_client_fallback(clients, 2, LM_ON(INVALID) | LM_ON(NO_CALL), NULL);
    UserDetails *user = NULL;

    ck_assert_int_ne(UserDetails_create_with(both, msgs, NULL, &user, NULL),
                     LM_OK);
    ck_assert_msg(scripts[1].n_requests == 1, "%s was not asked", other);
    check_sent(scripts[1].request, other);
    lm_client_free(both);
    for (size_t i = 0; i < 2; i++) {
        lm_client_free(clients[i]);
        scripted_free(&scripts[i]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("across");
    TCase *cases = tcase_create("across");

    tcase_add_loop_test(cases, what_is_sent_hangs_together, 0,
                        (int)(N(first) * N(second)));
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
