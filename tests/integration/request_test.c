/* SPDX-License-Identifier: MIT */
#include "reply.h"
#include "suite.h"
#include "user.lm.h"

#include <lm/transport.h>
#include <stdlib.h>
#include <string.h>

/*
 * Calls in two halves. The client's transport refuses all that it is given:
 * whatever carries HTTP here is the test.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"

static const lm_message msgs[] = {{LM_USER, "Jason is 25"}, LM_MESSAGES_END};

static lm_status refuse(void *ctx, lm_exchange *exchange, lm_error *err)
{
    (void)exchange;
    *(size_t *)ctx += 1;
    return lm_error_set(err, LM_CONNECT, "nothing is to be sent");
}

typedef struct halves {
    size_t n_sent;
    lm_transport transport;
    lm_client *client;
    lm_error err;
} halves;

static void open_client(halves *h, const char *name)
{
    lm_client_options options = {.transport = &h->transport,
                                 .api_key = "sk-test-0001",
                                 .base_url = "https://llm.example.org/v1"};

    h->transport = (lm_transport){.begin = refuse, .ctx = &h->n_sent};
    ck_assert_int_eq(lm_client_open(name, &options, &h->client, NULL), LM_OK);
}

static void close_client(halves *h)
{
    ck_assert_uint_eq(h->n_sent, 0);
    lm_client_free(h->client);
}

static bool has_header(const lm_request *request, const char *line)
{
    for (const char *const *at = request->headers; *at; at++)
        if (strcmp(*at, line) == 0)
            return true;
    return false;
}

START_TEST(the_request_alone)
{
    halves h = {0};
    lm_request *request = NULL;

    open_client(&h, "openai/gpt-4o-mini");
    ck_assert_int_eq(
        UserDetails_request(h.client, msgs, NULL, &request, &h.err), LM_OK);
    ck_assert_str_eq(request->method, "POST");
    ck_assert_str_eq(request->url,
                     "https://llm.example.org/v1/chat/completions");
    ck_assert(has_header(request, "Authorization: Bearer sk-test-0001"));
    ck_assert(has_header(request, "Content-Type: application/json"));
    ck_assert_uint_eq(request->body_size, strlen(request->body));
    ck_assert_ptr_nonnull(strstr(request->body, "\"Jason is 25\""));
    ck_assert_ptr_nonnull(strstr(request->body, "\"json_schema\""));
    lm_request_free(request);
    close_client(&h);
}
END_TEST

static lm_status ignore_text(void *ctx, const char *text, size_t n)
{
    (void)text;
    *(size_t *)ctx += n;
    return LM_OK;
}

START_TEST(a_request_for_a_stream)
{
    size_t n = 0;
    const lm_call_options options = {.on_text = ignore_text, .on_text_ctx = &n};
    halves h = {0};
    lm_request *request = NULL;

    open_client(&h, "gemini/flash");
    ck_assert_int_eq(
        UserDetails_request(h.client, msgs, &options, &request, &h.err), LM_OK);
    ck_assert_str_eq(request->url, "https://llm.example.org/v1/models/flash"
                                   ":streamGenerateContent?alt=sse");
    lm_request_free(request);
    close_client(&h);
}
END_TEST

START_TEST(the_way_back)
{
    static const char *const headers[] = {"Content-Type: application/json",
                                          "x-request-id: req_7", NULL};
    char *body = reply_content(GOOD, "stop");
    lm_response response = {200, headers, body, strlen(body)};
    lm_call_info info = {0};
    lm_call_options options = {.info = &info};
    UserDetails *user = NULL;
    halves h = {0};

    open_client(&h, "openai/gpt-4o-mini");
    ck_assert_int_eq(
        UserDetails_response(h.client, &response, &options, &user, &h.err),
        LM_OK);
    ck_assert_str_eq(user->name, "Jason");
    ck_assert_int_eq(info.usage.total, 15);
    ck_assert_str_eq(info.request_id, "req_7");
    UserDetails_free(user);
    free(body);
    close_client(&h);
}
END_TEST

START_TEST(the_way_back_of_a_stream)
{
    static const char *const headers[] = {"Content-Type: text/event-stream",
                                          NULL};
    static const char body[] =
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":"
        "\"{\\\"name\\\":\\\"Jason\\\",\\\"age\\\":25}\"},"
        "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    const lm_response response = {200, headers, body, sizeof(body) - 1};
    size_t n = 0;
    lm_call_options options = {.on_text = ignore_text, .on_text_ctx = &n};
    UserDetails *user = NULL;
    halves h = {0};

    open_client(&h, "openai/gpt-4o-mini");
    ck_assert_int_eq(
        UserDetails_response(h.client, &response, &options, &user, &h.err),
        LM_OK);
    ck_assert_int_eq(user->age, 25);
    ck_assert_uint_eq(n, strlen(GOOD));
    UserDetails_free(user);
    close_client(&h);
}
END_TEST

static const struct {
    int http_status;
    lm_status status;
    const char *body;
    const char *message;
} errors[] = {
    {401, LM_AUTH,
     "{\"error\":{\"message\":\"no such key\",\"code\":\"invalid\"}}",
     "no such key"},
    {429, LM_RATE_LIMIT, "{\"error\":{\"message\":\"slow down\"}}",
     "slow down"},
    {200, LM_SERVER, "{\"error\":{\"message\":\"overloaded\"}}", "overloaded"},
    {502, LM_SERVER, "<html>Bad gateway</html>", "<html>"},
    {200, LM_PROTOCOL, "[]", "no answer"},
    {200, LM_PROTOCOL, NULL, "no answer"},
    {200, LM_INVALID,
     "{\"choices\":[{\"message\":{\"content\":\"{\\\"name\\\":\\\"J\\\","
     "\\\"age\\\":-1}\"},\"finish_reason\":\"stop\"}]}",
     "below the minimum 0"},
};

/* Nothing is retried: there is nobody to send it. */
START_TEST(responses_that_are_errors)
{
    const char *body = errors[_i].body;
    const lm_response response = {errors[_i].http_status, NULL, body,
                                  body ? strlen(body) : 0};
    UserDetails *user = NULL;
    halves h = {0};

    open_client(&h, "openai/gpt-4o-mini");
    ck_assert_int_eq(
        UserDetails_response(h.client, &response, NULL, &user, &h.err),
        errors[_i].status);
    ck_assert_ptr_null(user);
    ck_assert_msg(strstr(h.err.message, errors[_i].message) != NULL, "%s",
                  h.err.message);
    close_client(&h);
}
END_TEST

START_TEST(what_has_no_request)
{
    static const lm_message none[] = {LM_MESSAGES_END};
    const lm_call_options grammar = {.mode = LM_MODE_GRAMMAR};
    lm_request *request = NULL;
    halves h = {0};

    open_client(&h, "openai/gpt-4o-mini");
    ck_assert_int_eq(
        UserDetails_request(h.client, none, NULL, &request, &h.err),
        LM_ARGUMENT);
    ck_assert_int_eq(
        UserDetails_request(h.client, msgs, &grammar, &request, &h.err),
        LM_UNSUPPORTED);
    ck_assert_int_eq(UserDetails_request(NULL, msgs, NULL, &request, &h.err),
                     LM_CONFIG);
    ck_assert_ptr_null(request);
    lm_request_free(NULL);
    close_client(&h);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("request");
    TCase *cases = tcase_create("request");

    tcase_add_test(cases, the_request_alone);
    tcase_add_test(cases, a_request_for_a_stream);
    tcase_add_test(cases, the_way_back);
    tcase_add_test(cases, the_way_back_of_a_stream);
    tcase_add_loop_test(cases, responses_that_are_errors, 0,
                        sizeof(errors) / sizeof(*errors));
    tcase_add_test(cases, what_has_no_request);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
