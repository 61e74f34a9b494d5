/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "loop.h"
#include "reply.h"
#include "suite.h"

#include <lm/async.h>
#include <stdlib.h>
#include <string.h>

/* Calls that are not waited for, over real sockets. */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"
#define BAD "{\"name\":\"Jason\",\"age\":-25}"

enum { MAX_CALLS = 24 };

static const lm_message messages[] = {{LM_USER, "Hello"}, LM_MESSAGES_END};

/* What became of a call. */
typedef struct ending {
    struct crowd *crowd;
    lm_call_id id;
    lm_status status;
    unsigned told;  /* times that its callback was called */
    unsigned order; /* among all, from 1 */
    lm_status answer;
    size_t cancels; /* the call that its callback cancels, from 1 */
    size_t submits; /* likewise */
    lm_status waited;
} ending;

/* A client with a server, and calls of it. */
typedef struct crowd {
    lm_client *client;
    fake *server;
    fake_step script[MAX_CALLS];
    char *good;
    char *bad;
    ending endings[MAX_CALLS];
    unsigned n_told;
    lm_call_options options;
} crowd;

static void open_crowd(crowd *c, uint32_t max_in_flight)
{
    lm_client_options options = {.api_key = "sk-test",
                                 .mode = LM_MODE_TOOLS,
                                 .max_in_flight = max_in_flight};
    lm_error err = {0};

    c->good = reply_value(LM_MODE_TOOLS, GOOD);
    for (size_t i = 0; i < MAX_CALLS; i++)
        if (!c->script[i].body)
            c->script[i].body = c->good;
    c->server = fake_start(c->script, MAX_CALLS);
    options.base_url = fake_url(c->server);
    ck_assert_msg(lm_client_open("openai/any", &options, &c->client, &err) ==
                      LM_OK,
                  "%s", err.message);
}

static void close_crowd(crowd *c)
{
    lm_client_free(c->client);
    fake_stop(c->server);
    free(c->good);
    free(c->bad);
}

static void submit(crowd *c, size_t i);

static lm_status on_user(void *ctx, UserDetails *user, const lm_error *err)
{
    ending *e = ctx;
    crowd *c = e->crowd;

    e->told++;
    e->order = ++c->n_told;
    e->status = err->status;
    ck_assert_int_eq(user == NULL, err->status != LM_OK);
    if (user)
        ck_assert_str_eq(user->name, "Jason");
    UserDetails_free(user);
    e->waited = lm_client_run(c->client);
    if (e->cancels)
        lm_client_cancel(c->client, c->endings[e->cancels - 1].id);
    if (e->submits)
        submit(c, e->submits - 1);
    return e->answer;
}

static void submit(crowd *c, size_t i)
{
    ending *e = &c->endings[i];

    e->crowd = c;
    e->id = UserDetails_submit(c->client, messages, &c->options, on_user, e);
    ck_assert_msg(e->id != 0, "%s", lm_client_error(c->client)->message);
}

static void submit_all(crowd *c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        submit(c, i);
}

/* The first n calls were told once each, with that status. */
static void assert_told(const crowd *c, size_t n, lm_status status)
{
    for (size_t i = 0; i < n; i++) {
        ck_assert_msg(c->endings[i].told == 1, "call %zu: told %u times", i,
                      c->endings[i].told);
        ck_assert_msg(c->endings[i].status == status, "call %zu: %s", i,
                      lm_status_name(c->endings[i].status));
    }
    ck_assert_uint_eq(lm_client_in_flight(c->client), 0);
}

START_TEST(each_is_told_once)
{
    crowd c = {0};

    open_crowd(&c, 0);
    submit_all(&c, 12);
    ck_assert_uint_eq(lm_client_in_flight(c.client), 12);
    ck_assert_int_eq(lm_client_run(c.client), LM_OK);
    assert_told(&c, 12, LM_OK);
    for (size_t i = 0; i < 12; i++)
        ck_assert_int_eq(c.endings[i].waited, LM_ARGUMENT);
    close_crowd(&c);
}
END_TEST

START_TEST(no_more_at_once_than_allowed)
{
    crowd c = {0};

    open_crowd(&c, 3);
    submit_all(&c, 12);
    lm_client_run(c.client);
    assert_told(&c, 12, LM_OK);
    ck_assert_uint_le(fake_connections(c.server), 3);
    close_crowd(&c);
}
END_TEST

/* A call that asks again keeps its place: nobody overtakes it. */
START_TEST(first_come_first_served)
{
    crowd c = {0};

    c.bad = reply_value(LM_MODE_TOOLS, BAD);
    c.script[1].body = c.bad;
    open_crowd(&c, 1);
    submit_all(&c, 6);
    lm_client_run(c.client);
    assert_told(&c, 6, LM_OK);
    for (unsigned i = 0; i < 6; i++)
        ck_assert_uint_eq(c.endings[i].order, i + 1);
    ck_assert_uint_eq(fake_requests(c.server), 7);
    close_crowd(&c);
}
END_TEST

START_TEST(a_call_that_is_waited_for_among_them)
{
    crowd c = {0};
    UserDetails *user;

    open_crowd(&c, 2);
    submit_all(&c, 4);
    user = UserDetails_create(c.client, messages);
    ck_assert_msg(user != NULL, "%s", lm_client_error(c.client)->message);
    UserDetails_free(user);
    lm_client_run(c.client);
    assert_told(&c, 4, LM_OK);
    close_crowd(&c);
}
END_TEST

START_TEST(cancelled_before_it_began)
{
    crowd c = {0};

    open_crowd(&c, 0);
    submit_all(&c, 2);
    ck_assert(lm_client_cancel(c.client, c.endings[0].id));
    ck_assert(lm_client_cancel(c.client, c.endings[1].id));
    ck_assert_uint_eq(c.n_told, 0);
    lm_client_run(c.client);
    assert_told(&c, 2, LM_CANCELLED);
    ck_assert(!lm_client_cancel(c.client, c.endings[0].id));
    ck_assert_uint_eq(fake_requests(c.server), 0);
    close_crowd(&c);
}
END_TEST

/* The first is never answered; the callback of the second ends it. */
START_TEST(cancelled_by_another)
{
    crowd c = {.endings = {{0}, {.cancels = 1}}};

    c.script[0].deed = FAKE_STALL;
    open_crowd(&c, 0);
    submit(&c, 0);
    while (fake_requests(c.server) < 1)
        lm_client_poll(c.client, 10);
    submit(&c, 1);
    lm_client_run(c.client);
    ck_assert_int_eq(c.endings[0].status, LM_CANCELLED);
    ck_assert_uint_eq(c.endings[0].told, 1);
    ck_assert_int_eq(c.endings[1].status, LM_OK);
    close_crowd(&c);
}
END_TEST

static lm_status cancel_self(void *ctx, const char *text, size_t n)
{
    ending *e = ctx;

    (void)text;
    (void)n;
    ck_assert(lm_client_cancel(e->crowd->client, e->id));
    return LM_OK;
}

START_TEST(cancelled_while_its_text_comes)
{
    crowd c = {0};
    fake_step *step = &c.script[0];

    step->type = "text/event-stream";
    step->body = "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{"
                 "\"index\":0,\"id\":\"call_1\",\"function\":{\"name\":"
                 "\"UserDetails\",\"arguments\":\"{\"}}]}}]}\n\n\n";
    step->deed = FAKE_STALL_BODY;
    step->first = strlen(step->body) - 1;
    open_crowd(&c, 0);
    c.options.on_text = cancel_self;
    c.options.on_text_ctx = &c.endings[0];
    submit(&c, 0);
    lm_client_run(c.client);
    assert_told(&c, 1, LM_CANCELLED);
    close_crowd(&c);
}
END_TEST

START_TEST(a_callback_submits)
{
    crowd c = {.endings = {{.submits = 2}, {.submits = 3}}};

    open_crowd(&c, 1);
    submit(&c, 0);
    lm_client_run(c.client);
    assert_told(&c, 3, LM_OK);
    close_crowd(&c);
}
END_TEST

START_TEST(a_callback_ends_the_run)
{
    crowd c = {.endings = {{.answer = LM_IO}}};

    open_crowd(&c, 1);
    submit_all(&c, 3);
    ck_assert_int_eq(lm_client_run(c.client), LM_IO);
    ck_assert_uint_eq(c.n_told, 1);
    ck_assert_uint_eq(lm_client_in_flight(c.client), 2);
    ck_assert_int_eq(lm_client_run(c.client), LM_OK);
    assert_told(&c, 3, LM_OK);
    close_crowd(&c);
}
END_TEST

START_TEST(the_client_is_freed)
{
    crowd c = {.endings = {{.cancels = 2}, {.answer = LM_IO}}};

    c.script[0].deed = FAKE_STALL;
    open_crowd(&c, 1);
    submit_all(&c, 3);
    lm_client_poll(c.client, 0);
    lm_client_free(c.client);
    c.client = NULL;
    assert_told(&c, 3, LM_CANCELLED);
    close_crowd(&c);
}
END_TEST

/* The deadline counts in line too. */
START_TEST(too_late_before_its_turn)
{
    crowd c = {.options = {.deadline_ms = 50}};

    c.script[0].deed = FAKE_STALL;
    open_crowd(&c, 1);
    submit_all(&c, 3);
    lm_client_run(c.client);
    assert_told(&c, 3, LM_DEADLINE);
    ck_assert_uint_eq(fake_requests(c.server), 1);
    close_crowd(&c);
}
END_TEST

START_TEST(what_is_not_taken)
{
    crowd c = {0};

    open_crowd(&c, 0);
    ck_assert_uint_eq(UserDetails_submit(c.client, NULL, NULL, on_user, NULL),
                      0);
    ck_assert_int_eq(lm_client_error(c.client)->status, LM_ARGUMENT);
    ck_assert_int_eq(lm_client_run(c.client), LM_OK);
    ck_assert_int_eq(lm_client_run(NULL), LM_ARGUMENT);
    ck_assert(!lm_client_cancel(c.client, 0));
    ck_assert(!lm_client_cancel(c.client, 77));
    close_crowd(&c);
}
END_TEST

/* A retry takes the loop's timer too. */
START_TEST(in_an_event_loop)
{
    crowd c = {.options = {.max_transport_retries = 3}};
    loop l = {.ms = -1};
    UserDetails *user = NULL;

    c.script[2] = (fake_step){
        .status = 429, .headers = "retry-after-ms: 20\r\n", .body = "{}"};
    open_crowd(&c, 4);
    ck_assert_int_eq(loop_hang(&l, c.client), LM_OK);
    submit_all(&c, 10);
    ck_assert_int_eq(l.ms, 0);
    ck_assert_int_eq(
        UserDetails_create_with(c.client, messages, NULL, &user, NULL),
        LM_ARGUMENT);
    while (lm_client_in_flight(c.client))
        loop_turn(&l, c.client);
    assert_told(&c, 10, LM_OK);
    ck_assert_uint_eq(fake_requests(c.server), 11);
    lm_client_on_socket(c.client, NULL, NULL);
    ck_assert_ptr_nonnull(user = UserDetails_create(c.client, messages));
    UserDetails_free(user);
    close_crowd(&c);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("async");
    TCase *cases = tcase_create("async");

    tcase_add_test(cases, each_is_told_once);
    tcase_add_test(cases, no_more_at_once_than_allowed);
    tcase_add_test(cases, first_come_first_served);
    tcase_add_test(cases, a_call_that_is_waited_for_among_them);
    tcase_add_test(cases, cancelled_before_it_began);
    tcase_add_test(cases, cancelled_by_another);
    tcase_add_test(cases, cancelled_while_its_text_comes);
    tcase_add_test(cases, a_callback_submits);
    tcase_add_test(cases, a_callback_ends_the_run);
    tcase_add_test(cases, the_client_is_freed);
    tcase_add_test(cases, too_late_before_its_turn);
    tcase_add_test(cases, what_is_not_taken);
    tcase_add_test(cases, in_an_event_loop);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
