/* SPDX-License-Identifier: MIT */
#include "curl.h"

#include "allocator.h"
#include "curl_status.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* An easy handle and the exchange it works for. */
struct line {
    CURL *easy;
    struct curl_slist *headers;
    lm_exchange *exchange; /* NULL: spare */
    lm_status stopped;     /* what a callback of the exchange returned */
    struct line *next;     /* of those spare, or of all in flight */
    char why[CURL_ERROR_SIZE];
};

struct lm__curl {
    const lm_allocator *allocator;
    CURLM *multi;
    struct line *spare;
    struct line *busy;
};

enum { MAX_IDLE_CONNECTIONS = 16, CONNECTION_AGE_S = 60, READ_SIZE = 16384 };

/* Within a function that has easy and bad: does nothing after a failure. */
#define SET(option, value)                                                     \
    do {                                                                       \
        if (!bad)                                                              \
            bad = curl_easy_setopt(easy, option, value);                       \
    } while (0)

static pthread_once_t global_once = PTHREAD_ONCE_INIT;
static CURLcode global_result;

static void global_init(void)
{
    global_result = curl_global_init(CURL_GLOBAL_DEFAULT);
}

/*
 * libcurl gives lines with their end, the status line first, and the empty one
 * that ends them all.
 */
static size_t on_header(char *text, size_t one, size_t n, void *ctx)
{
    struct line *line = ctx;
    lm_exchange *exchange = line->exchange;
    size_t size = one * n;
    long status = 0;

    while (n && (text[n - 1] == '\n' || text[n - 1] == '\r'))
        n--;
    curl_easy_getinfo(line->easy, CURLINFO_RESPONSE_CODE, &status);
    exchange->http_status = (int)status;
    if (!n || line->stopped || !memchr(text, ':', n))
        return size;
    line->stopped = exchange->on_header(exchange, text, n);
    return line->stopped ? 0 : size;
}

static size_t on_body(char *bytes, size_t one, size_t n, void *ctx)
{
    struct line *line = ctx;

    line->stopped = line->exchange->on_body(line->exchange, bytes, one * n);
    return line->stopped ? CURL_WRITEFUNC_ERROR : one * n;
}

/*
 * What is the same for all exchanges. Redirects are not followed: the key is
 * for the host that was asked for.
 */
static CURLcode set_up(struct line *line)
{
    CURL *easy = line->easy;
    CURLcode bad = CURLE_OK;

    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_ACCEPT_ENCODING, "");
    SET(CURLOPT_BUFFERSIZE, (long)READ_SIZE);
    SET(CURLOPT_TCP_KEEPALIVE, 1L);
    SET(CURLOPT_MAXAGE_CONN, (long)CONNECTION_AGE_S);
    SET(CURLOPT_ERRORBUFFER, line->why);
    SET(CURLOPT_HEADERFUNCTION, on_header);
    SET(CURLOPT_HEADERDATA, line);
    SET(CURLOPT_WRITEFUNCTION, on_body);
    SET(CURLOPT_WRITEDATA, line);
    SET(CURLOPT_PRIVATE, line);
    return bad;
}

/* The keys among them do not stay in freed memory. */
static void drop_headers(struct line *line)
{
    for (struct curl_slist *at = line->headers; at; at = at->next)
        for (volatile char *c = at->data; *c; c++)
            *c = '\0';
    curl_slist_free_all(line->headers);
    line->headers = NULL;
}

static void free_line(lm__curl *curl, struct line *line)
{
    drop_headers(line);
    curl_easy_cleanup(line->easy);
    lm__delete(curl->allocator, line, sizeof(*line));
}

static struct line *new_line(lm__curl *curl)
{
    struct line *line = lm__new(curl->allocator, sizeof(*line));

    if (!line)
        return NULL;
    memset(line, 0, sizeof(*line));
    line->easy = curl_easy_init();
    if (line->easy && set_up(line) == CURLE_OK)
        return line;
    free_line(curl, line);
    return NULL;
}

static struct line *take_line(lm__curl *curl)
{
    struct line *line = curl->spare;

    if (!line)
        return new_line(curl);
    curl->spare = line->next;
    line->why[0] = '\0';
    line->stopped = LM_OK;
    return line;
}

static void give_line(lm__curl *curl, struct line *line)
{
    struct line **at = &curl->busy;

    while (*at && *at != line)
        at = &(*at)->next;
    if (*at)
        *at = line->next;
    drop_headers(line);
    line->exchange = NULL;
    line->next = curl->spare;
    curl->spare = line;
}

static bool add_header(struct line *line, const char *text)
{
    struct curl_slist *more = curl_slist_append(line->headers, text);

    if (more)
        line->headers = more;
    return more != NULL;
}

/* Without the empty Expect, libcurl waits a second before a large body. */
static CURLcode set_headers(struct line *line, const lm_exchange *exchange)
{
    bool good = add_header(line, "Expect:");

    for (const char *const *at = exchange->headers; good && *at; at++)
        good = add_header(line, *at);
    if (!good)
        return CURLE_OUT_OF_MEMORY;
    return curl_easy_setopt(line->easy, CURLOPT_HTTPHEADER, line->headers);
}

/* A proxy in the environment is not for a server on this machine. */
static const char *proxy_of(const char *url)
{
    static const char *const local[] = {"localhost", "127.", "[::1]"};
    const char *host = strstr(url, "://");

    for (size_t i = 0; host && i < sizeof(local) / sizeof(*local); i++)
        if (strncasecmp(host + 3, local[i], strlen(local[i])) == 0)
            return "";
    return NULL;
}

static CURLcode set_request(struct line *line, const lm_exchange *exchange)
{
    CURL *easy = line->easy;
    long connect_ms = exchange->connect_ms < 0 ? 0 : exchange->connect_ms;
    CURLcode bad = set_headers(line, exchange);

    SET(CURLOPT_URL, exchange->url);
    SET(CURLOPT_PROXY, proxy_of(exchange->url));
    /* 0 would mean libcurl's own limit. */
    SET(CURLOPT_CONNECTTIMEOUT_MS, connect_ms ? connect_ms : 0x7fffffffL);
    if (exchange->body) {
        SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)exchange->body_size);
        SET(CURLOPT_POSTFIELDS, exchange->body);
    } else {
        SET(CURLOPT_HTTPGET, 1L);
    }
    SET(CURLOPT_CUSTOMREQUEST, exchange->method);
    return bad;
}

static lm_status begin(void *ctx, lm_exchange *exchange, lm_error *err)
{
    lm__curl *curl = ctx;
    struct line *line = take_line(curl);
    CURLcode bad;

    if (!line)
        return lm_error_set(err, LM_NOMEM, "no memory for a connection");
    exchange->http_status = 0;
    bad = set_request(line, exchange);
    if (!bad && curl_multi_add_handle(curl->multi, line->easy) != CURLM_OK)
        bad = CURLE_FAILED_INIT;
    if (bad) {
        give_line(curl, line);
        return lm_error_set(err, lm__curl_status(bad), "%s",
                            curl_easy_strerror(bad));
    }
    line->exchange = exchange;
    line->next = curl->busy;
    curl->busy = line;
    exchange->handle = line;
    return LM_OK;
}

static void detach(lm__curl *curl, struct line *line)
{
    curl_multi_remove_handle(curl->multi, line->easy);
    line->exchange->handle = NULL;
    give_line(curl, line);
}

static void cancel(void *ctx, lm_exchange *exchange)
{
    detach(ctx, exchange->handle);
}

static void finish(lm__curl *curl, struct line *line, CURLcode result)
{
    lm_exchange *exchange = line->exchange;
    lm_status status = line->stopped;
    char why[CURL_ERROR_SIZE];
    const char *text = line->why;

    if (!status) {
        status = lm__curl_status(result);
        if (result && !*text)
            text = curl_easy_strerror(result);
    }
    snprintf(why, sizeof(why), "%s", text);
    detach(curl, line);
    exchange->on_done(exchange, status, status && *why ? why : NULL);
}

/* false: nothing was done. on_done may begin and cancel exchanges. */
static bool finish_all(lm__curl *curl)
{
    const CURLMsg *message;
    bool any = false;
    int left;

    while ((message = curl_multi_info_read(curl->multi, &left))) {
        struct line *line = NULL;

        if (message->msg != CURLMSG_DONE)
            continue;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &line);
        if (line)
            finish(curl, line, message->data.result);
        any = true;
    }
    return any;
}

static lm_status check(CURLMcode code, lm_error *err)
{
    if (code == CURLM_OK)
        return LM_OK;
    return lm_error_set(err, code == CURLM_OUT_OF_MEMORY ? LM_NOMEM : LM_IO,
                        "%s", curl_multi_strerror(code));
}

static lm_status poll_all(void *ctx, int32_t timeout_ms, lm_error *err)
{
    lm__curl *curl = ctx;
    int running;
    CURLMcode code = curl_multi_perform(curl->multi, &running);

    if (code || finish_all(curl))
        return check(code, err);
    code = curl_multi_poll(curl->multi, NULL, 0, timeout_ms, NULL);
    if (!code)
        code = curl_multi_perform(curl->multi, &running);
    finish_all(curl);
    return check(code, err);
}

lm_status lm__curl_open(const lm_allocator *allocator, lm__curl **out,
                        lm_error *err)
{
    lm__curl *curl;

    pthread_once(&global_once, global_init);
    if (global_result)
        return lm_error_set(err, LM_CONFIG, "libcurl: %s",
                            curl_easy_strerror(global_result));
    curl = lm__new(allocator, sizeof(*curl));
    if (!curl)
        return lm_error_set(err, LM_NOMEM, "no memory for the transport");
    memset(curl, 0, sizeof(*curl));
    curl->allocator = allocator;
    curl->multi = curl_multi_init();
    if (!curl->multi) {
        lm__curl_close(curl);
        return lm_error_set(err, LM_NOMEM, "no memory for libcurl");
    }
    curl_multi_setopt(curl->multi, CURLMOPT_MAXCONNECTS,
                      (long)MAX_IDLE_CONNECTIONS);
    *out = curl;
    return LM_OK;
}

static void free_lines(lm__curl *curl, struct line *line)
{
    while (line) {
        struct line *next = line->next;

        free_line(curl, line);
        line = next;
    }
}

void lm__curl_close(lm__curl *curl)
{
    if (!curl)
        return;
    while (curl->busy)
        detach(curl, curl->busy);
    free_lines(curl, curl->spare);
    curl_multi_cleanup(curl->multi);
    lm__delete(curl->allocator, curl, sizeof(*curl));
}

lm_transport lm__curl_transport(lm__curl *curl)
{
    return (lm_transport){
        .begin = begin, .cancel = cancel, .poll = poll_all, .ctx = curl};
}
