/* SPDX-License-Identifier: MIT */
#include "desk.h"
#include "stream.h"
#include "suite.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/*
 * Streams read twice, with every event parsed and with events taken by their
 * shape: what comes of them, and what is told meanwhile, is the same.
 */

enum { MOST_EVENT = 1024, MOST_TOLD = 65536, MUTATIONS = 40000 };

typedef struct reading {
    lm__desk desk;
    lm_arena arena;
    lm__stream stream;
    char told[MOST_TOLD];
    size_t n_told;
} reading;

/* All that is told, with a mark between the pieces. */
static lm_status on_text(void *ctx, const char *text, size_t n)
{
    reading *r = ctx;

    if (r->n_told + n + 1 > sizeof(r->told))
        r->n_told = 0;
    if (text)
        memcpy(r->told + r->n_told, text, n);
    r->n_told += text ? n : 0;
    r->told[r->n_told++] = text ? '|' : '#';
    return LM_OK;
}

static void begin(reading *r, const lm_provider *row, bool of_calls)
{
    lm__stream_open(&r->stream, row, &r->arena, &r->desk);
    r->stream.on_text = on_text;
    r->stream.ctx = r;
    r->stream.of_calls = of_calls;
    r->n_told = 0;
}

static void end(reading *r)
{
    lm__stream_close(&r->stream);
    lm_arena_reset(&r->arena);
}

typedef struct pair {
    const lm_provider *row;
    bool of_calls;
    reading parsed, taken;
} pair;

static void open_pair(pair *p, const char *provider, bool of_calls)
{
    memset(p, 0, sizeof(*p));
    p->row = lm_provider_find(provider);
    p->of_calls = of_calls;
    p->parsed.desk.plain = true;
    begin(&p->parsed, p->row, of_calls);
    begin(&p->taken, p->row, of_calls);
}

static void close_pair(pair *p)
{
    end(&p->parsed);
    end(&p->taken);
    lm__desk_free(&p->parsed.desk);
    lm__desk_free(&p->taken.desk);
    lm_arena_free(&p->parsed.arena);
    lm_arena_free(&p->taken.arena);
}

static bool same_text(const lm_buffer *a, const lm_buffer *b)
{
    return a->size == b->size &&
           (!a->size || !memcmp(a->data, b->data, a->size));
}

static bool same_calls(const lm__stream *a, const lm__stream *b)
{
    if (a->n_calls != b->n_calls || !a->legacy != !b->legacy)
        return false;
    for (size_t i = 0; i < a->n_calls; i++)
        if (a->calls[i].index != b->calls[i].index ||
            a->calls[i].told != b->calls[i].told ||
            !same_text(&a->calls[i].id, &b->calls[i].id) ||
            !same_text(&a->calls[i].name, &b->calls[i].name) ||
            !same_text(&a->calls[i].arguments, &b->calls[i].arguments))
            return false;
    return !a->legacy ||
           same_text(&a->legacy->arguments, &b->legacy->arguments);
}

static bool same_stream(const lm__stream *a, const lm__stream *b)
{
    return same_text(&a->content, &b->content) &&
           same_text(&a->refusal, &b->refusal) &&
           same_text(&a->parts, &b->parts) && same_calls(a, b) &&
           a->has_content == b->has_content && a->done == b->done &&
           a->told == b->told && a->told_from == b->told_from &&
           a->mid_line == b->mid_line && a->finish == b->finish &&
           !strcmp(a->finish_raw, b->finish_raw) && !a->whole == !b->whole &&
           !a->fault.message == !b->fault.message &&
           !memcmp(&a->usage, &b->usage, sizeof(a->usage)) &&
           !memcmp(a->counts, b->counts, sizeof(a->counts));
}

/* false: the event ended the stream, for both. */
static bool feed(pair *p, const char *type, const char *data, size_t n)
{
    const lm__event event = {type, data, n};
    lm_status a = lm__stream_event(&p->parsed.stream, &event);
    lm_status b = lm__stream_event(&p->taken.stream, &event);

    ck_assert_msg(a == b, "%.*s: %s when parsed, %s when taken", (int)n, data,
                  lm_status_name(a), lm_status_name(b));
    ck_assert_msg(same_stream(&p->parsed.stream, &p->taken.stream),
                  "%.*s: not the same stream", (int)n, data);
    ck_assert_msg(p->parsed.n_told == p->taken.n_told &&
                      !memcmp(p->parsed.told, p->taken.told, p->taken.n_told),
                  "%.*s: not the same is told", (int)n, data);
    return !a && !p->parsed.stream.done && !p->parsed.stream.fault.message;
}

static void again(pair *p)
{
    end(&p->parsed);
    end(&p->taken);
    begin(&p->parsed, p->row, p->of_calls);
    begin(&p->taken, p->row, p->of_calls);
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

static void play(pair *p, const script *s)
{
    for (size_t i = 0; i < 4 && s->events[i]; i++)
        feed(p, s->type, s->events[i], strlen(s->events[i]));
}

/* Gemini's parts go back as they came, so that there is more than the text. */
START_TEST(most_events_are_taken)
{
    const script *s = &scripts[_i];
    pair p;

    open_pair(&p, s->provider, s->of_calls);
    ck_assert_msg(p.row != NULL, "there is no %s", s->provider);
    for (size_t round = 0; round < 50; round++)
        play(&p, s);
    if (strcmp(s->provider, "gemini") == 0)
        ck_assert_uint_eq(p.taken.desk.taken, 0);
    else
        ck_assert_msg(p.taken.desk.taken > 60, "%s: %u", s->provider,
                      (unsigned)p.taken.desk.taken);
    ck_assert_uint_eq(p.parsed.desk.taken, 0);
    close_pair(&p);
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
    pair p;

    open_pair(&p, s->provider, s->of_calls);
    play(&p, s);
    for (size_t i = suite_cases(MUTATIONS, 4000); i > 0; i--) {
        const char *from = s->events[roll(&dice, 3)];
        size_t n = mutate(&dice, from ? from : s->events[0], event);

        if (!feed(&p, s->type, event, n) || i % 50 == 0) {
            again(&p);
            play(&p, s);
        }
    }
    close_pair(&p);
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
    pair p;

    open_pair(&p, "openai", false);
    for (size_t k = 0; k < (size_t)N_NEAR * N_NEAR; k++) {
        const char *first = near[k / N_NEAR];
        const char *then = near[k % N_NEAR];

        again(&p);
        play(&p, &scripts[0]);
        if (feed(&p, "message", first, strlen(first)))
            feed(&p, "message", then, strlen(then));
        again(&p);
        feed(&p, "error", then, strlen(then));
    }
    close_pair(&p);
}
END_TEST

/* What a desk has learnt from one stream holds for others of its kind only. */
START_TEST(calls_are_told_apart)
{
    static const char other[] =
        CHAT("\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":"
             "\"x\"}}]");
    const script *s = &scripts[1];
    pair p;

    open_pair(&p, s->provider, true);
    play(&p, s);
    play(&p, s);
    again(&p);
    feed(&p, s->type, s->events[1], strlen(s->events[1]));
    again(&p);
    feed(&p, s->type, other, sizeof(other) - 1);
    feed(&p, s->type, s->events[1], strlen(s->events[1]));
    feed(&p, s->type, other, sizeof(other) - 1);
    ck_assert_uint_eq(p.taken.stream.n_calls, 2);
    close_pair(&p);
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
