/* SPDX-License-Identifier: MIT */
/*
 * What a typed call costs beyond libcurl: the work of this process for one
 * call, against that of a reused easy handle which sends the same bytes and
 * keeps the same body, on connections that stay open. `submit`: several calls
 * in flight, against as many handles in a loop of curl_multi_perform and
 * curl_multi_poll.
 *
 *     bench_call [--quick]
 */
#include "answerer.h"
#include "call.lm.h"
#include "race.h"

#include <curl/curl.h>
#include <lm/lm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BODY_ROOM = 65536, IN_FLIGHT = 8 };

static const char answer[] =
    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,"
    "\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"message\":{"
    "\"role\":\"assistant\",\"content\":\"{\\\"name\\\":\\\"Jason\\\","
    "\\\"age\\\":25}\",\"refusal\":null},\"finish_reason\":\"stop\"}],"
    "\"usage\":{\"prompt_tokens\":82,\"completion_tokens\":12,"
    "\"total_tokens\":94}}";

static const lm_message messages[] = {
    {.role = LM_SYSTEM, .text = "You are a world class extractor."},
    {.role = LM_USER, .text = "Extract: Jason is 25 years old."},
    LM_MESSAGES_END};

/* What the typed call sent first. */
typedef struct request {
    char text[BODY_ROOM];
    char url[128];
    struct curl_slist *headers;
    char *body;
} request;

typedef struct bare {
    CURL *easy;
    char body[BODY_ROOM];
    size_t n;
} bare;

typedef struct crowd {
    CURLM *multi;
    bare lines[IN_FLIGHT];
} crowd;

static void fail(const char *what)
{
    fprintf(stderr, "bench_call: %s\n", what);
    exit(1);
}

static void call_typed(void *ctx)
{
    Person *person = Person_create(ctx, messages);

    if (!person)
        fail(lm_client_error(ctx)->message);
    Person_free(person);
}

static lm_status take(void *ctx, Person *person, const lm_error *err)
{
    (void)ctx;
    if (!person)
        fail(err->message);
    Person_free(person);
    return LM_OK;
}

static void submit_typed(void *ctx)
{
    for (int i = 0; i < IN_FLIGHT; i++)
        if (!Person_submit(ctx, messages, NULL, take, NULL))
            fail(lm_client_error(ctx)->message);
    if (lm_client_run(ctx))
        fail("the client stopped");
}

static size_t keep(char *bytes, size_t size, size_t n, void *ctx)
{
    bare *b = ctx;

    n *= size;
    if (n > sizeof(b->body) - b->n)
        return 0;
    memcpy(b->body + b->n, bytes, n);
    b->n += n;
    return n;
}

static void check_bare(const bare *b, CURLcode bad)
{
    if (bad || b->n != sizeof(answer) - 1)
        fail("libcurl");
}

static void call_bare(void *ctx)
{
    bare *b = ctx;

    b->n = 0;
    check_bare(b, curl_easy_perform(b->easy));
}

/* Returns how many are done. */
static int take_done(CURLM *multi)
{
    const CURLMsg *message;
    int n = 0;
    int left;

    while ((message = curl_multi_info_read(multi, &left))) {
        CURL *easy = message->easy_handle;
        CURLcode result = message->data.result;
        bare *b = NULL;

        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &b);
        curl_multi_remove_handle(multi, easy);
        check_bare(b, result);
        n++;
    }
    return n;
}

static void submit_bare(void *ctx)
{
    crowd *c = ctx;
    int left = IN_FLIGHT;
    int running;

    for (int i = 0; i < IN_FLIGHT; i++) {
        c->lines[i].n = 0;
        curl_multi_add_handle(c->multi, c->lines[i].easy);
    }
    for (;;) {
        curl_multi_perform(c->multi, &running);
        left -= take_done(c->multi);
        if (!left)
            return;
        curl_multi_poll(c->multi, NULL, 0, 1000, NULL);
    }
}

static bool is_libcurls_own(const char *line)
{
    static const char *const names[] = {
        "Host:", "Content-Length:", "Accept-Encoding:"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strncmp(line, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

/* Of a head with the request line and an end of line behind each line. */
static struct curl_slist *headers_of(char *head)
{
    struct curl_slist *list = NULL;
    char *line = strstr(head, "\r\n");

    while (line && line[2]) {
        char *next = strstr(line + 2, "\r\n");

        if (next)
            *next = '\0';
        if (!is_libcurls_own(line + 2))
            list = curl_slist_append(list, line + 2);
        line = next;
    }
    return list;
}

static void read_request(request *r, answerer *server)
{
    size_t n = answerer_first(server, r->text, sizeof(r->text) - 1);

    r->body = strstr(r->text, "\r\n\r\n");
    if (!n || !r->body)
        fail("no first request");
    r->body += 4;
    r->body[-2] = '\0'; /* behind the last header's end of line */
    snprintf(r->url, sizeof(r->url), "%s/chat/completions", server->url);
    r->headers = headers_of(r->text);
}

static void open_bare(bare *b, const request *r)
{
    b->easy = curl_easy_init();
    curl_easy_setopt(b->easy, CURLOPT_URL, r->url);
    curl_easy_setopt(b->easy, CURLOPT_HTTPHEADER, r->headers);
    curl_easy_setopt(b->easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(b->easy, CURLOPT_POSTFIELDS, r->body);
    curl_easy_setopt(b->easy, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(b->easy, CURLOPT_WRITEDATA, b);
    curl_easy_setopt(b->easy, CURLOPT_PRIVATE, b);
    curl_easy_setopt(b->easy, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(b->easy, CURLOPT_NOSIGNAL, 1L);
}

static void open_crowd(crowd *c, const request *r)
{
    c->multi = curl_multi_init();
    for (int i = 0; i < IN_FLIGHT; i++)
        open_bare(&c->lines[i], r);
}

static void close_crowd(crowd *c)
{
    for (int i = 0; i < IN_FLIGHT; i++)
        curl_easy_cleanup(c->lines[i].easy);
    curl_multi_cleanup(c->multi);
}

/* Short rounds: what else the machine does falls into few of them. */
static double race(runner *ours, runner theirs, unsigned rounds)
{
    runner runners[2] = {*ours, theirs};

    runners[0].least = runners[1].least = 0.001;
    race_run(runners, 2, rounds);
    *ours = runners[0];
    return race_ratio(&runners[0], &runners[1], rounds);
}

int main(int argc, char **argv)
{
    unsigned rounds = argc > 1 && !strcmp(argv[1], "--quick") ? 41 : 201;
    static request first;
    static crowd c;
    static bare b;
    answerer server;
    lm_client_options options = {.api_key = "sk-bench-0001"};
    runner ours = {.run = call_typed};
    runner many = {.run = submit_typed};

    if (!answerer_start(&server, answer))
        fail("no server");
    options.base_url = server.url;
    ours.ctx = many.ctx =
        lm_client_from_provider("openai/gpt-4o-mini", &options);
    if (!ours.ctx)
        fail("no client");
    call_typed(ours.ctx);
    read_request(&first, &server);
    open_bare(&b, &first);
    open_crowd(&c, &first);
    race_pin();
    race_pin_apart(server.process);
    printf("bench call cpu libcurl %.3f goal 1.03\n",
           race(&ours, (runner){.run = call_bare, .ctx = &b}, rounds));
    printf("bench call cpu self %.1fus\n", race_median(&ours, rounds) * 1e6);
    printf("bench call cpu submit %.3f\n",
           race(&many, (runner){.run = submit_bare, .ctx = &c}, rounds));
    lm_client_free(ours.ctx);
    curl_easy_cleanup(b.easy);
    close_crowd(&c);
    curl_slist_free_all(first.headers);
    answerer_stop(&server);
    return 0;
}
