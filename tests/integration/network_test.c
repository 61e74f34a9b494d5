/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/*
 * The transport over libcurl against real sockets. Limits are short, and what
 * ends a wait is the limit, never a sleep.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"

static void add_good(fixture *f)
{
    fixture_step(f, reply_value(LM_MODE_TOOLS, GOOD));
}

START_TEST(silence)
{
    fixture f = {.options = {.timeouts = {.first_byte_ms = 50}},
                 .call = {.max_transport_retries = LM_NO_RETRIES}};

    fixture_text(&f, "")->deed = FAKE_STALL;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_TIMEOUT);
    fixture_free(&f);
}
END_TEST

START_TEST(silence_within_the_body)
{
    fixture f = {.options = {.timeouts = {.idle_ms = 50}}};
    fake_step *step = fixture_text(&f, GOOD);

    step->deed = FAKE_STALL_BODY;
    step->first = 5;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_TIMEOUT);
    ck_assert_uint_eq(f.err.attempts, 1);
    fixture_free(&f);
}
END_TEST

START_TEST(the_deadline)
{
    fixture f = {.call = {.deadline_ms = 50}};

    fixture_text(&f, "")->deed = FAKE_STALL;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_DEADLINE);
    fixture_free(&f);
}
END_TEST

/* The connection of a try that was cut is not used for the next. */
START_TEST(silence_and_then_an_answer)
{
    fixture f = {.options = {.timeouts = {.first_byte_ms = 50}}};

    fixture_text(&f, "")->deed = FAKE_STALL;
    add_good(&f);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.attempts, 2);
    fixture_free(&f);
}
END_TEST

START_TEST(a_cut)
{
    fixture f = {.call = {.max_transport_retries = LM_NO_RETRIES}};
    fake_step *step = fixture_text(&f, GOOD);

    step->deed = FAKE_CUT;
    step->first = 5;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_IO);
    ck_assert_msg(strncmp(f.err.message, "127.0.0.1:", 10) == 0, "%s",
                  f.err.message);
    fixture_free(&f);
}
END_TEST

/* Of a crowd of calls that fail. */
typedef struct fates {
    unsigned cut, hung_up, other;
} fates;

static lm_status on_end(void *ctx, UserDetails *user, const lm_error *err)
{
    fates *f = ctx;
    bool cut = strstr(err->message, "remaining") ||
               strstr(err->message, "partial file");
    bool hung_up = strstr(err->message, "mpty reply") ||
                   strstr(err->message, "returned nothing");

    UserDetails_free(user);
    f->cut += cut;
    f->hung_up += hung_up;
    f->other += cut == hung_up;
    return LM_OK;
}

/* However many fail at once, each is told its own failure. */
START_TEST(why_of_several)
{
    enum { CALLS = 12 };
    static const lm_message messages[] = {{LM_USER, "Hello"}, LM_MESSAGES_END};
    const lm_call_options call = {.max_transport_retries = LM_NO_RETRIES};
    fake_step script[CALLS];
    fake *server;
    lm_client *client;
    lm_client_options options = {.max_in_flight = CALLS};
    fates f = {0};

    for (size_t i = 0; i < CALLS; i++)
        script[i] = (fake_step){
            .deed = i % 2 ? FAKE_CUT : FAKE_HANG_UP, .body = GOOD, .first = 5};
    server = fake_start(script, CALLS);
    options.base_url = fake_url(server);
    client = lm_client_from_provider("llamacpp/any", &options);
    ck_assert_ptr_nonnull(client);
    for (size_t i = 0; i < CALLS; i++)
        ck_assert(UserDetails_submit(client, messages, &call, on_end, &f));
    ck_assert_int_eq(lm_client_run(client), LM_OK);
    ck_assert_uint_eq(f.other, 0);
    ck_assert_uint_eq(f.cut, CALLS / 2);
    ck_assert_uint_eq(f.hung_up, CALLS / 2);
    lm_client_free(client);
    fake_stop(server);
}
END_TEST

START_TEST(a_cut_and_then_an_answer)
{
    fixture f = {0};

    fixture_text(&f, GOOD)->deed = FAKE_CUT;
    fixture_text(&f, "")->deed = FAKE_HANG_UP;
    add_good(&f);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.attempts, 3);
    fixture_free(&f);
}
END_TEST

/* A stream's request is not kept: for another try it is written again. */
START_TEST(a_stream_that_is_cut_is_asked_for_again)
{
    static const char alive[] = ": alive\n\n";
    fixture f = {.client_name = "openai/o3-mini",
                 .call = {.has_temperature = true, .stop = LM_STOP_ON_ERROR}};
    fake_step *step = fixture_text(&f, alive);

    step->type = "text/event-stream";
    step->deed = FAKE_CUT;
    step->first = sizeof(alive) - 2;
    add_good(&f);
    fixture_call(&f, LM_MODE_TOOLS);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.info.attempts, 2);
    ck_assert_str_eq(f.info.left_out, "temperature");
    ck_assert_str_eq(fake_request_at(f.server, 1)->head,
                     fake_request_at(f.server, 0)->head);
    ck_assert_str_eq(fake_request_at(f.server, 1)->body,
                     fake_request_at(f.server, 0)->body);
    fixture_free(&f);
}
END_TEST

/* A port of this machine that nobody listens on. */
static void free_port(char *url, size_t size)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t n = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, n), 0);
    ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&address, &n), 0);
    close(fd);
    snprintf(url, size, "http://127.0.0.1:%d/v1", ntohs(address.sin_port));
}

START_TEST(nobody_there)
{
    static const lm_message messages[] = {{LM_USER, "Hello"}, LM_MESSAGES_END};
    char url[64];
    lm_client_options options = {.base_url = url};
    lm_call_options call = {.max_transport_retries = LM_NO_RETRIES};
    lm_client *client;
    UserDetails *user = NULL;
    lm_error err = {0};

    free_port(url, sizeof(url));
    client = lm_client_from_provider("llamacpp/any", &options);
    ck_assert_ptr_nonnull(client);
    ck_assert_int_eq(
        UserDetails_create_with(client, messages, &call, &user, &err),
        LM_CONNECT);
    ck_assert_int_eq(err.http_status, 0);
    ck_assert_ptr_null(user);
    lm_client_free(client);
}
END_TEST

/* The key is for the host that was named, and for no other. */
START_TEST(a_redirect_is_not_followed)
{
    static const fake_step elsewhere[] = {{.body = "{}"}};
    fake *other = fake_start(elsewhere, 1);
    char header[100];
    fixture f = {0};
    fake_step *step = fixture_text(&f, "");

    snprintf(header, sizeof(header), "Location: %s\r\n", fake_url(other));
    step->status = 307;
    step->headers = header;
    ck_assert_int_eq(fixture_call(&f, LM_MODE_TOOLS), LM_BAD_REQUEST);
    ck_assert_int_eq(f.err.http_status, 307);
    ck_assert_uint_eq(fake_requests(other), 0);
    fixture_free(&f);
    fake_stop(other);
}
END_TEST

START_TEST(a_connection_is_used_again)
{
    static const lm_message messages[] = {{LM_USER, "Hello"}, LM_MESSAGES_END};
    fixture f = {0};

    for (int i = 0; i < 3; i++)
        add_good(&f);
    fixture_call(&f, LM_MODE_TOOLS);
    for (int i = 0; i < 2; i++) {
        UserDetails *user = UserDetails_create(f.client, messages);

        ck_assert_msg(user != NULL, "%s", lm_client_error(f.client)->message);
        UserDetails_free(user);
    }
    ck_assert_uint_eq(fake_connections(f.server), 1);
    fixture_free(&f);
}
END_TEST

/* Else libcurl asks first whether it may send more than 1 MB, and waits. */
START_TEST(a_large_request_is_sent_at_once)
{
    enum { LARGE = 1200000 };
    char *text = malloc(LARGE + 1);
    lm_message messages[] = {{LM_USER, text}, LM_MESSAGES_END};
    fixture f = {0};

    ck_assert_ptr_nonnull(text);
    memset(text, 'x', LARGE);
    text[LARGE] = '\0';
    for (int i = 0; i < 3; i++)
        add_good(&f);
    fixture_call(&f, LM_MODE_TOOLS);
    for (size_t i = 1; i < 3; i++) {
        UserDetails *user = UserDetails_create(f.client, messages);
        const char *head = fake_request_at(f.server, i)->head;

        ck_assert_msg(user != NULL, "%s", lm_client_error(f.client)->message);
        UserDetails_free(user);
        ck_assert_msg(!strstr(head, "Expect"), "request %zu: %s", i, head);
        text[1] = '\0'; /* the next one is small again */
    }
    fixture_free(&f);
    free(text);
}
END_TEST

/* A model that stands in the URL: connections are used for one and another. */
START_TEST(urls_that_change)
{
    static const char *const models[] = {"one", "two", "one", "one", "two"};
    enum { CALLS = sizeof(models) / sizeof(*models) };
    static const lm_message messages[] = {{LM_USER, "Hello"}, LM_MESSAGES_END};
    static const fake_step refusals[CALLS] = {{.status = 400, .body = "{}"},
                                              {.status = 400, .body = "{}"},
                                              {.status = 400, .body = "{}"},
                                              {.status = 400, .body = "{}"},
                                              {.status = 400, .body = "{}"}};
    fake *server = fake_start(refusals, CALLS);
    const lm_client_options options = {.base_url = fake_url(server),
                                       .api_key = "sk-test-0001"};
    lm_client *client = lm_client_from_provider("gemini/any", &options);

    ck_assert_ptr_nonnull(client);
    for (size_t i = 0; i < CALLS; i++) {
        const lm_call_options call = {.model = models[i]};
        UserDetails *user = NULL;
        char path[40];

        ck_assert_int_eq(
            UserDetails_create_with(client, messages, &call, &user, NULL),
            LM_BAD_REQUEST);
        snprintf(path, sizeof(path), "/models/%s:generateContent ", models[i]);
        ck_assert_msg(strstr(fake_request_at(server, i)->head, path) != NULL,
                      "request %zu: no %s in %s", i, path,
                      fake_request_at(server, i)->head);
    }
    lm_client_free(client);
    fake_stop(server);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("network");
    TCase *cases = tcase_create("network");

    tcase_add_test(cases, silence);
    tcase_add_test(cases, silence_within_the_body);
    tcase_add_test(cases, the_deadline);
    tcase_add_test(cases, silence_and_then_an_answer);
    tcase_add_test(cases, a_cut);
    tcase_add_test(cases, why_of_several);
    tcase_add_test(cases, a_cut_and_then_an_answer);
    tcase_add_test(cases, a_stream_that_is_cut_is_asked_for_again);
    tcase_add_test(cases, nobody_there);
    tcase_add_test(cases, a_redirect_is_not_followed);
    tcase_add_test(cases, a_connection_is_used_again);
    tcase_add_test(cases, urls_that_change);
    tcase_add_test(cases, a_large_request_is_sent_at_once);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
