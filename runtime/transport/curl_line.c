/* SPDX-License-Identifier: MIT */
#include "curl_line.h"

#include "allocator.h"
#include "share.h"

#include <string.h>
#include <strings.h>

enum { CONNECTION_AGE_S = 60, READ_SIZE = 16384 };

/* Within a function that has easy and bad: does nothing after a failure. */
#define SET(option, value)                                                     \
    do {                                                                       \
        if (!bad)                                                              \
            bad = curl_easy_setopt(easy, option, value);                       \
    } while (0)

/*
 * libcurl gives lines with their end, the status line first, and the empty one
 * that ends them all.
 */
static size_t on_header(char *text, size_t one, size_t n, void *ctx)
{
    lm__line *line = ctx;
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
    lm__line *line = ctx;

    line->stopped = line->exchange->on_body(line->exchange, bytes, one * n);
    return line->stopped ? CURL_WRITEFUNC_ERROR : one * n;
}

/*
 * What is the same for all exchanges. Redirects are not followed: the key is
 * for the host that was asked for.
 */
static CURLcode set_up(lm__line *line, CURLSH *share)
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
    SET(CURLOPT_SHARE, share);
    return bad;
}

/* The keys among them do not stay in freed memory. */
static void drop_headers(lm__line *line)
{
    for (struct curl_slist *at = line->headers; at; at = at->next)
        for (volatile char *c = at->data; *c; c++)
            *c = '\0';
    curl_slist_free_all(line->headers);
    line->headers = NULL;
}

void lm__line_free(lm__line *line, const lm_allocator *allocator)
{
    drop_headers(line);
    curl_easy_cleanup(line->easy);
    lm__delete(allocator, line, sizeof(*line));
}

lm__line *lm__line_new(const lm_allocator *allocator, const lm_share *share)
{
    lm__line *line = lm__new(allocator, sizeof(*line));

    if (!line)
        return NULL;
    memset(line, 0, sizeof(*line));
    line->easy = curl_easy_init();
    if (line->easy && set_up(line, lm__share_handle(share)) == CURLE_OK)
        return line;
    lm__line_free(line, allocator);
    return NULL;
}

static bool add_header(lm__line *line, const char *text)
{
    struct curl_slist *more = curl_slist_append(line->headers, text);

    if (more)
        line->headers = more;
    return more != NULL;
}

/* Without the empty Expect, libcurl waits a second before a large body. */
static CURLcode set_headers(lm__line *line, const lm_exchange *exchange)
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

CURLcode lm__line_dial(lm__line *line, lm_exchange *exchange)
{
    CURL *easy = line->easy;
    long connect_ms = exchange->connect_ms < 0 ? 0 : exchange->connect_ms;
    CURLcode bad = set_headers(line, exchange);

    line->exchange = exchange;
    line->why[0] = '\0';
    line->stopped = LM_OK;
    exchange->http_status = 0;
    SET(CURLOPT_URL, exchange->url);
    /* Where many requests may go over one connection, it is waited for. */
    SET(CURLOPT_PIPEWAIT, strncmp(exchange->url, "https", 5) ? 0L : 1L);
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

void lm__line_clear(lm__line *line)
{
    drop_headers(line);
    line->exchange = NULL;
}
