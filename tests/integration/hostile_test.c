/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

/*
 * Servers, and what stands before them, that are odd, broken or hostile: a
 * good answer is read however it comes, and all else ends in bounded time and
 * memory, with a status that says what it was.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"

static fake_step *add_good(fixture *f)
{
    return fixture_step(f, reply_value(LM_MODE_TOOLS, GOOD));
}

static fixture once(void)
{
    return (fixture){.call = {.max_transport_retries = LM_NO_RETRIES}};
}

/* A good answer that comes in some way. */
static const struct {
    const char *name;
    fake_deed deed;
    const char *type;
} ways[] = {
    {"as plain text", FAKE_ANSWER, "text/plain"},
    {"as HTML", FAKE_ANSWER, "text/html; charset=utf-16"},
    {"as nothing that is", FAKE_ANSWER, ";;;\"\\"},
    {"as bytes", FAKE_ANSWER, "application/octet-stream"},
    {"in chunks of a byte", FAKE_CHUNKED, NULL},
    {"compressed", FAKE_GZIP, NULL},
    {"slowly", FAKE_SLOWLY, NULL},
};

START_TEST(a_good_answer)
{
    fixture f = once();
    fake_step *step = add_good(&f);

    step->deed = ways[_i].deed;
    step->type = ways[_i].type;
    ck_assert_msg(fixture_call(&f, LM_MODE_TOOLS) == LM_OK, "%s: %s",
                  ways[_i].name, f.err.message);
    fixture_assert_jason(&f);
    fixture_free(&f);
}
END_TEST

/* What is no answer, and what it is called. */
static const struct {
    const char *name;
    fake_step step;
    lm_status status;
    int http_status;
    const char *says; /* a part of the message */
} faults[] = {
    {"HTML of a proxy",
     {.status = 502,
      .type = "text/html",
      .body = "<html><body><h1>502 Bad Gateway</h1></body></html>"},
     LM_SERVER,
     502,
     "502"},
    {"HTML as if it were an answer",
     {.type = "text/html", .body = "<!DOCTYPE html><p>Log in first</p>"},
     LM_PROTOCOL,
     200,
     ""},
    {"an empty answer", {.body = ""}, LM_PROTOCOL, 200, ""},
    {"an answer cut within its JSON",
     {.body = "{\"choices\":[{\"message\":{\"cont"},
     LM_PROTOCOL,
     200,
     ""},
    {"bytes that are not UTF-8",
     {.body = "{\"choices\":[{\"message\":{\"content\":\"\xFF\xC0\"}}]}"},
     LM_PROTOCOL,
     200,
     ""},
    {"a socket closed by half",
     {.deed = FAKE_HALF_CLOSE, .body = "{\"choices\":[]}", .first = 5},
     LM_IO,
     200,
     "127.0.0.1"},
    {"headers without end", {.deed = FAKE_HEADERS}, LM_LIMIT, 200, "header"},
    {"an error in HTTP 200",
     {.body = "{\"error\":{\"message\":\"no more credit\","
              "\"type\":\"insufficient_quota\"}}"},
     LM_QUOTA,
     200,
     "no more credit"},
};

START_TEST(a_fault)
{
    fixture f = once();
    fake_step *step =
        fixture_text(&f, faults[_i].step.body ? faults[_i].step.body : "");
    const char *body = step->body;
    lm_status status;

    *step = faults[_i].step;
    step->body = body;
    status = fixture_call(&f, LM_MODE_TOOLS);
    ck_assert_msg(status == faults[_i].status, "%s: %s: %s", faults[_i].name,
                  lm_status_name(status), f.err.message);
    ck_assert_msg(f.err.http_status == faults[_i].http_status, "%s: HTTP %d",
                  faults[_i].name, f.err.http_status);
    ck_assert_msg(strstr(f.err.message, faults[_i].says) != NULL, "%s: %s",
                  faults[_i].name, f.err.message);
    fixture_free(&f);
}
END_TEST

/* The limit ends it, long before a hundred megabytes have come. */
START_TEST(a_flood)
{
    fixture f = once();
    fake_step *step = fixture_text(&f, "{\"choices\":");

    step->deed = FAKE_FLOOD;
    step->first = (size_t)100 * 1000 * 1000;
    f.options.max_response = 1000000;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_LIMIT);
    fixture_free(&f);
}
END_TEST

/* Each byte comes in time, but not all of them. */
START_TEST(a_server_that_never_gets_done)
{
    static char endless[100001];
    fixture f = once();
    fake_step *step;

    memset(endless, ' ', sizeof(endless) - 1);
    step = fixture_text(&f, endless);
    step->deed = FAKE_SLOWLY;
    f.options.timeouts.total_ms = 60;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_TIMEOUT);
    fixture_free(&f);
}
END_TEST

/* What could not be read is asked for again, where that may help. */
START_TEST(a_fault_and_then_an_answer)
{
    fixture f = {0};
    fake_step *step = fixture_text(&f, "<h1>Bad Gateway</h1>");

    step->status = 502;
    step->type = "text/html";
    step->headers = "Retry-After: 0\r\n";
    add_good(&f)->deed = FAKE_GZIP;
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.attempts, 2);
    fixture_free(&f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("hostile");
    TCase *cases = tcase_create("hostile");

    tcase_add_loop_test(cases, a_good_answer, 0,
                        (int)(sizeof(ways) / sizeof(ways[0])));
    tcase_add_loop_test(cases, a_fault, 0,
                        (int)(sizeof(faults) / sizeof(faults[0])));
    tcase_add_test(cases, a_flood);
    tcase_add_test(cases, a_server_that_never_gets_done);
    tcase_add_test(cases, a_fault_and_then_an_answer);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
