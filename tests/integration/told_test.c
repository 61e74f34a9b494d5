/* SPDX-License-Identifier: MIT */
#include "stage.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/stream.h>
#include <string.h>

/*
 * Which of the texts of an answer is the one that is told: what may begin as
 * another one, and what of it may be seen.
 */

#define CHAT(delta)                                                            \
    "data: {\"choices\":[{\"index\":0,\"delta\":" delta "}]}\n\n"
#define CONTENT(text) CHAT("{\"content\":\"" text "\"}")
#define CALL(index, name, arguments)                                           \
    CHAT("{\"tool_calls\":[{\"index\":" #index ",\"id\":\"call_" #index        \
         "\",\"function\":{\"name\":\"" name "\",\"arguments\":\"" arguments   \
         "\"}}]}")
#define ARGUMENTS(index, text)                                                 \
    CHAT("{\"tool_calls\":[{\"index\":" #index                                 \
         ",\"function\":{\"arguments\":\"" text "\"}}]}")
#define END                                                                    \
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":"         \
    "\"stop\"}]}\n\ndata: [DONE]\n\n"

#define BOB "{\\\"name\\\":\\\"Bob\\\",\\\"age\\\":1}"
#define JA "{\\\"name\\\":\\\"Ja"
#define SON "son\\\",\\\"age\\\":25}"

#define MESSAGE(index)                                                         \
    "data: {\"type\":\"response.output_item.added\",\"output_index\":" #index  \
    ",\"item\":{\"type\":\"message\"}}\n\n"
#define SAY(index, text)                                                       \
    "data: {\"type\":\"response.output_text.delta\",\"output_index\":" #index  \
    ",\"delta\":\"" text "\"}\n\n"
#define SAID(phase, text)                                                      \
    "{\"type\":\"message\",\"phase\":\"" phase                                 \
    "\",\"content\":[{\"type\":\"output_text\",\"text\":\"" text "\"}]}"
#define COMPLETED(output)                                                      \
    "data: {\"type\":\"response.completed\",\"response\":{\"status\":"         \
    "\"completed\",\"output\":[" output "]}}\n\n"

static const struct {
    const char *client;
    lm_mode mode;
    unsigned restarts; /* of what was looked at */
    const char *body;
    const char *told; /* a # where it begins anew */
} answers[] = {
    /* Words before a call are not told. */
    {NULL, LM_MODE_TOOLS, 0,
     CONTENT("I call a {tool}.") CALL(0, "UserDetails", JA) ARGUMENTS(0, SON)
         END,
     "{\"name\":\"Jason\",\"age\":25}"},
    /* The answer in the place of a call. */
    {NULL, LM_MODE_TOOLS, 0,
     CONTENT("Well:\\n\\n") CONTENT(" " JA) CONTENT(SON) END,
     "{\"name\":\"Jason\",\"age\":25}"},
    /* What looked like one, and then a call. */
    {NULL, LM_MODE_TOOLS, 1,
     CONTENT(BOB) CALL(0, "UserDetails", JA) ARGUMENTS(0, SON) END,
     "{\"name\":\"Bob\",\"age\":1}#{\"name\":\"Jason\",\"age\":25}"},
    /* The call that was asked for is not the first one. */
    {NULL, LM_MODE_TOOLS, 1,
     CALL(0, "Other", "{\\\"name\\\":\\\"Eve\\\"") CALL(1, "UserDetails", JA)
         ARGUMENTS(0, "}") ARGUMENTS(1, SON) END,
     "{\"name\":\"Eve\"#{\"name\":\"Jason\",\"age\":25}"},
    /* Of two calls of one name the first is. */
    {NULL, LM_MODE_TOOLS, 0,
     CALL(0, "UserDetails", JA) CALL(1, "UserDetails", BOB) ARGUMENTS(0, SON)
         END,
     "{\"name\":\"Jason\",\"age\":25}"},
    /* Words behind a call are not told. */
    {NULL, LM_MODE_TOOLS, 0, CALL(0, "UserDetails", JA SON) CONTENT(BOB) END,
     "{\"name\":\"Jason\",\"age\":25}"},
    /* A comment and the answer are two messages. */
    {"openai-responses/any", LM_MODE_JSON_SCHEMA, 0,
     MESSAGE(0) SAY(0, "I think.") MESSAGE(1) SAY(1, JA) SAY(1, SON) COMPLETED(
         SAID("commentary", "I think.") "," SAID("final_answer", JA SON)),
     "I think.#{\"name\":\"Jason\",\"age\":25}"},
    /* The stream told one thing, and its end another. */
    {"openai-responses/any", LM_MODE_JSON_SCHEMA, 1,
     MESSAGE(0) SAY(0, BOB) SAY(0, " ") COMPLETED(SAID("final_answer", JA SON)),
     "{\"name\":\"Bob\",\"age\":1} "},
};

enum { N_ANSWERS = sizeof(answers) / sizeof(*answers) };

typedef struct listener {
    char text[200];
} listener;

static lm_status hear(void *ctx, const char *text, size_t n)
{
    listener *l = ctx;
    size_t used = strlen(l->text);

    if (!text) {
        text = "#";
        n = 1;
    }
    ck_assert_uint_lt(used + n, sizeof(l->text));
    memcpy(l->text + used, text, n);
    l->text[used + n] = '\0';
    return LM_OK;
}

static void prepare(stage *s, size_t i)
{
    s->client_name = answers[i].client;
    s->mode = answers[i].mode;
    stage_add_body(s, answers[i].body);
    stage_open(s);
}

static const lm_message messages[] = {{LM_USER, "Go."}, LM_MESSAGES_END};

START_TEST(to_who_listens)
{
    stage s = {0};
    listener l = {{0}};
    UserDetails *user = NULL;

    s.options = (lm_call_options){.on_text = hear, .on_text_ctx = &l};
    prepare(&s, (size_t)_i);
    ck_assert_msg(UserDetails_create_with(s.client, messages, &s.options, &user,
                                          &s.err) == LM_OK,
                  "answer %d: %s", _i, s.err.message);
    ck_assert_str_eq(l.text, answers[_i].told);
    ck_assert_str_eq(user->name, "Jason");
    UserDetails_free(user);
    stage_close(&s);
}
END_TEST

/* Looks at all there is before each piece of text. */
static lm_status look(void *ctx, const char *text, size_t n)
{
    lm_stream *const *stream = ctx;

    (void)text;
    (void)n;
    lm_stream_partial(*stream);
    return LM_OK;
}

START_TEST(to_who_looks)
{
    stage s = {0};
    UserDetails *user = NULL;
    lm_stream *stream = NULL;

    s.options = (lm_call_options){.on_text = look, .on_text_ctx = &stream};
    prepare(&s, (size_t)_i);
    stream = UserDetails_stream_open(s.client, messages, &s.options);
    while (UserDetails_stream_next(stream))
        ;
    ck_assert_int_eq(UserDetails_stream_finish(stream, &user, &s.err), LM_OK);
    ck_assert_str_eq(user->name, "Jason");
    ck_assert_uint_eq(lm_stream_restarts(stream), answers[_i].restarts);
    UserDetails_stream_close(stream);
    UserDetails_free(user);
    stage_close(&s);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("told");
    TCase *cases = tcase_create("told");

    tcase_add_loop_test(cases, to_who_listens, 0, N_ANSWERS);
    tcase_add_loop_test(cases, to_who_looks, 0, N_ANSWERS);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
