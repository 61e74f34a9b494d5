/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <string.h>

/* Calls whose text is wanted as it comes. */

#define SSE "Content-Type: text/event-stream; charset=utf-8\r\n"
#define EVENT(choice) "data: {\"choices\":[" choice "]}\n\n"
#define CONTENT(text)                                                          \
    EVENT("{\"index\":0,\"delta\":{\"content\":\"" text                        \
          "\"},\"finish_reason\":null}")
#define ARGUMENTS(text)                                                        \
    EVENT("{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"              \
          "\"function\":{\"arguments\":\"" text                                \
          "\"}}]},\"finish_reason\":null}")
#define FIRST_CALL                                                             \
    EVENT("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null,"   \
          "\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":"           \
          "\"function\",\"function\":{\"name\":\"UserDetails\","               \
          "\"arguments\":\"\"}}]},\"finish_reason\":null}")
#define STOP EVENT("{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}")
#define USAGE                                                                  \
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,"                   \
    "\"completion_tokens\":5,\"total_tokens\":15}}\n\n"
#define DONE "data: [DONE]\n\n"
#define MIDSTREAM_ERROR                                                        \
    "data: {\"error\":{\"message\":\"gone\",\"type\":\"server_error\"}}\n\n"

#define GOOD_CONTENT                                                           \
    CONTENT("{\\\"name\\\":\\\"Ja")                                            \
    CONTENT("son\\\",\\\"age\\\":25}") STOP USAGE DONE
#define GOOD_CALL                                                              \
    FIRST_CALL ARGUMENTS("{\\\"name\\\":\\\"Ja")                               \
        ARGUMENTS("son\\\",\\\"age\\\":25}") STOP USAGE DONE
#define BAD_CONTENT                                                            \
    CONTENT("{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":-25}") STOP USAGE DONE
#define JASON "{\"name\":\"Jason\",\"age\":25}"

/* What was told, with a # where it began anew. */
typedef struct listener {
    char text[500];
    size_t n_calls;
    size_t stop_at; /* number of the call that cancels; 0: none */
} listener;

static lm_status listen_in(void *ctx, const char *text, size_t n)
{
    listener *l = ctx;
    size_t used = strlen(l->text);

    l->n_calls++;
    if (!text) {
        text = "#";
        n = 1;
    }
    ck_assert_uint_lt(used + n, sizeof(l->text));
    memcpy(l->text + used, text, n);
    l->text[used + n] = '\0';
    return l->stop_at == l->n_calls ? LM_CANCELLED : LM_OK;
}

static void add_stream(fixture *f, const char *body)
{
    fixture_text(f, body)->headers = SSE;
}

static lm_status call_with(fixture *f, listener *l, lm_mode mode)
{
    f->in_memory = true;
    f->call.on_text = listen_in;
    f->call.on_text_ctx = l;
    return fixture_call(f, mode);
}

static const struct {
    lm_mode mode;
    const char *body;
} goods[] = {{LM_MODE_TOOLS, GOOD_CALL},
             {LM_MODE_JSON_SCHEMA, GOOD_CONTENT},
             {LM_MODE_JSON, GOOD_CONTENT}};

static const size_t pieces[] = {0, 1, 7};

START_TEST(text_comes_as_it_is_made)
{
    for (size_t i = 0; i < sizeof(goods) / sizeof(*goods); i++) {
        fixture f = {.scripted = {.piece = pieces[_i]}};
        listener l = {0};

        add_stream(&f, goods[i].body);
        call_with(&f, &l, goods[i].mode);
        fixture_assert_jason(&f);
        ck_assert_str_eq(l.text, JASON);
        ck_assert_uint_eq(l.n_calls, 2);
        ck_assert_int_eq(f.info.usage.total, 15);
        ck_assert_str_eq(f.info.raw_text, JASON);
        ck_assert_ptr_nonnull(strstr(f.scripted.request, "\"stream\":true,"
                                                         "\"stream_options\":{"
                                                         "\"include_usage\":"
                                                         "true}"));
        fixture_free(&f);
    }
}
END_TEST

START_TEST(a_server_that_does_not_stream)
{
    fixture f = {0};
    listener l = {0};

    fixture_step(&f, reply_value(LM_MODE_TOOLS, JASON))->headers =
        "Content-Type: application/json\r\n";
    call_with(&f, &l, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    fixture_free(&f);
}
END_TEST

START_TEST(an_error_instead_of_a_stream)
{
    fixture f = {0};
    listener l = {0};
    fake_step *step = fixture_text(&f, "{\"error\":{\"message\":\"No\"}}");

    step->status = 401;
    step->headers = SSE;
    ck_assert_int_eq(call_with(&f, &l, LM_MODE_TOOLS), LM_AUTH);
    ck_assert_str_eq(l.text, "");
    fixture_free(&f);
}
END_TEST

/* What fails before anything was told is tried again, and nobody sees it. */
static const char *const early[] = {MIDSTREAM_ERROR, "", ": ping\n\n",
                                    "data: not json\n\n"};

START_TEST(a_failure_before_the_first_text)
{
    fixture f = {0};
    listener l = {0};

    add_stream(&f, early[_i]);
    add_stream(&f, GOOD_CONTENT);
    call_with(&f, &l, LM_MODE_JSON_SCHEMA);
    fixture_assert_jason(&f);
    ck_assert_str_eq(l.text, JASON);
    ck_assert_uint_eq(f.info.attempts, 2);
    fixture_free(&f);
}
END_TEST

static const struct {
    const char *body;
    lm_status status;
} late[] = {{CONTENT("{") MIDSTREAM_ERROR DONE, LM_SERVER},
            {CONTENT("{"), LM_IO},
            {BAD_CONTENT, LM_INVALID}};

START_TEST(a_failure_after_the_first_text)
{
    fixture f = {0};
    listener l = {0};

    add_stream(&f, late[_i].body);
    ck_assert_int_eq(call_with(&f, &l, LM_MODE_JSON_SCHEMA), late[_i].status);
    ck_assert_uint_eq(f.info.attempts, 1);
    ck_assert_ptr_null(strchr(l.text, '#'));
    fixture_free(&f);
}
END_TEST

START_TEST(a_restart_is_seen)
{
    fixture f = {.call = {.may_restart = true}};
    listener l = {0};
    const char *mark;

    add_stream(&f, late[_i].body);
    add_stream(&f, GOOD_CONTENT);
    call_with(&f, &l, LM_MODE_JSON_SCHEMA);
    fixture_assert_jason(&f);
    mark = strchr(l.text, '#');
    ck_assert_ptr_nonnull(mark);
    ck_assert_str_eq(mark + 1, JASON);
    fixture_free(&f);
}
END_TEST

START_TEST(the_listener_may_end_it)
{
    fixture f = {.scripted = {.piece = 1}};
    listener l = {.stop_at = 1};

    add_stream(&f, GOOD_CONTENT);
    ck_assert_int_eq(call_with(&f, &l, LM_MODE_JSON_SCHEMA), LM_CANCELLED);
    ck_assert_uint_eq(f.info.attempts, 1);
    ck_assert_uint_eq(l.n_calls, 1);
    fixture_free(&f);
}
END_TEST

/* The same through libcurl. */
START_TEST(over_the_network)
{
    fixture f = {0};
    listener l = {0};

    fixture_text(&f, GOOD_CALL)->type = "text/event-stream";
    f.call.on_text = listen_in;
    f.call.on_text_ctx = &l;
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_str_eq(l.text, JASON);
    fixture_free(&f);
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("stream");
    TCase *cases = tcase_create("stream");

    tcase_add_loop_test(cases, text_comes_as_it_is_made, 0, N(pieces));
    tcase_add_test(cases, a_server_that_does_not_stream);
    tcase_add_test(cases, an_error_instead_of_a_stream);
    tcase_add_loop_test(cases, a_failure_before_the_first_text, 0, N(early));
    tcase_add_loop_test(cases, a_failure_after_the_first_text, 0, N(late));
    tcase_add_loop_test(cases, a_restart_is_seen, 0, N(late));
    tcase_add_test(cases, the_listener_may_end_it);
    tcase_add_test(cases, over_the_network);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
