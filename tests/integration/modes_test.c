/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

/* What only some providers have: modes, bodies, framings. */

#define JASON "{\"name\":\"Jason\",\"age\":25}"
#define GRAMMAR "root ::= UserDetails\\n"

static void assert_asked(const fixture *f, const char *part)
{
    ck_assert_ptr_nonnull(f->scripted.request);
    ck_assert_msg(strstr(f->scripted.request, part) != NULL, "no %s: %s", part,
                  f->scripted.request);
}

static const struct {
    const char *client;
    const char *asked;
} grammars[] = {
    {"llamacpp/any", "\"grammar\":\"" GRAMMAR},
    {"llama-cpp-python/any", "\"grammar\":\"" GRAMMAR},
    {"vllm/any", "\"structured_outputs\":{\"grammar\":\"" GRAMMAR},
    {"fireworks/any",
     "\"response_format\":{\"type\":\"grammar\",\"grammar\":\"" GRAMMAR},
};

START_TEST(a_grammar_where_it_is_taken)
{
    fixture f = {.client_name = grammars[_i].client, .in_memory = true};

    fixture_step(&f, reply_content(JASON, "stop"));
    fixture_call(&f, LM_MODE_GRAMMAR);
    fixture_assert_jason(&f);
    assert_asked(&f, grammars[_i].asked);
    fixture_free(&f);
}
END_TEST

START_TEST(a_mode_of_others_is_refused)
{
    fixture f = {.client_name = "anthropic/any", .in_memory = true};

    ck_assert_int_eq(fixture_call(&f, LM_MODE_GRAMMAR), LM_UNSUPPORTED);
    ck_assert_str_eq(f.err.message,
                     "anthropic has no mode grammar; it has tools, "
                     "json_schema, json, md_json, parallel_tools");
    ck_assert_ptr_null(f.client);
    fixture_free(&f);
}
END_TEST

START_TEST(a_type_without_a_grammar)
{
    static const lm_message msgs[] = {{LM_USER, "Jason, 25"}, LM_MESSAGES_END};
    fixture f = {.client_name = "llamacpp/any", .in_memory = true};
    lm_target target = UserDetails_target;
    void *value = NULL;

    fixture_step(&f, reply_content(JASON, "stop"));
    fixture_call(&f, LM_MODE_GRAMMAR);
    target.grammar = NULL;
    ck_assert_int_eq(lm_call(f.client, msgs, &target, NULL, &value, &f.err),
                     LM_UNSUPPORTED);
    ck_assert_str_eq(f.err.message, "UserDetails has no grammar");
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    fixture_free(&f);
}
END_TEST

START_TEST(mistral_is_asked_in_its_own_form)
{
    fixture f = {.client_name = "mistral/any", .in_memory = true};

    fixture_step(&f, reply_value(LM_MODE_TOOLS, "{\"name\":\"\",\"age\":1}"));
    fixture_step(&f, reply_value(LM_MODE_TOOLS, JASON));
    fixture_call(&f, LM_MODE_MISTRAL_TOOLS);
    fixture_assert_jason(&f);
    assert_asked(&f, "\"tool_choice\":\"any\",\"parallel_tool_calls\":false");
    assert_asked(&f, "\"tool_call_id\":\"JqNCNswm3\",\"name\":\"UserDetails\"");
    fixture_free(&f);
}
END_TEST

START_TEST(a_completion_without_messages)
{
    fixture f = {.client_name = "llamacpp-completion/any", .in_memory = true};

    fixture_text(&f, "{\"content\":\"{\\\"name\\\":\\\"Jason\\\","
                     "\\\"age\\\":25}\",\"stop\":true,\"stop_type\":\"eos\","
                     "\"tokens_evaluated\":31,\"tokens_predicted\":14}");
    fixture_call(&f, LM_MODE_DEFAULT);
    fixture_assert_jason(&f);
    assert_asked(&f, "\"prompt\":\"You are a world class extractor.");
    assert_asked(&f, "Extract: Jason is 25 years old.\\n\"");
    assert_asked(&f, "\"grammar\":\"" GRAMMAR);
    ck_assert_int_eq(f.info.usage.total, 45);
    fixture_free(&f);
}
END_TEST

#define CONVERSE(input)                                                        \
    "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{"          \
    "\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"UserDetails\","              \
    "\"input\":" input "}}]}},\"stopReason\":\"tool_use\",\"usage\":{"         \
    "\"inputTokens\":40,\"outputTokens\":5,\"totalTokens\":45}}"

START_TEST(bedrock_is_asked_again_in_its_own_form)
{
    fixture f = {.client_name = "bedrock/any", .in_memory = true};

    fixture_text(&f, CONVERSE("{\"name\":\"\",\"age\":25}"));
    fixture_text(&f, CONVERSE("{\"name\":\"Jason\",\"age\":25}"));
    fixture_call(&f, LM_MODE_DEFAULT);
    fixture_assert_jason(&f);
    assert_asked(&f, "{\"role\":\"assistant\",\"content\":[{\"toolUse\":{"
                     "\"toolUseId\":\"t1\"");
    assert_asked(&f, "{\"toolResult\":{\"toolUseId\":\"t1\",");
    assert_asked(&f, "\"status\":\"error\"");
    ck_assert_int_eq(f.info.usage.total, 90);
    fixture_free(&f);
}
END_TEST

static lm_status count_text(void *ctx, const char *text, size_t n)
{
    size_t *total = ctx;

    *total += text ? n : 0;
    return LM_OK;
}

START_TEST(bedrock_has_no_streams)
{
    size_t total = 0;
    fixture f = {.client_name = "bedrock/any",
                 .in_memory = true,
                 .call = {.on_text = count_text, .on_text_ctx = &total}};

    ck_assert_int_eq(fixture_call(&f, LM_MODE_DEFAULT), LM_UNSUPPORTED);
    ck_assert_uint_eq(f.scripted.n_requests, 0);
    fixture_free(&f);
}
END_TEST

#define CANDIDATE(text, more)                                                  \
    "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{"           \
    "\"text\":\"" text "\"}]}" more "}]}"

/* A proxy that drops alt=sse gets one JSON array in the place of events. */
START_TEST(a_stream_that_is_an_array)
{
    size_t total = 0;
    fixture f = {.client_name = "gemini/any",
                 .in_memory = true,
                 .scripted = {.piece = (size_t)_i},
                 .call = {.on_text = count_text, .on_text_ctx = &total}};

    fixture_text(&f, "[" CANDIDATE("{\\\"name\\\":\\\"Jason\\\",", "") ",\n" //
                 CANDIDATE("\\\"age\\\":25}", ",\"finishReason\":\"STOP\"") "]")
        ->headers = "Content-Type: application/json; charset=UTF-8\r\n";
    fixture_call(&f, LM_MODE_JSON_SCHEMA);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(total, strlen(JASON));
    fixture_free(&f);
}
END_TEST

#define SSE "Content-Type: text/event-stream\r\n"

#define ANTHROPIC(input)                                                       \
    "data: {\"type\":\"content_block_start\",\"index\":0,"                     \
    "\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_1\","             \
    "\"name\":\"UserDetails\",\"input\":{}}}\n\n"                              \
    "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{"          \
    "\"type\":\"input_json_delta\",\"partial_json\":\"" input "\"}}\n\n"       \
    "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":"            \
    "\"tool_use\"}}\n\ndata: {\"type\":\"message_stop\"}\n\n"
#define THOUGHT(event) "data: {\"type\":\"content_block_" event "}\n\n"
#define THOUGHTS                                                               \
    THOUGHT("start\",\"index\":7,\"content_block\":{\"type\":\"thinking\","    \
            "\"thinking\":\"\",\"signature\":\"\"}")                           \
    THOUGHT("delta\",\"index\":7,\"delta\":{\"type\":\"thinking_delta\","      \
            "\"thinking\":\"A \\\"J\\\",\"}")                                  \
    THOUGHT("delta\",\"index\":7,\"delta\":{\"type\":\"thinking_delta\","      \
            "\"thinking\":\"\\nold.\"}")                                       \
    THOUGHT("delta\",\"index\":7,\"delta\":{\"type\":\"signature_delta\","     \
            "\"signature\":\"EqQB\"}")                                         \
    THOUGHT("delta\",\"index\":7,\"delta\":{\"type\":\"signature_delta\","     \
            "\"signature\":\"x==\"}")                                          \
    THOUGHT("stop\",\"index\":7")                                              \
    THOUGHT("start\",\"index\":8,\"content_block\":{\"type\":"                 \
            "\"redacted_thinking\",\"data\":\"c2Vj\"}")                        \
    THOUGHT("stop\",\"index\":8")
#define GEMINI(args)                                                           \
    "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":["      \
    "{\"functionCall\":{\"name\":\"UserDetails\",\"args\":" args               \
    "},\"thoughtSignature\":\"c2ln\"}]},\"finishReason\":\"STOP\"}]}\r\n\r\n"

static const struct {
    const char *client;
    const char *bad, *good;
    const char *asked[2];
} streamed[] = {
    {"anthropic/any",
     ANTHROPIC("{\\\"name\\\":\\\"\\\",\\\"age\\\":25}"),
     ANTHROPIC("{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":25}"),
     {"[{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"UserDetails\","
      "\"input\":{\"name\":\"\",\"age\":25}}]",
      "{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\""}},
    {"gemini/any",
     GEMINI("{\"name\":\"\",\"age\":25}"),
     GEMINI("{\"name\":\"Jason\",\"age\":25}"),
     {"\"thoughtSignature\":\"c2ln\"", "{\"functionResponse\":{"}},
    /* Thoughts go back signed, or the provider refuses them. */
    {"anthropic/any",
     THOUGHTS ANTHROPIC("{\\\"name\\\":\\\"\\\",\\\"age\\\":25}"),
     ANTHROPIC("{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":25}"),
     {"[{\"type\":\"thinking\",\"thinking\":\"A \\\"J\\\",\\nold.\","
      "\"signature\":\"EqQBx==\"},{\"type\":\"redacted_thinking\","
      "\"data\":\"c2Vj\"},{\"type\":\"tool_use\"",
      "{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\""}},
    /* Arguments that were cut cannot go back as a call. */
    {"anthropic/any",
     ANTHROPIC("{\\\"name\\\":\\\"Ja"),
     ANTHROPIC("{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":25}"),
     {"{\"role\":\"assistant\",\"content\":\"{\\\"name\\\":\\\"Ja\"}", ""}},
};

START_TEST(streamed_calls_are_answered)
{
    size_t total = 0;
    fixture f = {.client_name = streamed[_i].client,
                 .in_memory = true,
                 .call = {.on_text = count_text,
                          .on_text_ctx = &total,
                          .may_restart = true}};

    fixture_text(&f, streamed[_i].bad)->headers = SSE;
    fixture_text(&f, streamed[_i].good)->headers = SSE;
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    assert_asked(&f, streamed[_i].asked[0]);
    assert_asked(&f, streamed[_i].asked[1]);
    fixture_free(&f);
}
END_TEST

START_TEST(media_are_refused_before_anything_is_sent)
{
    static const lm_part parts[] = {
        {.kind = LM_PART_IMAGE, .path = "/nowhere/badge.png"}, LM_PARTS_END};
    const lm_message msgs[] = {lm_user_parts(parts), LM_MESSAGES_END};
    fixture f = {.client_name = "deepseek/any", .in_memory = true};
    UserDetails *user = NULL;

    fixture_step(&f, reply_value(LM_MODE_TOOLS, JASON));
    fixture_call(&f, LM_MODE_DEFAULT);
    ck_assert_int_eq(
        UserDetails_create_with(f.client, msgs, NULL, &user, &f.err),
        LM_UNSUPPORTED);
    ck_assert_str_eq(f.err.message, "deepseek takes no images");
    ck_assert_uint_eq(f.scripted.n_requests, 1);
    fixture_free(&f);
}
END_TEST

START_TEST(parameters_that_are_not_taken_are_said)
{
    static const char *const stop[] = {"END", NULL};
    fixture f = {.client_name = "openai/o3-mini",
                 .in_memory = true,
                 .call = {.has_temperature = true,
                          .has_top_p = true,
                          .top_p = 0.5,
                          .has_seed = true,
                          .seed = 7,
                          .max_tokens = 99,
                          .stop_texts = stop,
                          .reasoning_effort = "low"}};

    fixture_step(&f, reply_content(JASON, "stop"));
    fixture_call(&f, LM_MODE_DEFAULT);
    fixture_assert_jason(&f);
    ck_assert_str_eq(f.info.left_out, "temperature, top_p, stop");
    assert_asked(&f, "\"max_completion_tokens\":99,\"seed\":7,"
                     "\"reasoning_effort\":\"low\"");
    fixture_free(&f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("modes");
    TCase *cases = tcase_create("modes");

    tcase_add_loop_test(cases, a_grammar_where_it_is_taken, 0,
                        sizeof(grammars) / sizeof(*grammars));
    tcase_add_test(cases, a_mode_of_others_is_refused);
    tcase_add_test(cases, a_type_without_a_grammar);
    tcase_add_test(cases, mistral_is_asked_in_its_own_form);
    tcase_add_test(cases, a_completion_without_messages);
    tcase_add_test(cases, bedrock_is_asked_again_in_its_own_form);
    tcase_add_test(cases, bedrock_has_no_streams);
    tcase_add_loop_test(cases, a_stream_that_is_an_array, 0, 3);
    tcase_add_loop_test(cases, streamed_calls_are_answered, 0,
                        sizeof(streamed) / sizeof(*streamed));
    tcase_add_test(cases, media_are_refused_before_anything_is_sent);
    tcase_add_test(cases, parameters_that_are_not_taken_are_said);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
