/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "suite.h"

#include <lm/provider.h>
#include <string.h>

/*
 * What a caller sets for a call, in the words of each provider, and what is
 * left out because a provider takes nothing of the kind.
 */

#define TUNED(tokens) "\"" tokens "\":99,\"temperature\":0.5,\"top_p\":0.25"
#define CHAT(tokens, seed)                                                     \
    TUNED(tokens)                                                              \
    ",\"" seed "\":7,\"stop\":[\"END\"],\"reasoning_effort\":"                 \
    "\"low\",\"user\":\"u1\""

static const struct {
    const char *client;
    const char *sent[2];
    const char *left_out; /* NULL: nothing */
} rows[] = {
    {"openai/gpt-4o", {CHAT("max_completion_tokens", "seed")}, NULL},
    {"openai/gpt-5-mini",
     {"\"max_completion_tokens\":99,\"seed\":7,\"reasoning_effort\":\"low\""},
     "temperature, top_p, stop"},
    {"openai-responses/gpt-4o",
     {TUNED("max_output_tokens") ",\"reasoning\":{\"effort\":\"low\"}",
      "\"store\":false"},
     "seed, stop"},
    {"openai-responses/o3",
     {"\"max_output_tokens\":99,\"reasoning\":{\"effort\":\"low\"}"},
     "temperature, top_p, seed, stop"},
    {"azure/deployed", {CHAT("max_completion_tokens", "seed")}, NULL},
    {"anyscale/m", {CHAT("max_tokens", "seed")}, NULL},
    {"ollama/m", {CHAT("max_tokens", "seed")}, NULL},
    {"ollama-native/m",
     {"\"options\":{" TUNED("num_predict") ",\"seed\":7,\"stop\":[\"END\"]}",
      "\"think\":\"low\""},
     NULL},
    {"llamacpp/m", {CHAT("max_tokens", "seed")}, NULL},
    {"llamacpp-completion/m",
     {TUNED("n_predict") ",\"seed\":7,\"stop\":[\"END\"],\"user\":\"u1\"",
      "\"cache_prompt\":true"},
     "reasoning_effort"},
    {"llama-cpp-python/m", {CHAT("max_tokens", "seed")}, NULL},
    {"groq/m", {CHAT("max_completion_tokens", "seed")}, NULL},
    {"together/m", {CHAT("max_tokens", "seed")}, NULL},
    {"mistral/m", {CHAT("max_tokens", "random_seed")}, NULL},
    {"fireworks/m",
     {CHAT("max_tokens", "seed"),
      "\"context_length_exceeded_behavior\":\"error\""},
     NULL},
    {"openrouter/m",
     {CHAT("max_tokens", "seed"), "\"provider\":{\"require_parameters\":true}"},
     NULL},
    {"deepseek/m",
     {TUNED("max_tokens") ",\"stop\":[\"END\"],\"reasoning_effort\""},
     "seed"},
    {"vllm/m", {CHAT("max_completion_tokens", "seed")}, NULL},
    {"anthropic/m",
     {TUNED("max_tokens") ",\"stop_sequences\":[\"END\"],\"user\":\"u1\""},
     "seed, reasoning_effort"},
    {"gemini/m",
     {"\"maxOutputTokens\":99,\"temperature\":0.5,\"topP\":0.25,\"seed\":7,"
      "\"stopSequences\":[\"END\"]}"},
     "reasoning_effort"},
    {"xai/grok-3", {CHAT("max_completion_tokens", "seed")}, NULL},
    {"xai/grok-4-0709",
     {TUNED("max_completion_tokens") ",\"seed\":7,\"reasoning_effort\""},
     "stop"},
    {"cerebras/m", {CHAT("max_completion_tokens", "seed")}, NULL},
    {"bedrock/m",
     {"\"inferenceConfig\":{\"maxTokens\":99,\"temperature\":0.5,\"topP\":0.25,"
      "\"stopSequences\":[\"END\"]}"},
     "seed, reasoning_effort"},
    {"openai-compatible/m", {CHAT("max_tokens", "seed")}, NULL},
};

static const char *const stop[] = {"END", NULL};
static const lm_extra extra[] = {{"user", "\"u1\""}, {NULL, NULL}};
static const lm_call_options all = {.max_tokens = 99,
                                    .has_temperature = true,
                                    .temperature = 0.5,
                                    .has_top_p = true,
                                    .top_p = 0.25,
                                    .has_seed = true,
                                    .seed = 7,
                                    .stop_texts = stop,
                                    .reasoning_effort = "low",
                                    .extra = extra};

/* The server refuses: it is about the request alone. */
static void call(fixture *f, const char *client, const lm_call_options *options)
{
    *f = (fixture){.client_name = client, .in_memory = true, .call = *options};
    fixture_text(f, "{}")->status = 400;
    ck_assert_int_eq(fixture_call(f, LM_MODE_DEFAULT), LM_BAD_REQUEST);
}

START_TEST(in_the_providers_words)
{
    fixture f;

    call(&f, rows[_i].client, &all);
    for (size_t i = 0; i < 2 && rows[_i].sent[i]; i++)
        ck_assert_msg(strstr(f.scripted.request, rows[_i].sent[i]) != NULL,
                      "%s: no %s in %s", rows[_i].client, rows[_i].sent[i],
                      f.scripted.request);
    ck_assert_msg(strstr(f.scripted.request, "\"user\":\"u1\"") != NULL, "%s",
                  rows[_i].client);
    if (rows[_i].left_out)
        ck_assert_pstr_eq(f.info.left_out, rows[_i].left_out);
    else
        ck_assert_ptr_null(f.info.left_out);
    fixture_free(&f);
}
END_TEST

/* Every row of the table is in the list above. */
START_TEST(of_each_provider)
{
    size_t n;
    const lm_provider *list = lm_provider_list(&n);

    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(list[i].id);
        bool found = false;

        for (size_t k = 0; k < sizeof(rows) / sizeof(*rows); k++)
            found |= strncmp(rows[k].client, list[i].id, length) == 0 &&
                     rows[k].client[length] == '/';
        ck_assert_msg(found, "%s", list[i].id);
    }
}
END_TEST

/* An extra takes the place of what the library would have written. */
START_TEST(an_extra_replaces_what_is_ours)
{
    static const lm_extra own[] = {{"temperature", "0.125"},
                                   {"provider", "{\"sort\":\"price\"}"},
                                   {"max_tokens", "1"},
                                   {"response_format", "{\"type\":\"text\"}"},
                                   {NULL, NULL}};
    lm_call_options options = all;
    fixture f;

    options.extra = own;
    call(&f, "openrouter/m", &options);
    ck_assert_ptr_nonnull(strstr(f.scripted.request, "\"temperature\":0.125"));
    ck_assert_ptr_null(strstr(f.scripted.request, "\"temperature\":0.5"));
    ck_assert_ptr_nonnull(strstr(f.scripted.request, "\"max_tokens\":1"));
    ck_assert_ptr_null(strstr(f.scripted.request, "\"max_tokens\":99"));
    ck_assert_ptr_nonnull(
        strstr(f.scripted.request, "\"provider\":{\"sort\":\"price\"}"));
    ck_assert_ptr_null(strstr(f.scripted.request, "require_parameters"));
    ck_assert_ptr_null(strstr(f.scripted.request, "json_schema"));
    fixture_free(&f);
}
END_TEST

/* What is not set is not sent, but for what a provider cannot do without. */
START_TEST(nothing_by_default)
{
    static const char *const words[] = {"temperature",
                                        "top_p",
                                        "topP",
                                        "seed",
                                        "stop",
                                        "reasoning",
                                        "think\"",
                                        "max_completion_tokens",
                                        "maxOutputTokens",
                                        "num_predict"};
    const lm_call_options none = {.max_tokens = 0};
    fixture f;

    call(&f, rows[_i].client, &none);
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        ck_assert_msg(!strstr(f.scripted.request, words[i]), "%s: %s",
                      rows[_i].client, f.scripted.request);
    ck_assert_int_eq(strstr(f.scripted.request, "\"max_tokens\":4096") != NULL,
                     strncmp(rows[_i].client, "anthropic", 9) == 0);
    ck_assert_ptr_null(f.info.left_out);
    fixture_free(&f);
}
END_TEST

/* Headers of the caller's are sent, and take the place of ours. */
START_TEST(headers_of_the_callers)
{
    static const char *const headers[] = {"anthropic-version: 2099-01-01",
                                          "anthropic-beta: a,b", NULL};
    const lm_client_options options = {.api_key = "sk-test-0001",
                                       .headers = headers};
    lm_client *client = lm_client_from_provider("anthropic/m", &options);
    const lm_message msgs[] = {{LM_USER, "x"}, LM_MESSAGES_END};
    lm_request *request = NULL;
    size_t n_own = 0;
    size_t n_version = 0;

    ck_assert_int_eq(UserDetails_request(client, msgs, NULL, &request, NULL),
                     LM_OK);
    for (const char *const *line = request->headers; *line; line++) {
        n_own += strcmp(*line, headers[0]) == 0;
        n_own += strcmp(*line, headers[1]) == 0;
        n_version += strncmp(*line, "anthropic-version:", 18) == 0;
    }
    ck_assert_uint_eq(n_own, 2);
    ck_assert_uint_eq(n_version, 1);
    lm_request_free(request);
    lm_client_free(client);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("options");
    TCase *cases = tcase_create("options");
    const int n = (int)(sizeof(rows) / sizeof(*rows));

    tcase_add_loop_test(cases, in_the_providers_words, 0, n);
    tcase_add_test(cases, of_each_provider);
    tcase_add_test(cases, an_extra_replaces_what_is_ours);
    tcase_add_loop_test(cases, nothing_by_default, 0, n);
    tcase_add_test(cases, headers_of_the_callers);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
