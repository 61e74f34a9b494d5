/* SPDX-License-Identifier: MIT */
#include "suite.h"
#include "twice.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Streams read twice: see twice.h. */

enum { MOST_EVENT = 1024, MUTATIONS = 40000 };

/* false: the event ended the stream, for both. */
static bool feed(twice *p, const char *type, const char *data, size_t n)
{
    const lm__event event = {.type = type, .data = data, .n = n};
    const char *other = twice_feed(p, &event);

    ck_assert_msg(!other, "%.*s: %s is not the same", (int)n, data, other);
    return !p->over;
}

#define CHAT(delta)                                                            \
    "{\"id\":\"chatcmpl-Fx0002\",\"object\":\"chat.completion.chunk\","        \
    "\"created\":1767225600,\"model\":\"gpt-4o-mini\",\"choices\":[{"          \
    "\"index\":0,\"delta\":{" delta "},\"logprobs\":null,"                     \
    "\"finish_reason\":null}],\"usage\":null,\"obfuscation\":\"aZ3kQ9\"}"
#define CHAT_CALL(members) CHAT("\"tool_calls\":[{\"index\":0," members "}]")
#define RESPONSE(members)                                                      \
    "{\"type\":\"response.output_text.delta\",\"sequence_number\":4,"          \
    "\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0," members    \
    ",\"logprobs\":[],\"obfuscation\":\"x\"}"

#define ARGUMENTS(text)                                                        \
    "{\"type\":\"response.function_call_arguments.delta\",\"output_index\":0," \
    "\"sequence_number\":5,\"item_id\":\"fc_1\",\"delta\":\"" text             \
    "\",\"obfuscation\":\"x\"}"

/* What each dialect sends, the second and third of one shape. */
typedef struct script {
    const char *provider, *type;
    bool of_calls;
    const char *events[4];
} script;

static const script scripts[] = {
    {"openai",
     "message",
     false,
     {CHAT("\"role\":\"assistant\",\"content\":\"\""),
      CHAT("\"content\":\"{\\\"name\\\": \\\"Ja\""),
      CHAT("\"content\":\"son \\/ \\\\ caf\xc3\xa9\\n\\\"\"")}},
    {"openai",
     "message",
     true,
     {CHAT_CALL("\"id\":\"call_1\",\"type\":\"function\",\"function\":{"
                "\"name\":\"UserDetails\",\"arguments\":\"\"}"),
      CHAT_CALL("\"function\":{\"arguments\":\"{\\\"name\\\":\"}"),
      CHAT_CALL("\"function\":{\"arguments\":\" \\\"Jason\\\"\"}")}},
    {"anthropic",
     "content_block_delta",
     false,
     {"{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{"
      "\"type\":\"text\",\"text\":\"\"}}",
      "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":"
      "\"text_delta\",\"text\":\"{\\\"na\"}}",
      "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":"
      "\"text_delta\",\"text\":\"me\\\":1\"}}"}},
    {"anthropic",
     "content_block_delta",
     true,
     {"{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{"
      "\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"UserDetails\","
      "\"input\":{}}}",
      "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":"
      "\"input_json_delta\",\"partial_json\":\"{\\\"a\"}}",
      "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":"
      "\"input_json_delta\",\"partial_json\":\"ge\\\":2\"}}"}},
    {"openai-responses",
     "response.output_text.delta",
     false,
     {RESPONSE("\"delta\":\"{\""), RESPONSE("\"delta\":\"\\\"age\\\"\""),
      RESPONSE("\"delta\":\": 25\"")}},
    {"openai-responses",
     "response.function_call_arguments.delta",
     true,
     {"{\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":{"
      "\"id\":\"fc_1\",\"type\":\"function_call\",\"call_id\":\"call_1\","
      "\"name\":\"UserDetails\",\"arguments\":\"\"}}",
      ARGUMENTS("{\\\"na"), ARGUMENTS("me\\\":")}},
    {"ollama-native",
     "message",
     false,
     {"{\"model\":\"llama3.2\",\"created_at\":\"2026-01-01T00:00:00.1Z\","
      "\"message\":{\"role\":\"assistant\",\"content\":\"{\"},\"done\":false}",
      "{\"model\":\"llama3.2\",\"created_at\":\"2026-01-01T00:00:00.22Z\","
      "\"message\":{\"role\":\"assistant\",\"content\":\"\\\"a\"},"
      "\"done\":false}",
      "{\"model\":\"llama3.2\",\"created_at\":\"2026-01-01T00:00:00.3Z\","
      "\"message\":{\"role\":\"assistant\",\"content\":\"ge\\\"\"},"
      "\"done\":false}"}},
    {"gemini",
     "message",
     false,
     {"{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"{\"}]}}]}",
      "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"1\"}]}}]}"}},
};

enum { N_SCRIPTS = sizeof(scripts) / sizeof(*scripts) };

static void play(twice *p, const script *s)
{
    for (size_t i = 0; i < 4 && s->events[i]; i++)
        feed(p, s->type, s->events[i], strlen(s->events[i]));
}

/* Gemini's parts go back as they came, so that there is more than the text. */
START_TEST(most_events_are_taken)
{
    const script *s = &scripts[_i];
    twice p;

    twice_open(&p, s->provider, s->of_calls);
    ck_assert_msg(p.row != NULL, "there is no %s", s->provider);
    for (size_t round = 0; round < 50; round++)
        play(&p, s);
    if (strcmp(s->provider, "gemini") == 0)
        ck_assert_uint_eq(p.taken.desk.taken, 0);
    else
        ck_assert_msg(p.taken.desk.taken > 60, "%s: %u", s->provider,
                      (unsigned)p.taken.desk.taken);
    ck_assert_uint_eq(p.parsed.desk.taken, 0);
    twice_close(&p);
}
END_TEST

static uint32_t roll(uint32_t *dice, uint32_t below)
{
    *dice ^= *dice << 13;
    *dice ^= *dice >> 17;
    *dice ^= *dice << 5;
    return *dice % below;
}

/* One or two places of the event are not what they were. */
static size_t mutate(uint32_t *dice, const char *from, char *to)
{
    static const char odd[] = "\"\\{}[],:0129-.eEuntf \t\n\x01\x7f\x80\xc3\xa9";
    size_t n = strlen(from);

    memcpy(to, from, n);
    for (uint32_t k = roll(dice, 3); k > 0; k--) {
        size_t at = roll(dice, (uint32_t)n);

        switch (roll(dice, 4)) {
        case 0:
            memmove(to + at, to + at + 1, n-- - at - 1);
            break;
        case 1:
            memmove(to + at + 1, to + at, n++ - at);
            break;
        case 2:
            to[at] = (char)('0' + roll(dice, 10));
            continue;
        default:
            break;
        }
        to[at] = odd[roll(dice, sizeof(odd) - 1)];
    }
    return n;
}

START_TEST(mutated_events_mean_the_same)
{
    const script *s = &scripts[_i];
    uint32_t dice = 2463534242U + (uint32_t)_i;
    char event[MOST_EVENT];
    twice p;

    twice_open(&p, s->provider, s->of_calls);
    play(&p, s);
    for (size_t i = suite_cases(MUTATIONS, 4000); i > 0; i--) {
        const char *from = s->events[roll(&dice, 3)];
        size_t n = mutate(&dice, from ? from : s->events[0], event);

        if (!feed(&p, s->type, event, n) || i % 50 == 0) {
            twice_again(&p);
            play(&p, s);
        }
    }
    twice_close(&p);
}
END_TEST

/* Events that look nearly like one that was seen. */
static const char *const near[] = {
    CHAT("\"content\":\"\""),
    CHAT("\"content\":\"\\u0000\""),
    CHAT("\"content\":\"\\u00e9\\ud83d\\ude00\""),
    CHAT("\"content\":\"\\ud83d\""),
    CHAT("\"content\":\"\\x\""),
    CHAT("\"content\":\"\xc3\""),
    CHAT("\"content\":\"\xed\xa0\x80\""),
    CHAT("\"content\":\"a\tb\""),
    CHAT("\"content\":null"),
    CHAT("\"content\":[{\"type\":\"text\",\"text\":\"b\"}]"),
    CHAT("\"content\":\"a\",\"content\":\"b\""),
    CHAT("\"content\":\"a\",\"refusal\":\"no\""),
    CHAT("\"refusal\":\"a\""),
    "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},"
    "\"finish_reason\":\"stop\"}]}",
    "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},"
    "\"finish_reason\":null}],\"usage\":{\"prompt_tokens\":1}}",
    "{\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}",
    "{\"id\":\"caf\xc3\xa9\",\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
    "{\"id\":\"\xff\",\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
    "{\"created\":01,\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
    "{\"created\":1,\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
    "{\"created\":12345678901234567890123,\"choices\":[{\"delta\":{"
    "\"content\":\"a\"}}]}",
    "{\"created\":-1,\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
    "{\"created\":1,\"choices\":[{\"delta\":{\"content\":\"a\"}}]} ",
    "{\"created\":1,\"choices\":[{\"delta\":{\"content\":\"a\"}}]}x",
    "{\"created\":1,\"choices\":[{\"delta\":{\"content\":\"a\"}}]",
    "[DONE]",
};

enum { N_NEAR = sizeof(near) / sizeof(*near) };

START_TEST(what_is_nearly_alike_is_parsed)
{
    twice p;

    twice_open(&p, "openai", false);
    for (size_t k = 0; k < (size_t)N_NEAR * N_NEAR; k++) {
        const char *first = near[k / N_NEAR];
        const char *then = near[k % N_NEAR];

        twice_again(&p);
        play(&p, &scripts[0]);
        if (feed(&p, "message", first, strlen(first)))
            feed(&p, "message", then, strlen(then));
        twice_again(&p);
        feed(&p, "error", then, strlen(then));
    }
    twice_close(&p);
}
END_TEST

/* What a desk has learnt from one stream holds for others of its kind only. */
START_TEST(calls_are_told_apart)
{
    static const char other[] =
        CHAT("\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":"
             "\"x\"}}]");
    const script *s = &scripts[1];
    twice p;

    twice_open(&p, s->provider, true);
    play(&p, s);
    play(&p, s);
    twice_again(&p);
    feed(&p, s->type, s->events[1], strlen(s->events[1]));
    twice_again(&p);
    feed(&p, s->type, other, sizeof(other) - 1);
    feed(&p, s->type, s->events[1], strlen(s->events[1]));
    feed(&p, s->type, other, sizeof(other) - 1);
    ck_assert_uint_eq(p.taken.stream.n_calls, 2);
    twice_close(&p);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("desk");
    TCase *cases = tcase_create("desk");

    tcase_add_loop_test(cases, most_events_are_taken, 0, N_SCRIPTS);
    tcase_add_loop_test(cases, mutated_events_mean_the_same, 0, N_SCRIPTS);
    tcase_add_test(cases, what_is_nearly_alike_is_parsed);
    tcase_add_test(cases, calls_are_told_apart);
    tcase_set_timeout(cases, 120);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
