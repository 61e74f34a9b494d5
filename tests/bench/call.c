/* SPDX-License-Identifier: MIT */
/*
 * What a typed call costs beyond libcurl: the work of this process for one
 * call, against that of a reused easy handle which sends the same bytes and
 * keeps the same body, on connections that stay open.
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

enum { MAX_HEADERS = 32, BODY_ROOM = 65536 };

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

typedef struct bare {
    CURL *easy;
    char body[BODY_ROOM];
    size_t n;
} bare;

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

static void call_bare(void *ctx)
{
    bare *b = ctx;

    b->n = 0;
    if (curl_easy_perform(b->easy) || b->n != sizeof(answer) - 1)
        fail("libcurl");
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

/* Sends again what the typed call sent first. */
static void open_bare(bare *b, answerer *server, struct curl_slist **headers)
{
    static char first[BODY_ROOM];
    static char url[128];
    size_t n = answerer_first(server, first, sizeof(first) - 1);
    char *body = strstr(first, "\r\n\r\n");

    if (!n || !body)
        fail("no first request");
    body += 4;
    body[-2] = '\0'; /* behind the last header's end of line */
    snprintf(url, sizeof(url), "%s/chat/completions", server->url);
    *headers = headers_of(first);
    b->easy = curl_easy_init();
    curl_easy_setopt(b->easy, CURLOPT_URL, url);
    curl_easy_setopt(b->easy, CURLOPT_HTTPHEADER, *headers);
    curl_easy_setopt(b->easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(b->easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(b->easy, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(b->easy, CURLOPT_WRITEDATA, b);
    curl_easy_setopt(b->easy, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(b->easy, CURLOPT_NOSIGNAL, 1L);
}

int main(int argc, char **argv)
{
    unsigned rounds = argc > 1 && !strcmp(argv[1], "--quick") ? 15 : 61;
    static bare b;
    answerer server;
    struct curl_slist *headers = NULL;
    lm_client_options options = {.api_key = "sk-bench-0001"};
    runner runners[2];
    double ratio;

    if (!answerer_start(&server, answer))
        fail("no server");
    options.base_url = server.url;
    runners[0] = (runner){.run = call_typed};
    runners[1] = (runner){.run = call_bare, .ctx = &b};
    runners[0].ctx = lm_client_from_provider("openai/gpt-4o-mini", &options);
    if (!runners[0].ctx)
        fail("no client");
    call_typed(runners[0].ctx);
    open_bare(&b, &server, &headers);
    race_pin();
    race_pin_apart(server.process);
    race_run(runners, 2, rounds);
    ratio = race_ratio(&runners[0], &runners[1], rounds);
    printf("bench call cpu libcurl %.3f goal 1.03\n", ratio);
    printf("bench call cpu self %.1fus\n",
           race_median(&runners[0], rounds) * 1e6);
    lm_client_free(runners[0].ctx);
    curl_easy_cleanup(b.easy);
    curl_slist_free_all(headers);
    answerer_stop(&server);
    return 0;
}
