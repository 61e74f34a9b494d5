/* SPDX-License-Identifier: MIT */
#include "scripted.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/lm.h>
#include <string.h>

/*
 * Streams of answers that break a rule: what is shown of them, and what becomes
 * of it where the parts that were wrong are asked for again.
 */

#define SSE "Content-Type: text/event-stream\r\n"
#define CONTENT(text)                                                          \
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" text          \
    "\"},\"finish_reason\":null}]}\n\n"
#define STOP                                                                   \
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":"         \
    "\"stop\"}]}\n\ndata: [DONE]\n\n"
#define WHOLE(text)                                                            \
    "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","          \
    "\"content\":\"" text "\"},\"finish_reason\":\"stop\"}]}"
#define USER(name, age) "{\\\"name\\\":\\\"" name "\\\",\\\"age\\\":" age "}"

static const char bad_user[] =
    CONTENT("{\\\"name\\\":\\\"Ja") CONTENT("son\\\",\\\"age\\\":-25}") STOP;
static const char age_alone[] = WHOLE("{\\\"age\\\":25}");
static const char one_bad[] =
    CONTENT("{\\\"items\\\":[" USER("A", "1") "," USER("B", "-2"))
        CONTENT("," USER("C", "3") "]}") STOP;
static const char item_alone[] = WHOLE("{\\\"items\\\":[" USER("B", "2") "]}");

static const lm_message messages[] = {{LM_USER, "Who is how old?"},
                                      LM_MESSAGES_END};

/* A client, its two answers, and the options of the call. */
typedef struct desk {
    fake_step steps[2];
    scripted script;
    lm_transport transport;
    lm_client *client;
    lm_call_options options;
    lm_call_info info;
    lm_error err;
} desk;

static void open_desk(desk *d, const char *streamed, const char *second)
{
    lm_client_options options = {.api_key = "key", .transport = &d->transport};

    d->steps[0] =
        (fake_step){.deed = FAKE_SLOWLY, .headers = SSE, .body = streamed};
    d->steps[1] = (fake_step){.body = second};
    d->script = (scripted){.script = d->steps, .n_steps = second ? 2 : 1};
    d->transport = scripted_transport(&d->script);
    d->options.mode = LM_MODE_JSON_SCHEMA;
    d->options.info = &d->info;
    ck_assert_int_eq(lm_client_open("openai/any", &options, &d->client, NULL),
                     LM_OK);
}

static void close_desk(desk *d)
{
    lm_client_free(d->client);
    scripted_free(&d->script);
}

static desk mends(void)
{
    return (desk){.options = {.reask = LM_REASK_FIELDS, .may_restart = true}};
}

static void assert_jason(UserDetails *user)
{
    ck_assert_str_eq(user->name, "Jason");
    ck_assert_int_eq(user->age, 25);
    UserDetails_free(user);
}

/* The last that is shown is the whole value, after a restart. */
START_TEST(a_field_of_a_stream)
{
    desk d = mends();
    UserDetails *whole = NULL;
    const UserDetails *partial;
    lm_stream *stream;
    unsigned bad = 0;
    unsigned good = 0;

    open_desk(&d, bad_user, age_alone);
    stream = UserDetails_stream_open(d.client, messages, &d.options);
    while ((partial = UserDetails_stream_next(stream))) {
        bool again = lm_stream_restarts(stream) == 1;

        bad += !again;
        good += again && partial->age == 25 && !strcmp(partial->name, "Jason");
        ck_assert(!again ||
                  lm_stream_state(stream, &partial->age) == LM_COMPLETE);
    }
    ck_assert_uint_gt(bad, 0);
    ck_assert_uint_eq(good, 1);
    ck_assert_uint_eq(lm_stream_restarts(stream), 1);
    ck_assert_msg(UserDetails_stream_finish(stream, &whole, &d.err) == LM_OK,
                  "%s", d.err.message);
    assert_jason(whole);
    UserDetails_stream_close(stream);
    ck_assert_uint_eq(d.info.reasks, 1);
    ck_assert_ptr_null(strstr(d.script.request, "\"stream\":true"));
    close_desk(&d);
}
END_TEST

/* What callbacks are shown, and the text that a listener hears. */
typedef struct seen {
    unsigned shown, after; /* of them, after the restart */
    lm_buffer text;
    lm_status stop; /* returned once a restart was seen */
    lm_status end;
    UserDetails *user;
} seen;

static lm_status on_text(void *ctx, const char *text, size_t n)
{
    seen *s = ctx;

    lm_buffer_append(&s->text, text ? text : "#", text ? n : 1);
    return LM_OK;
}

static lm_status on_partial(void *ctx, const UserDetails *user,
                            lm_stream *stream)
{
    seen *s = ctx;
    bool again = lm_stream_restarts(stream) > 0;

    s->shown++;
    s->after += again && user->age == 25;
    return again ? s->stop : LM_OK;
}

static lm_status on_end(void *ctx, UserDetails *user, const lm_error *err)
{
    seen *s = ctx;

    s->user = user;
    s->end = err ? err->status : LM_OK;
    return LM_OK;
}

static void submit(desk *d, seen *s)
{
    d->options.on_text = on_text;
    d->options.on_text_ctx = s;
    open_desk(d, bad_user, age_alone);
    ck_assert(UserDetails_stream_submit(d->client, messages, &d->options,
                                        on_partial, on_end, s));
    ck_assert_int_eq(lm_client_run(d->client), LM_OK);
}

START_TEST(a_field_by_callbacks)
{
    desk d = mends();
    seen s = {0};

    submit(&d, &s);
    ck_assert_uint_eq(s.after, 1);
    ck_assert_uint_gt(s.shown, 1);
    ck_assert_str_eq(s.text.data, "{\"name\":\"Jason\",\"age\":-25}#"
                                  "{\"name\":\"Jason\",\"age\":25}");
    ck_assert_ptr_nonnull(s.user);
    assert_jason(s.user);
    lm_buffer_free(&s.text);
    close_desk(&d);
}
END_TEST

/* A status that the library would ask again for is the caller's own here. */
START_TEST(who_is_shown_it_may_stop)
{
    static const lm_status statuses[] = {LM_CANCELLED, LM_INVALID};
    desk d = mends();
    seen s = {.stop = statuses[_i]};

    submit(&d, &s);
    ck_assert_uint_eq(s.after, 1);
    ck_assert_ptr_null(s.user);
    ck_assert_int_eq(s.end, statuses[_i]);
    ck_assert_uint_eq(d.script.n_requests, 2);
    lm_buffer_free(&s.text);
    close_desk(&d);
}
END_TEST

/* The names of the items that the stream gives, a # where they begin anew. */
static lm_status read_names(desk *d, lm_buffer *names)
{
    unsigned restarts = 0;
    lm_stream *stream =
        UserDetails_list_stream_open(d->client, messages, &d->options);
    UserDetails_list *list = NULL;
    const UserDetails *user;
    lm_status status;

    while ((user = UserDetails_list_stream_next(stream))) {
        ck_assert_int_ge(user->age, 0);
        lm_buffer_puts(names, lm_stream_restarts(stream) > restarts ? "#" : "");
        lm_buffer_puts(names, user->name);
        restarts = lm_stream_restarts(stream);
    }
    status = UserDetails_list_stream_finish(stream, &list, &d->err);
    UserDetails_list_free(list);
    UserDetails_list_stream_close(stream);
    return status;
}

/* The others are given, and the end tells of the one that is not. */
START_TEST(an_item_that_breaks_a_rule_is_not_given)
{
    desk d = {0};
    lm_buffer names = {0};

    open_desk(&d, one_bad, NULL);
    ck_assert_int_eq(read_names(&d, &names), LM_INVALID);
    ck_assert_str_eq(names.data, "AC");
    lm_buffer_free(&names);
    ck_assert_str_eq(d.err.path, "/items/1/age");
    close_desk(&d);
}
END_TEST

/* Without room for all findings, nothing is given that may be wrong. */
START_TEST(nor_where_the_report_is_full)
{
    lm_report report = {.limit = 1};
    desk d = {.options = {.report = &report}};
    lm_buffer names = {0};

    open_desk(&d,
              CONTENT("{\\\"items\\\":[" USER("A", "1") "," USER("B", "-2"))
                  CONTENT("," USER("C", "-3") "]}") STOP,
              NULL);
    ck_assert_int_eq(read_names(&d, &names), LM_INVALID);
    ck_assert_str_eq(names.data, "A");
    lm_buffer_free(&names);
    lm_report_free(&report);
    close_desk(&d);
}
END_TEST

START_TEST(it_is_asked_for_alone)
{
    desk d = mends();
    lm_buffer names = {0};

    open_desk(&d, one_bad, item_alone);
    ck_assert_int_eq(read_names(&d, &names), LM_OK);
    ck_assert_str_eq(names.data, "AC#ABC");
    lm_buffer_free(&names);
    ck_assert_ptr_nonnull(
        strstr(d.script.request, "Of items give only these items"));
    close_desk(&d);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mended");
    TCase *cases = tcase_create("mended");

    tcase_add_test(cases, a_field_of_a_stream);
    tcase_add_test(cases, a_field_by_callbacks);
    tcase_add_loop_test(cases, who_is_shown_it_may_stop, 0, 2);
    tcase_add_test(cases, an_item_that_breaks_a_rule_is_not_given);
    tcase_add_test(cases, nor_where_the_report_is_full);
    tcase_add_test(cases, it_is_asked_for_alone);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
