/* SPDX-License-Identifier: MIT */
#include "stage.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/stream.h>
#include <stdlib.h>
#include <string.h>

/* Answers that are read while they are made. */

static const lm_message messages[] = {{LM_USER, "Go."}, LM_MESSAGES_END};

START_TEST(a_value_that_grows)
{
    stage s = {.script = {.piece = 7}};
    lm_stream *stream;
    const UserDetails *user;
    UserDetails *whole = NULL;
    size_t longest = 0;

    stage_add(&s, "{\"name\":\"Jason\",\"age\":25}", 1, true);
    stage_open(&s);
    stream = UserDetails_stream_open(s.client, messages, &s.options);
    ck_assert_ptr_nonnull(stream);
    while ((user = UserDetails_stream_next(stream))) {
        size_t n = user->name ? strlen(user->name) : 0;

        ck_assert_uint_ge(n, longest);
        longest = n;
        if (n == 3)
            ck_assert_int_eq(lm_stream_state(stream, &user->name), LM_PARTIAL);
        if (user->age)
            ck_assert_int_eq(lm_stream_state(stream, &user->name), LM_COMPLETE);
    }
    ck_assert_int_eq(UserDetails_stream_finish(stream, &whole, &s.err), LM_OK);
    ck_assert_str_eq(whole->name, "Jason");
    ck_assert_int_eq(whole->age, 25);
    ck_assert_int_eq(s.info.usage.in, 9);
    ck_assert_uint_eq(s.info.attempts, 1);
    UserDetails_stream_close(stream);
    UserDetails_free(whole);
    stage_close(&s);
}
END_TEST

/* The first text is seen when it is there, not when the answer is. */
START_TEST(nothing_is_held_back)
{
    stage s = {.script = {.piece = 1}};
    lm_stream *stream;
    const UserDetails *user;

    stage_add(&s, "{\"name\":\"Ja", 9, false);
    s.steps[0].deed = FAKE_STALL_BODY;
    s.steps[0].first = strlen(s.bodies[0]);
    stage_open(&s);
    stream = UserDetails_stream_open(s.client, messages, NULL);
    user = UserDetails_stream_next(stream);
    ck_assert_ptr_nonnull(user);
    ck_assert_str_eq(user->name, "Ja");
    UserDetails_stream_close(stream);
    ck_assert_uint_eq(s.script.n_cancelled, 1);
    ck_assert_uint_eq(lm_client_in_flight(s.client), 0);
    stage_close(&s);
}
END_TEST

START_TEST(an_end_that_is_too_early)
{
    stage s = {0};
    lm_stream *stream;
    const UserDetails *user;
    UserDetails *whole = NULL;

    stage_add(&s, "{\"name\":\"Jason\",\"a", 1, false);
    stage_open(&s);
    stream = UserDetails_stream_open(s.client, messages, &s.options);
    while (UserDetails_stream_next(stream))
        ;
    ck_assert_int_eq(UserDetails_stream_finish(stream, &whole, &s.err), LM_IO);
    ck_assert_ptr_null(whole);
    user = lm_stream_partial(stream);
    ck_assert_ptr_nonnull(user);
    ck_assert_str_eq(user->name, "Jason");
    ck_assert_int_eq(lm_stream_state(stream, &user->name), LM_COMPLETE);
    ck_assert_int_eq(lm_stream_state(stream, &user->age), LM_ABSENT);
    UserDetails_stream_close(stream);
    stage_close(&s);
}
END_TEST

/* What callbacks saw of a stream. */
typedef struct viewer {
    unsigned restarts;
    unsigned n;
    lm_status status;
    UserDetails *whole;
} viewer;

static lm_status view(void *ctx, const UserDetails *partial, lm_stream *stream)
{
    viewer *v = ctx;

    ck_assert_ptr_nonnull(partial);
    v->n++;
    v->restarts = lm_stream_restarts(stream);
    return LM_OK;
}

static lm_status view_end(void *ctx, UserDetails *user, const lm_error *err)
{
    viewer *v = ctx;

    v->whole = user;
    v->status = err->status;
    return LM_OK;
}

/* A broken rule is asked about again only with the caller's leave. */
START_TEST(a_restart)
{
    stage s = {.options = {.may_restart = _i}};
    viewer v = {0};

    stage_add(&s, "{\"name\":\"Jason\",\"age\":-25}", 1, true);
    stage_add(&s, "{\"name\":\"Jason\",\"age\":25}", 1, true);
    stage_open(&s);
    ck_assert(UserDetails_stream_submit(s.client, messages, &s.options, view,
                                        view_end, &v) != 0);
    lm_client_run(s.client);
    ck_assert_int_eq(v.status, _i ? LM_OK : LM_INVALID);
    ck_assert_uint_eq(v.restarts, (unsigned)_i);
    ck_assert_uint_gt(v.n, 5);
    ck_assert_uint_eq(s.info.reasks, (unsigned)_i);
    UserDetails_free(v.whole);
    stage_close(&s);
}
END_TEST

/* An answer of n tokens of four bytes each, with an age that is none. */
static char *long_answer(size_t n, size_t error_at)
{
    lm_buffer out = {0};

    lm_buffer_puts(&out, "{\"name\":\"");
    while (out.size < 4 * error_at - 16)
        lm_buffer_putc(&out, 'x');
    lm_buffer_puts(&out, "\",\"age\":-25,\"more\":\"");
    while (out.size < 4 * n - 2)
        lm_buffer_putc(&out, 'y');
    lm_buffer_puts(&out, "\"}");
    return out.data;
}

/* The events that came of the first answer, before the whole second one. */
static size_t events_of_first(const stage *s)
{
    size_t said = s->script.n_said - strlen(s->bodies[1]);
    const char *at = s->bodies[0];
    size_t n = 0;

    for (; (at = strstr(at, "data: ")) && at < s->bodies[0] + said; at++)
        n++;
    return n;
}

static const lm_policy policies[] = {LM_POLICY_LAX, LM_POLICY_STRICT};

START_TEST(cut_at_the_first_error)
{
    stage s = {.script = {.piece = 50},
               .options = {.stop = LM_STOP_ON_ERROR, .policy = policies[_i]}};
    char *bad = long_answer(400, 20);
    UserDetails *user = NULL;

    stage_add(&s, bad, 4, true);
    stage_add(&s, "{\"name\":\"Jason\",\"age\":25}", 4, true);
    stage_open(&s);
    ck_assert_int_eq(
        UserDetails_create_with(s.client, messages, &s.options, &user, &s.err),
        LM_OK);
    ck_assert_str_eq(user->name, "Jason");
    ck_assert_uint_eq(s.info.cuts, 1);
    ck_assert_int_ge(s.info.cut_tokens, 15);
    ck_assert_int_le(s.info.cut_tokens, 25);
    ck_assert_uint_le(events_of_first(&s), 25);
    ck_assert_int_ge(s.info.saved_tokens, 0);
    ck_assert_uint_eq(s.info.reasks, 1);
    ck_assert_ptr_nonnull(strstr(s.script.request, "age"));
    UserDetails_free(user);
    free(bad);
    stage_close(&s);
}
END_TEST

/* The answer that was taken is told to have six tokens. */
START_TEST(tokens_not_paid_for)
{
    stage s = {.script = {.piece = 50}, .options = {.stop = LM_STOP_ON_ERROR}};
    UserDetails *user = NULL;

    stage_add(&s, "{\"age\":-25,\"name\":\"a name of many tokens, not paid\"}",
              8, true);
    stage_add(&s, "{\"name\":\"Jason\",\"age\":25}", 4, true);
    stage_open(&s);
    ck_assert_int_eq(
        UserDetails_create_with(s.client, messages, &s.options, &user, &s.err),
        LM_OK);
    ck_assert_uint_eq(s.info.cuts, 1);
    ck_assert_int_eq(s.info.cut_tokens, 2);
    ck_assert_int_eq(s.info.saved_tokens, 4);
    UserDetails_free(user);
    stage_close(&s);
}
END_TEST

START_TEST(cut_behind_the_value)
{
    stage s = {.script = {.piece = 50}, .options = {.stop = LM_STOP_ON_ERROR}};
    UserDetails *user = NULL;

    stage_add(
        &s,
        "{\"name\":\"Jason\",\"age\":25} I hope that this is what you wanted, "
        "and if it is not, then I can try again and again and again.",
        4, true);
    stage_open(&s);
    ck_assert_int_eq(
        UserDetails_create_with(s.client, messages, &s.options, &user, &s.err),
        LM_OK);
    ck_assert_int_eq(user->age, 25);
    ck_assert_uint_eq(s.info.cuts, 1);
    ck_assert_int_le(s.info.cut_tokens, 8);
    ck_assert_uint_eq(s.info.attempts, 1);
    UserDetails_free(user);
    stage_close(&s);
}
END_TEST

/* Prose that only looks like a value does not end the answer. */
START_TEST(prose_before_the_value)
{
    stage s = {.script = {.piece = 50}, .options = {.stop = LM_STOP_ON_ERROR}};
    UserDetails *user = NULL;

    stage_add(&s, "As {you} wish: {\"name\":\"Jason\",\"age\":25}", 4, true);
    stage_open(&s);
    ck_assert_int_eq(
        UserDetails_create_with(s.client, messages, &s.options, &user, &s.err),
        LM_OK);
    ck_assert_int_eq(user->age, 25);
    ck_assert_uint_eq(s.info.cuts, 0);
    UserDetails_free(user);
    stage_close(&s);
}
END_TEST

/* A list of models: its stream gives the items. */
START_TEST(items_one_by_one)
{
    stage s = {.script = {.piece = 20}};
    lm_stream *stream;
    const UserDetails *user;
    UserDetails_list *whole = NULL;
    long long n = 0;

    stage_add(
        &s,
        "{\"items\":[{\"name\":\"A\",\"age\":1},{\"name\":\"B\",\"age\":2},"
        "{\"name\":\"C\",\"age\":3}]}",
        3, true);
    stage_open(&s);
    stream = UserDetails_list_stream_open(s.client, messages, NULL);
    while ((user = UserDetails_list_stream_next(stream)))
        ck_assert_int_eq(user->age, ++n);
    ck_assert_int_eq(n, 3);
    ck_assert_int_eq(UserDetails_list_stream_finish(stream, &whole, NULL),
                     LM_OK);
    ck_assert_uint_eq(whole->n_items, 3);
    UserDetails_list_free(whole);
    UserDetails_list_stream_close(stream);
    stage_close(&s);
}
END_TEST

/* The same of a model that was written as a list. */
START_TEST(items_of_a_model)
{
    stage s = {.script = {.piece = 20}};
    lm_stream *stream;
    const UserDetails *user;
    long long n = 0;

    stage_add(
        &s,
        "{\"users\":[{\"name\":\"A\",\"age\":1},{\"name\":\"B\",\"age\":2}]}",
        2, true);
    stage_open(&s);
    stream = Users_stream_open(s.client, messages, NULL);
    while ((user = lm_stream_next_item(stream)))
        ck_assert_int_eq(user->age, ++n);
    ck_assert_int_eq(n, 2);
    Users_stream_close(stream);
    stage_close(&s);
}
END_TEST

/* An item is there at its own brace, not when something follows it. */
START_TEST(an_item_at_its_brace)
{
    stage s = {.script = {.piece = 20}};
    lm_stream *stream;
    const UserDetails *user;

    stage_add(&s,
              "{\"items\":[{\"name\":\"A\",\"age\":1},"
              "{\"name\":\"B\",\"age\":2}",
              1, false);
    s.steps[0].deed = FAKE_STALL_BODY;
    s.steps[0].first = strlen(s.bodies[0]);
    stage_open(&s);
    stream = UserDetails_list_stream_open(s.client, messages, NULL);
    for (long long n = 1; n <= 2; n++) {
        user = UserDetails_list_stream_next(stream);
        ck_assert_msg(user && user->age == n, "item %lld", n);
    }
    UserDetails_list_stream_close(stream);
    stage_close(&s);
}
END_TEST

/* Items of an answer that did not come in pieces are items too. */
START_TEST(items_of_a_whole_answer)
{
    stage s = {0};
    lm_stream *stream;
    long long n = 0;

    stage_add_body(&s, "{\"choices\":[{\"message\":{\"content\":"
                       "\"{\\\"users\\\":[{\\\"name\\\":\\\"A\\\","
                       "\\\"age\\\":1},{\\\"name\\\":\\\"B\\\","
                       "\\\"age\\\":2}]}\"},\"finish_reason\":\"stop\"}]}");
    s.steps[0].headers = "Content-Type: application/json\r\n";
    stage_open(&s);
    stream = Users_stream_open(s.client, messages, &s.options);
    while (lm_stream_next_item(stream))
        n++;
    ck_assert_int_eq(n, 2);
    Users_stream_close(stream);
    stage_close(&s);
}
END_TEST

static lm_status close_it(void *ctx, const UserDetails *partial,
                          lm_stream *stream)
{
    (void)ctx;
    (void)partial;
    ck_assert_ptr_null(lm_stream_next(stream));
    return LM_CANCELLED;
}

static lm_status note_status(void *ctx, UserDetails *user, const lm_error *err)
{
    ck_assert_ptr_null(user);
    *(lm_status *)ctx = err->status;
    return LM_OK;
}

START_TEST(a_callback_ends_it)
{
    stage s = {0};
    lm_status status = LM_OK;

    stage_add(&s, "{\"name\":\"Jason\",\"age\":25}", 1, true);
    stage_open(&s);
    ck_assert(UserDetails_stream_submit(s.client, messages, NULL, close_it,
                                        note_status, &status) != 0);
    lm_client_run(s.client);
    ck_assert_int_eq(status, LM_CANCELLED);
    stage_close(&s);
}
END_TEST

START_TEST(what_is_no_stream)
{
    UserDetails *whole = NULL;
    lm_error err = {0};

    ck_assert_ptr_null(UserDetails_stream_open(NULL, messages, NULL));
    ck_assert_ptr_null(UserDetails_stream_next(NULL));
    ck_assert_int_eq(UserDetails_stream_finish(NULL, &whole, &err),
                     LM_ARGUMENT);
    ck_assert_uint_eq(lm_stream_restarts(NULL), 0);
    UserDetails_stream_close(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("live");
    TCase *cases = tcase_create("live");

    tcase_add_test(cases, a_value_that_grows);
    tcase_add_test(cases, nothing_is_held_back);
    tcase_add_test(cases, an_end_that_is_too_early);
    tcase_add_loop_test(cases, a_restart, 0, 2);
    tcase_add_loop_test(cases, cut_at_the_first_error, 0, 2);
    tcase_add_test(cases, tokens_not_paid_for);
    tcase_add_test(cases, cut_behind_the_value);
    tcase_add_test(cases, prose_before_the_value);
    tcase_add_test(cases, items_one_by_one);
    tcase_add_test(cases, items_of_a_model);
    tcase_add_test(cases, an_item_at_its_brace);
    tcase_add_test(cases, items_of_a_whole_answer);
    tcase_add_test(cases, a_callback_ends_it);
    tcase_add_test(cases, what_is_no_stream);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
