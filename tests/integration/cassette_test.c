/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "reply.h"
#include "suite.h"

#include <lm/cassette.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * What a call said and heard is recorded without secrets, and the same call is
 * answered out of the file; another one is told where it differs.
 */

#define GOOD "{\"name\":\"Jason\",\"age\":25}"
#define KEY "sk-test-0001"

/* A file of the test's own. */
typedef struct tape {
    char path[32];
    char *text; /* what is in it */
    lm_cassette *played;
    lm_client *client; /* that plays it: what it told stands as long */
} tape;

static void tape_new(tape *t)
{
    int fd;

    snprintf(t->path, sizeof(t->path), "/tmp/lm-cassette-XXXXXX");
    fd = mkstemp(t->path);
    ck_assert_int_ge(fd, 0);
    close(fd);
    t->text = NULL;
    t->played = NULL;
    t->client = NULL;
}

static void tape_stop(tape *t)
{
    lm_client_free(t->client);
    lm_cassette_close(t->played);
    t->client = NULL;
    t->played = NULL;
}

static void tape_write(const tape *t, const char *text)
{
    FILE *file = fopen(t->path, "w");

    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

static const char *tape_read(tape *t)
{
    FILE *file = fopen(t->path, "r");
    lm_buffer text = {0};
    int c;

    ck_assert_ptr_nonnull(file);
    while ((c = fgetc(file)) != EOF)
        lm_buffer_putc(&text, (char)c);
    fclose(file);
    lm_buffer_free(&(lm_buffer){.data = t->text});
    t->text = text.data;
    return text.data;
}

static void tape_free(tape *t)
{
    tape_stop(t);
    unlink(t->path);
    free(t->text);
}

static lm_status ask(fixture *f, lm_client *client, const char *text)
{
    const lm_message msgs[] = {{LM_USER, text}, LM_MESSAGES_END};

    UserDetails_free(f->user);
    f->user = NULL;
    memset(&f->err, 0, sizeof(f->err));
    f->call.info = &f->info;
    return UserDetails_create_with(client, msgs, &f->call, &f->user, &f->err);
}

static lm_client *client_over(fixture *f, const lm_cassette *cassette,
                              const char *key)
{
    lm_client *client = NULL;

    f->options.transport = lm_cassette_transport(cassette);
    f->options.base_url = "http://user:word@localhost/v1";
    f->options.api_key = key;
    f->options.allow_http = true;
    if (!f->options.mode)
        f->options.mode = LM_MODE_JSON;
    lm_client_open("openai/gpt-4o-mini", &f->options, &client, &f->err);
    ck_assert_msg(client != NULL, "%s", f->err.message);
    return client;
}

/* One call over the script, recorded. */
static void record(fixture *f, const tape *t, const char *text)
{
    lm_cassette *cassette = NULL;
    lm_client *client;

    f->scripted.script = f->script;
    f->scripted.n_steps = f->n;
    f->transport = scripted_transport(&f->scripted);
    ck_assert_int_eq(
        lm_cassette_record(t->path, &f->transport, NULL, &cassette, &f->err),
        LM_OK);
    client = client_over(f, cassette, KEY);
    ask(f, client, text);
    lm_client_free(client);
    ck_assert_uint_eq(lm_cassette_left(cassette), 0);
    lm_cassette_close(cassette);
}

/* The same call out of the file; what is left of it then. */
static size_t replay(fixture *f, tape *t, const char *text)
{
    tape_stop(t);
    ck_assert_msg(lm_cassette_replay(t->path, NULL, &t->played, &f->err) ==
                      LM_OK,
                  "%s", f->err.message);
    t->client = client_over(f, t->played, NULL);
    ask(f, t->client, text);
    return lm_cassette_left(t->played);
}

static void finish(fixture *f, tape *t)
{
    tape_free(t);
    fixture_free(f);
}

/* A failure, an answer that is asked about, and a good one. */
START_TEST(a_call_with_all_its_requests)
{
    fixture f = {0};
    tape t;

    tape_new(&t);
    fixture_text(&f, "<html>" KEY "</html>")->status = 502;
    f.script[0].headers = "Set-Cookie: id=1\r\nX-Request-Id: req_1\r\n";
    fixture_step(&f, reply_value(LM_MODE_JSON, "{\"name\":\"\",\"age\":1}"));
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    record(&f, &t, "Jason is 25");
    fixture_assert_jason(&f);
    ck_assert_ptr_null(strstr(tape_read(&t), "sk-test"));
    ck_assert_ptr_null(strstr(t.text, "id=1"));
    ck_assert_ptr_null(strstr(t.text, "user:word"));
    ck_assert_ptr_nonnull(strstr(t.text, "\"Authorization: ***\""));
    ck_assert_ptr_nonnull(strstr(t.text, "\"pieces\":[\"<html>***</html>\"]"));

    f.scripted.n_requests = 0;
    ck_assert_uint_eq(replay(&f, &t, "Jason is 25"), 0);
    fixture_assert_jason(&f);
    ck_assert_uint_eq(f.scripted.n_requests, 0);
    ck_assert_uint_eq(f.info.attempts, 3);
    ck_assert_int_eq(f.info.attempt[0].http_status, 502);
    ck_assert_str_eq(f.info.attempt[0].request_id, "req_1");
    ck_assert_int_eq(f.info.attempt[1].status, LM_INVALID);
    finish(&f, &t);
}
END_TEST

static lm_status count_pieces(void *ctx, const char *text, size_t n)
{
    size_t *count = ctx;

    *count += text && n;
    return LM_OK;
}

#define CHUNK(text)                                                            \
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" text          \
    "\"},\"finish_reason\":null}]}\n\n"
#define STREAM                                                                 \
    CHUNK("{\\\"name\\\":\\\"Jas\xC3\xB6")                                     \
    CHUNK("n\\\",\\\"age\\\":25}")                                             \
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":"         \
    "\"stop\"}]}\n\ndata: [DONE]\n\n"

/* Cut after each 7 bytes, within code points too. */
START_TEST(a_stream_comes_in_its_pieces)
{
    size_t recorded = 0, replayed = 0;
    fixture f = {.scripted = {.piece = 7},
                 .call = {.on_text = count_pieces, .on_text_ctx = &recorded}};
    tape t;

    tape_new(&t);
    fixture_text(&f, STREAM)->headers = "Content-Type: text/event-stream\r\n";
    record(&f, &t, "Jason is 25");
    ck_assert_msg(f.user != NULL, "%s", f.err.message);
    ck_assert_ptr_nonnull(strstr(tape_read(&t), "\"pieces\":[\"data: {\",\""));
    f.call.on_text_ctx = &replayed;
    ck_assert_uint_eq(replay(&f, &t, "Jason is 25"), 0);
    ck_assert_msg(f.user != NULL, "%s", f.err.message);
    ck_assert_str_eq(f.user->name, "Jas\xC3\xB6n");
    ck_assert_uint_eq(recorded, 2);
    ck_assert_uint_eq(replayed, recorded);
    finish(&f, &t);
}
END_TEST

/* What is no text is in hexadecimal and fails again in the same way. */
START_TEST(bytes_that_are_no_text)
{
    fixture f = {.call = {.max_transport_retries = LM_NO_RETRIES}};
    tape t;
    char first[sizeof(f.err.message)];

    tape_new(&t);
    fixture_text(&f, "\xFF\xFE")->status = 500;
    record(&f, &t, "Jason is 25");
    memcpy(first, f.err.message, sizeof(first));
    ck_assert_ptr_nonnull(strstr(tape_read(&t), "\"hex\":[\"fffe\"]"));
    replay(&f, &t, "Jason is 25");
    ck_assert_int_eq(f.err.status, LM_SERVER);
    ck_assert_str_eq(f.err.message, first);
    finish(&f, &t);
}
END_TEST

START_TEST(a_connection_that_broke)
{
    fixture f = {.call = {.max_transport_retries = LM_NO_RETRIES}};
    tape t;

    tape_new(&t);
    fixture_text(&f, "")->deed = FAKE_HANG_UP;
    record(&f, &t, "Jason is 25");
    ck_assert_ptr_nonnull(strstr(
        tape_read(&t),
        "\"failure\":{\"status\":\"IO\",\"why\":\"the server hung up\"}"));
    replay(&f, &t, "Jason is 25");
    ck_assert_int_eq(f.err.status, LM_IO);
    ck_assert_str_eq(f.err.message, "localhost: the server hung up");
    finish(&f, &t);
}
END_TEST

START_TEST(another_request_is_told_where_it_differs)
{
    fixture f = {0};
    tape t;

    tape_new(&t);
    fixture_step(&f, reply_value(LM_MODE_JSON, GOOD));
    record(&f, &t, "Jason is 25");
    ck_assert_uint_eq(replay(&f, &t, "Bob is 3"), 1);
    ck_assert_int_eq(f.err.status, LM_CONFIG);
    ck_assert_str_eq(f.err.path, "/messages/1/content");
    ck_assert_ptr_nonnull(
        strstr(f.err.message,
               ":1: the body of the request differs at /messages/1/content: "
               "\"Bob is 3\" was sent, \"Jason is 25\" is recorded"));
    f.call.model = "gpt-5";
    replay(&f, &t, "Jason is 25");
    ck_assert_str_eq(f.err.path, "/model");
    finish(&f, &t);
}
END_TEST

/* A line in the order of keys that a person likes, and with spaces. */
#define BY_HAND(url)                                                           \
    "{\"request\": {\"url\": \"" url "\", \"method\": \"POST\", \"body\": "    \
    "{\"max_tokens\": 5, \"model\": \"m\"}}, \"response\": {\"status\": 200, " \
    "\"body\": {}}}\n"

START_TEST(another_url)
{
    fixture f = {0};
    tape t;

    tape_new(&t);
    tape_write(&t, "\n" BY_HAND("http://localhost/v2"));
    replay(&f, &t, "Jason is 25");
    ck_assert_ptr_nonnull(strstr(
        f.err.message, ":2: the URL of the request differs: "
                       "http://***@localhost/v1/chat/completions was sent, "
                       "http://localhost/v2 is recorded"));
    finish(&f, &t);
}
END_TEST

START_TEST(a_cassette_that_ends_too_soon)
{
    fixture f = {0};
    tape t;
    char want[100];

    tape_new(&t);
    fixture_step(&f, reply_value(LM_MODE_JSON, "{}"));
    f.call.max_retries = LM_NO_RETRIES;
    record(&f, &t, "Jason is 25");
    f.call.max_retries = 1;
    replay(&f, &t, "Jason is 25");
    snprintf(want, sizeof(want), "%s: all its exchanges were played", t.path);
    ck_assert_str_eq(f.err.message, want);
    finish(&f, &t);
}
END_TEST

static const struct {
    const char *text, *message;
} wrong[] = {
    {"{", ":1: "},
    {"{\"request\":{\"method\":\"POST\",\"url\":\"u\"}}\n",
     ":1: neither a response nor a failure"},
    {"\n{\"request\":{\"method\":\"POST\",\"url\":\"u\"},"
     "\"failure\":{\"status\":\"BAD\"}}\n",
     ":2: BAD is no status"},
    {"{\"request\":{\"url\":\"u\"},\"response\":{\"status\":7}}\n", "/method"},
};

START_TEST(a_wrong_line_is_named)
{
    lm_cassette *cassette = NULL;
    lm_error err = {0};
    tape t;

    tape_new(&t);
    tape_write(&t, wrong[_i].text);
    ck_assert_int_ne(lm_cassette_replay(t.path, NULL, &cassette, &err), LM_OK);
    ck_assert_ptr_null(cassette);
    ck_assert_msg(strstr(err.message, t.path) &&
                      strstr(err.message, wrong[_i].message),
                  "%s", err.message);
    tape_free(&t);
}
END_TEST

START_TEST(a_file_that_is_not_there)
{
    lm_cassette *cassette = NULL;
    lm_error err = {0};

    ck_assert_int_eq(
        lm_cassette_replay("/nonexistent/x", NULL, &cassette, &err), LM_IO);
    ck_assert_int_eq(
        lm_cassette_record("/nonexistent/x", NULL, NULL, &cassette, &err),
        LM_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "/nonexistent/x"));
}
END_TEST

/* A program that knows nothing of cassettes. */
START_TEST(the_environment_names_a_cassette)
{
    static const lm_message msgs[] = {{LM_USER, "Jason is 25"},
                                      LM_MESSAGES_END};
    fixture f = {.options = {.mode = LM_MODE_TOOLS}};
    lm_client_options options = {.base_url = "http://user:word@localhost/v1",
                                 .mode = LM_MODE_TOOLS};
    lm_client *client;
    tape t;

    tape_new(&t);
    fixture_step(&f, reply_value(LM_MODE_TOOLS, GOOD));
    record(&f, &t, "Jason is 25");
    UserDetails_free(f.user);
    setenv("LM_REPLAY", t.path, 1);
    unsetenv("OPENAI_API_KEY");
    client = lm_client_from_provider("openai/gpt-4o-mini", &options);
    ck_assert_ptr_nonnull(client);
    f.user = UserDetails_create(client, msgs);
    ck_assert_msg(f.user != NULL, "%s", lm_client_error(client)->message);
    fixture_assert_jason(&f);
    lm_client_free(client);
    finish(&f, &t);
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("cassette");
    TCase *cases = tcase_create("cassette");

    tcase_add_test(cases, a_call_with_all_its_requests);
    tcase_add_test(cases, a_stream_comes_in_its_pieces);
    tcase_add_test(cases, bytes_that_are_no_text);
    tcase_add_test(cases, a_connection_that_broke);
    tcase_add_test(cases, another_request_is_told_where_it_differs);
    tcase_add_test(cases, another_url);
    tcase_add_test(cases, a_cassette_that_ends_too_soon);
    tcase_add_loop_test(cases, a_wrong_line_is_named, 0, N(wrong));
    tcase_add_test(cases, a_file_that_is_not_there);
    tcase_add_test(cases, the_environment_names_a_cassette);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
