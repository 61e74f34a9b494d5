/* SPDX-License-Identifier: MIT */
#include "reply.h"
#include "scripted.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/route.h>

#include <stdlib.h>
#include <string.h>

/* Several clients as one: who is asked, after what, and what is known of it. */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"
#define BAD "{\"name\":\"\",\"age\":25}"

enum { CLIENTS = 3, STEPS = 4 };

/* A client with a script of its own. */
typedef struct station {
    fake_step steps[STEPS];
    size_t n;
    char *owned[STEPS];
    scripted script;
    lm_transport transport;
    lm_client *client;
} station;

typedef struct route_fixture {
    station stations[CLIENTS];
    lm_client *clients[CLIENTS];
    lm_client *client;
    lm_call_options call;
    lm_call_info info;
    lm_error err;
    UserDetails *user;
} fixture;

static fake_step *add(fixture *f, size_t who, char *body)
{
    station *s = &f->stations[who];

    ck_assert_uint_lt(s->n, STEPS);
    s->owned[s->n] = body;
    s->steps[s->n].body = body;
    return &s->steps[s->n++];
}

static void answer(fixture *f, size_t who, const char *json)
{
    add(f, who, reply_value(LM_MODE_TOOLS, json));
}

static void refuse(fixture *f, size_t who, int status)
{
    add(f, who, reply_content("", "stop"))->status = status;
}

static void open_station(station *s, const char *name)
{
    lm_client_options options = {.api_key = "sk-test-0001",
                                 .mode = LM_MODE_TOOLS,
                                 .transport = &s->transport};

    s->script.script = s->steps;
    s->script.n_steps = s->n;
    s->transport = scripted_transport(&s->script);
    s->client = lm_client_from_provider(name, &options);
    ck_assert_ptr_nonnull(s->client);
}

/* Not retried by each: the tests are about who is asked next. */
static void open_all(fixture *f, uint64_t on, bool rotate)
{
    static const char *const names[CLIENTS] = {"openai/first", "groq/second",
                                               "together/third"};

    for (size_t i = 0; i < CLIENTS; i++) {
        open_station(&f->stations[i], names[i]);
        f->clients[i] = f->stations[i].client;
    }
    f->client = rotate ? lm_client_round_robin(f->clients, CLIENTS, on, NULL)
                       : lm_client_fallback(f->clients, CLIENTS, on, NULL);
    ck_assert_ptr_nonnull(f->client);
    f->call.max_transport_retries = LM_NO_RETRIES;
    f->call.info = &f->info;
}

static lm_status ask(fixture *f)
{
    static const lm_message msgs[] = {{LM_USER, "Jason is 25"},
                                      LM_MESSAGES_END};

    UserDetails_free(f->user);
    f->user = NULL;
    return UserDetails_create_with(f->client, msgs, &f->call, &f->user,
                                   &f->err);
}

static void assert_asked(const fixture *f, size_t a, size_t b, size_t c)
{
    ck_assert_uint_eq(f->stations[0].script.n_requests, a);
    ck_assert_uint_eq(f->stations[1].script.n_requests, b);
    ck_assert_uint_eq(f->stations[2].script.n_requests, c);
}

static void close_all(fixture *f)
{
    UserDetails_free(f->user);
    lm_client_free(f->client);
    for (size_t i = 0; i < CLIENTS; i++) {
        lm_client_free(f->clients[i]);
        scripted_free(&f->stations[i].script);
        for (size_t k = 0; k < f->stations[i].n; k++)
            free(f->stations[i].owned[k]);
    }
}

START_TEST(the_next_is_asked)
{
    fixture f = {0};

    refuse(&f, 0, 503);
    refuse(&f, 1, 401);
    answer(&f, 2, GOOD);
    open_all(&f, 0, false);
    ck_assert_msg(ask(&f) == LM_OK, "%s", f.err.message);
    assert_asked(&f, 1, 1, 1);
    ck_assert_uint_eq(f.info.attempts, 3);
    ck_assert_str_eq(f.info.attempt[0].model, "first");
    ck_assert_int_eq(f.info.attempt[0].status, LM_SERVER);
    ck_assert_int_eq(f.info.attempt[1].status, LM_AUTH);
    ck_assert_str_eq(f.info.attempt[2].model, "third");
    ck_assert_int_eq(f.info.attempt[2].status, LM_OK);
    ck_assert_ptr_nonnull(
        strstr(f.stations[2].script.request, "\"model\":\"third\""));
    close_all(&f);
}
END_TEST

START_TEST(the_first_is_enough)
{
    fixture f = {0};

    answer(&f, 0, GOOD);
    open_all(&f, 0, false);
    ck_assert_int_eq(ask(&f), LM_OK);
    assert_asked(&f, 1, 0, 0);
    close_all(&f);
}
END_TEST

START_TEST(all_fail)
{
    fixture f = {0};

    for (size_t i = 0; i < CLIENTS; i++)
        refuse(&f, i, i == 2 ? 429 : 500);
    open_all(&f, 0, false);
    ck_assert_int_eq(ask(&f), LM_RATE_LIMIT);
    assert_asked(&f, 1, 1, 1);
    close_all(&f);
}
END_TEST

/* Each tries again by itself before the next is asked. */
START_TEST(retries_come_first)
{
    fixture f = {0};

    refuse(&f, 0, 500);
    refuse(&f, 0, 500);
    answer(&f, 1, GOOD);
    open_all(&f, 0, false);
    f.call.max_transport_retries = 1;
    ck_assert_int_eq(ask(&f), LM_OK);
    assert_asked(&f, 2, 1, 0);
    ck_assert_int_gt(f.stations[0].script.waited, 0);
    ck_assert_int_eq(f.stations[1].script.waited, 0);
    close_all(&f);
}
END_TEST

/* The second one waits by its own clock, which is not the first one's. */
START_TEST(a_later_client_waits_too)
{
    fixture f = {0};

    refuse(&f, 0, 500);
    refuse(&f, 0, 500);
    refuse(&f, 1, 500);
    answer(&f, 1, GOOD);
    open_all(&f, 0, false);
    f.call.max_transport_retries = 1;
    ck_assert_int_eq(ask(&f), LM_OK);
    assert_asked(&f, 2, 2, 0);
    ck_assert_int_gt(f.stations[1].script.waited, 0);
    close_all(&f);
}
END_TEST

START_TEST(by_the_class_of_the_error)
{
    fixture f = {0};

    refuse(&f, 0, 503);
    open_all(&f, LM_ON(RATE_LIMIT), false);
    ck_assert_int_eq(ask(&f), LM_SERVER);
    assert_asked(&f, 1, 0, 0);
    close_all(&f);
}
END_TEST

START_TEST(a_bad_request_is_everybodys)
{
    fixture f = {0};

    refuse(&f, 0, 400);
    open_all(&f, 0, false);
    ck_assert_int_eq(ask(&f), LM_BAD_REQUEST);
    assert_asked(&f, 1, 0, 0);
    close_all(&f);
}
END_TEST

START_TEST(an_answer_that_was_cut)
{
    fixture f = {0};

    add(&f, 0, reply_content("{\"na", "length"));
    answer(&f, 1, GOOD);
    open_all(&f, LM_ON(LENGTH), false);
    ck_assert_int_eq(ask(&f), LM_OK);
    assert_asked(&f, 1, 1, 0);
    close_all(&f);
}
END_TEST

/* Where an invalid answer is asked about. */
static const struct {
    uint64_t on;
    size_t second; /* who is asked then */
} re_asks[] = {{LM_ON(SERVER), 1}, {LM_ON(SERVER) | LM_ON(INVALID), 2}};

START_TEST(an_invalid_answer_is_asked_about)
{
    fixture f = {0};

    refuse(&f, 0, 500);
    answer(&f, 1, BAD);
    answer(&f, re_asks[_i].second, GOOD);
    open_all(&f, re_asks[_i].on, false);
    ck_assert_int_eq(ask(&f), LM_OK);
    ck_assert_ptr_nonnull(strstr(f.stations[re_asks[_i].second].script.request,
                                 "Validation error: name"));
    ck_assert_uint_eq(f.info.reasks, 1);
    ck_assert_uint_eq(f.stations[0].script.n_requests, 1);
    close_all(&f);
}
END_TEST

START_TEST(each_in_turn)
{
    fixture f = {0};

    for (size_t i = 0; i < CLIENTS; i++)
        answer(&f, i, GOOD);
    answer(&f, 0, GOOD);
    open_all(&f, 0, true);
    for (size_t i = 0; i <= CLIENTS; i++)
        ck_assert_msg(ask(&f) == LM_OK, "call %zu: %s", i, f.err.message);
    assert_asked(&f, 2, 1, 1);
    close_all(&f);
}
END_TEST

START_TEST(in_turn_past_one_that_fails)
{
    fixture f = {0};

    answer(&f, 0, GOOD);
    refuse(&f, 1, 500);
    answer(&f, 2, GOOD);
    open_all(&f, 0, true);
    ck_assert_int_eq(ask(&f), LM_OK);
    ck_assert_int_eq(ask(&f), LM_OK);
    assert_asked(&f, 1, 1, 1);
    close_all(&f);
}
END_TEST

/* A server that is silent takes all the time there is. */
START_TEST(one_deadline_for_all)
{
    fixture f = {0};

    refuse(&f, 0, 500);
    add(&f, 1, reply_content("", "stop"))->deed = FAKE_STALL;
    open_all(&f, 0, false);
    f.call.deadline_ms = 3000;
    ck_assert_int_eq(ask(&f), LM_DEADLINE);
    ck_assert_int_eq(f.stations[1].script.now, 3000);
    ck_assert_uint_eq(f.stations[1].script.n_cancelled, 1);
    assert_asked(&f, 1, 1, 0);
    close_all(&f);
}
END_TEST

START_TEST(without_clients)
{
    lm_client *none[] = {NULL};

    ck_assert_ptr_null(lm_client_fallback(NULL, 0, 0, NULL));
    ck_assert_ptr_null(lm_client_round_robin(none, 1, 0, NULL));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("route");
    TCase *cases = tcase_create("route");

    tcase_add_test(cases, the_next_is_asked);
    tcase_add_test(cases, the_first_is_enough);
    tcase_add_test(cases, all_fail);
    tcase_add_test(cases, retries_come_first);
    tcase_add_test(cases, a_later_client_waits_too);
    tcase_add_test(cases, by_the_class_of_the_error);
    tcase_add_test(cases, a_bad_request_is_everybodys);
    tcase_add_test(cases, an_answer_that_was_cut);
    tcase_add_loop_test(cases, an_invalid_answer_is_asked_about, 0, 2);
    tcase_add_test(cases, each_in_turn);
    tcase_add_test(cases, in_turn_past_one_that_fails);
    tcase_add_test(cases, one_deadline_for_all);
    tcase_add_test(cases, without_clients);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
