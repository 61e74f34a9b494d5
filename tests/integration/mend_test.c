/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

/* Re-asks for the parts of an answer that were wrong, and for no more. */

enum { MAX_STEPS = 4, MAX_SIZES = 8 };

static const lm_message messages[] = {
    {LM_USER, "Fill in the form for the visitor."}, LM_MESSAGES_END};

/* A client, its answers, and the bytes that went to and fro. */
typedef struct desk {
    scripted script;
    lm_transport transport;
    lm_transport below;
    fake_step steps[MAX_STEPS];
    size_t n;
    size_t sent[MAX_SIZES]; /* bytes of each request */
    size_t n_sent;
    lm_client *client;
    lm_call_options options;
    lm_call_info info;
    lm_error err;
} desk;

static void add(desk *d, const char *json)
{
    d->steps[d->n++].body = reply_value(LM_MODE_JSON_SCHEMA, json);
}

static lm_status begin(void *ctx, lm_exchange *exchange, lm_error *err)
{
    desk *d = ctx;

    ck_assert_uint_lt(d->n_sent, MAX_SIZES);
    d->sent[d->n_sent++] = exchange->body_size;
    return d->below.begin(d->below.ctx, exchange, err);
}

static void cancel(void *ctx, lm_exchange *exchange)
{
    desk *d = ctx;

    d->below.cancel(d->below.ctx, exchange);
}

static lm_status wait(void *ctx, int32_t timeout_ms, lm_error *err)
{
    desk *d = ctx;

    return d->below.poll(d->below.ctx, timeout_ms, err);
}

static void open_desk(desk *d)
{
    lm_client_options options = {.api_key = "key",
                                 .transport = &d->transport,
                                 .mode = LM_MODE_JSON_SCHEMA};

    d->script.script = d->steps;
    d->script.n_steps = d->n;
    d->below = scripted_transport(&d->script);
    d->transport = (lm_transport){
        .begin = begin, .cancel = cancel, .poll = wait, .ctx = d};
    d->options.info = &d->info;
    d->options.max_transport_retries = LM_NO_RETRIES;
    ck_assert_int_eq(lm_client_open("openai/any", &options, &d->client, NULL),
                     LM_OK);
}

static void close_desk(desk *d)
{
    lm_client_free(d->client);
    scripted_free(&d->script);
    for (size_t i = 0; i < d->n; i++)
        free((void *)(uintptr_t)d->steps[i].body);
}

static void assert_asked(const desk *d, const char *part, bool there)
{
    bool found = strstr(d->script.request, part) != NULL;

    ck_assert_msg(found == there, "%s in %s", part, d->script.request);
}

/* A form of twenty fields; age as given, or left out. */
static char *form(const char *age)
{
    lm_buffer out = {0};

    lm_buffer_puts(&out, "{");
    for (int i = 1; i < 20; i++)
        lm_buffer_printf(&out, "\"answer_%d\":\"some words in field %d\",", i,
                         i);
    if (age)
        lm_buffer_printf(&out, "\"age\":%s}", age);
    else
        out.data[out.size - 1] = '}';
    return out.data;
}

static size_t run_form(desk *d, const char *age, const char *second)
{
    char *first = form(age);
    Form *whole = NULL;
    size_t received;

    add(d, first);
    add(d, second);
    open_desk(d);
    ck_assert_msg(Form_create_with(d->client, messages, &d->options, &whole,
                                   &d->err) == LM_OK,
                  "%s", d->err.message);
    ck_assert_int_eq(whole->age, 31);
    ck_assert_str_eq(whole->answer_7, "some words in field 7");
    ck_assert_uint_eq(d->info.reasks, 1);
    received = strlen(second);
    Form_free(whole);
    free(first);
    return received;
}

static const char *const bad_ages[] = {"200", "\"old\"", NULL};

/* What the parts cost against what the whole does. */
START_TEST(one_field_of_twenty)
{
    desk all = {0};
    desk one = {.options = {.reask = LM_REASK_FIELDS}};
    char *good = form("31");
    size_t whole = run_form(&all, bad_ages[_i], good);
    size_t part = run_form(&one, bad_ages[_i], "{\"age\":31}");

    assert_asked(&one, "\\\"answer_3\\\"", false);
    assert_asked(&one, "answer_3", false);
    assert_asked(&one, "- age: ", true);
    ck_assert_uint_le(5 * part, whole);
    ck_assert_msg(5 * one.sent[1] <= all.sent[1], "%zu bytes of %zu",
                  one.sent[1], all.sent[1]);
    free(good);
    close_desk(&all);
    close_desk(&one);
}
END_TEST

#define PEOPLE                                                                 \
    "{\"users\":[{\"name\":\"A\",\"age\":1},{\"name\":\"\",\"age\":2},"        \
    "{\"name\":\"C\",\"age\":3},{\"name\":\"D\",\"age\":-4}]}"

START_TEST(items_of_a_list)
{
    desk d = {.options = {.reask = LM_REASK_FIELDS}};
    Users *all = NULL;

    add(&d, PEOPLE);
    add(&d, "{\"users\":[{\"name\":\"B\",\"age\":2},"
            "{\"name\":\"D\",\"age\":4}]}");
    open_desk(&d);
    ck_assert_msg(Users_create_with(d.client, messages, &d.options, &all,
                                    &d.err) == LM_OK,
                  "%s", d.err.message);
    ck_assert_uint_eq(all->n_users, 4);
    ck_assert_str_eq(all->users[0].name, "A");
    ck_assert_str_eq(all->users[1].name, "B");
    ck_assert_str_eq(all->users[2].name, "C");
    ck_assert_int_eq(all->users[3].age, 4);
    assert_asked(&d, "1: {\\\"name\\\":\\\"\\\",\\\"age\\\":2}", true);
    assert_asked(&d, "\\\"C\\\"", false);
    Users_free(all);
    close_desk(&d);
}
END_TEST

/* Parts that are wrong too are asked for again, still as parts. */
START_TEST(twice)
{
    desk d = {.options = {.reask = LM_REASK_FIELDS}};
    UserDetails *user = NULL;

    add(&d, "{\"name\":\"Jason\",\"age\":-25}");
    add(&d, "{\"age\":-1}");
    add(&d, "{\"age\":25}");
    open_desk(&d);
    ck_assert_int_eq(
        UserDetails_create_with(d.client, messages, &d.options, &user, &d.err),
        LM_OK);
    ck_assert_str_eq(user->name, "Jason");
    ck_assert_int_eq(user->age, 25);
    ck_assert_uint_eq(d.info.reasks, 2);
    UserDetails_free(user);
    close_desk(&d);
}
END_TEST

/* What comes instead of the parts: then the whole is asked for. */
static const char *const useless[] = {"{\"name\":\"Bob\"}", "{}", "[1]",
                                      "no idea", "{\"age\":"};

START_TEST(parts_that_do_not_come)
{
    desk d = {.options = {.reask = LM_REASK_FIELDS}};
    UserDetails *user = NULL;

    add(&d, "{\"name\":\"Jason\",\"age\":-25}");
    add(&d, useless[_i]);
    add(&d, "{\"name\":\"Jason\",\"age\":25}");
    open_desk(&d);
    ck_assert_msg(UserDetails_create_with(d.client, messages, &d.options, &user,
                                          &d.err) == LM_OK,
                  "%s", d.err.message);
    assert_asked(&d, "\"name\"", true);
    assert_asked(&d, "-25", true);
    UserDetails_free(user);
    close_desk(&d);
}
END_TEST

/* An answer that is no JSON has no parts. */
START_TEST(no_parts_to_ask_for)
{
    desk d = {.options = {.reask = LM_REASK_FIELDS}};
    UserDetails *user = NULL;

    add(&d, "{\"name\":\"Jason\",\"age\":}");
    add(&d, "{\"name\":\"Jason\",\"age\":25}");
    open_desk(&d);
    ck_assert_int_eq(
        UserDetails_create_with(d.client, messages, &d.options, &user, &d.err),
        LM_OK);
    assert_asked(&d, "Full name", true);
    UserDetails_free(user);
    close_desk(&d);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mend");
    TCase *cases = tcase_create("mend");

    tcase_add_loop_test(cases, one_field_of_twenty, 0, 3);
    tcase_add_test(cases, items_of_a_list);
    tcase_add_test(cases, twice);
    tcase_add_loop_test(cases, parts_that_do_not_come, 0, 5);
    tcase_add_test(cases, no_parts_to_ask_for);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
