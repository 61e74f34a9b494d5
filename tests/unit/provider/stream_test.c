/* SPDX-License-Identifier: MIT */
#include "stream.h"
#include "suite.h"

#include <stdio.h>
#include <string.h>

/* What one event after the other makes of a stream. */

typedef struct bed {
    lm_arena arena;
    lm__desk desk;
    lm__stream stream;
} bed;

static void set(bed *b, const char *provider)
{
    *b = (bed){0};
    lm__stream_open(&b->stream, lm_provider_find(provider), &b->arena,
                    &b->desk);
}

static void clear(bed *b)
{
    lm__stream_close(&b->stream);
    lm__desk_free(&b->desk);
    lm_arena_free(&b->arena);
}

static lm_status feed(bed *b, const char *data)
{
    const lm__event event = {
        .type = "message", .data = data, .n = strlen(data)};

    return lm__stream_event(&b->stream, &event);
}

static lm_status finish(bed *b, lm__response *response)
{
    static const lm_buffer nothing;
    lm_error err = {0};

    *response = (lm__response){.row = b->stream.row, .arena = &b->arena};
    return lm__stream_finish(&b->stream, &nothing, response, &err);
}

#define ADDED(members)                                                         \
    "{\"type\":\"response.output_item.added\"," members                        \
    "\"name\":\"User\",\"arguments\":\"\"}}"
#define CALL(id) "\"item\":{\"type\":\"function_call\",\"id\":\"" id "\","
#define DELTA(members, text)                                                   \
    "{\"type\":\"response.function_call_arguments.delta\"," members            \
    "\"delta\":\"" text "\"}"

typedef struct items_case {
    const char *name;
    const char *events[7]; /* closed by NULL */
} items_case;

static const items_case items_cases[] = {
    {"by item_id",
     {ADDED(CALL("fc_1")), ADDED(CALL("fc_2")),
      DELTA("\"item_id\":\"fc_1\",", "[1"),
      DELTA("\"item_id\":\"fc_2\",", "[2"), DELTA("\"item_id\":\"fc_1\",", "]"),
      DELTA("\"item_id\":\"fc_2\",", "]")}},
    {"by index, whatever the ids are",
     {ADDED("\"output_index\":0," CALL("a")),
      ADDED("\"output_index\":1," CALL("b")),
      DELTA("\"output_index\":0,\"item_id\":\"b\",", "[1"),
      DELTA("\"output_index\":1,\"item_id\":\"c\",", "[2"),
      DELTA("\"output_index\":0,\"item_id\":\"d\",", "]"),
      DELTA("\"output_index\":1,\"item_id\":\"a\",", "]")}},
    {"one after the other, without both",
     {ADDED(CALL("a")), DELTA("", "[1"), DELTA("\"item_id\":null,", "]"),
      ADDED(CALL("b")), DELTA("", "[2"), DELTA("\"item_id\":\"?\",", "]")}},
};

START_TEST(arguments_go_to_their_item)
{
    const items_case *c = &items_cases[_i];
    const lm__stream_call *calls;
    bed b;

    set(&b, "openai-responses");
    for (size_t i = 0; c->events[i]; i++)
        ck_assert_msg(feed(&b, c->events[i]) == LM_OK, "%s: event %zu", c->name,
                      i);
    calls = b.stream.calls;
    ck_assert_msg(b.stream.n_calls == 2, "%s: %u calls", c->name,
                  (unsigned)b.stream.n_calls);
    ck_assert_msg(strcmp(calls[0].arguments.data, "[1]") == 0, "%s: %s",
                  c->name, calls[0].arguments.data);
    ck_assert_msg(strcmp(calls[1].arguments.data, "[2]") == 0, "%s: %s",
                  c->name, calls[1].arguments.data);
    clear(&b);
}
END_TEST

#define TEXT(text) "{\"choices\":[{\"index\":0,\"delta\":{" text "}}]}"
#define CONTENT(text) TEXT("\"content\":\"" text "\"")
#define STOP                                                                   \
    "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"
#define CUT                                                                    \
    "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}"
#define SMILE "\xf0\x9f\x98\x80"

typedef struct halves_case {
    const char *name;
    const char *content; /* NULL: the stream is refused */
    const char *events[5];
} halves_case;

static const halves_case halves_cases[] = {
    {"a pair in one event", SMILE, {CONTENT("\\ud83d\\ude00"), STOP}},
    {"a pair in two events",
     "a" SMILE "b",
     {CONTENT("a\\ud83d"), CONTENT("\\uDE00b"), STOP}},
    {"one pair after another",
     SMILE SMILE,
     {CONTENT("\\uD83D"), CONTENT("\\ude00\\ud83d"), CONTENT("\\ude00"), STOP}},
    {"an event without text between",
     SMILE,
     {CONTENT("\\ud83d"), "{\"choices\":[]}", CONTENT("\\ude00"), STOP}},
    {"no escape: a backslash, and text",
     "\\ud83d" SMILE,
     {CONTENT("\\\\ud83d\\ud83d"), CONTENT("\\ude00"), STOP}},
    {"behind a quote in a text",
     "\"" SMILE,
     {CONTENT("\\\"\\ud83d"), CONTENT("\\ude00"), STOP}},
    {"the end of all tokens between the halves",
     "a",
     {CONTENT("a\\ud83d"), CUT}},
    {"no second half", NULL, {CONTENT("\\ud83d"), CONTENT("b"), STOP}},
    {"no second half at the end", NULL, {CONTENT("a\\ud83d"), STOP}},
    {"no first half", NULL, {CONTENT("\\ude00"), STOP}},
    {"the second half not at the start",
     NULL,
     {CONTENT("\\ud83d"), CONTENT("a\\ude00"), STOP}},
    {"the second half behind a quote in a text",
     NULL,
     {CONTENT("\\ud83d"), CONTENT("\\\"\\ude00"), STOP}},
    {"the first half not at the end", NULL, {CONTENT("\\ud83da"), STOP}},
    {"two first halves", NULL, {CONTENT("\\ud83d"), CONTENT("\\ud83d"), STOP}},
    {"halves of two pairs in one event",
     NULL,
     {TEXT("\"content\":\"\\ud83d\",\"refusal\":\"\\ud83c\""),
      CONTENT("\\ude00"), STOP}},
    {"no JSON behind a half",
     NULL,
     {CONTENT("\\ud83d"), "{\"choices\":", STOP}},
};

START_TEST(characters_cut_in_two)
{
    const halves_case *c = &halves_cases[_i];
    lm_status status = LM_OK;
    lm__response response;
    bed b;

    set(&b, "openai");
    for (size_t i = 0; !status && c->events[i]; i++)
        status = feed(&b, c->events[i]);
    if (!status)
        status = finish(&b, &response);
    if (c->content)
        ck_assert_msg(status == LM_OK, "%s: %s", c->name,
                      lm_status_text(status));
    else
        ck_assert_msg(status == LM_PROTOCOL, "%s: %s", c->name,
                      lm_status_text(status));
    if (c->content)
        ck_assert_str_eq(response.reply.content, c->content);
    clear(&b);
}
END_TEST

enum {
    N_ITEMS = sizeof(items_cases) / sizeof(*items_cases),
    N_HALVES = sizeof(halves_cases) / sizeof(*halves_cases)
};

int main(void)
{
    Suite *suite = suite_create("stream");
    TCase *cases = tcase_create("stream");

    tcase_add_loop_test(cases, arguments_go_to_their_item, 0, N_ITEMS);
    tcase_add_loop_test(cases, characters_cut_in_two, 0, N_HALVES);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
