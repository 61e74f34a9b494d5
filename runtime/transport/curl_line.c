/* SPDX-License-Identifier: MIT */
#include "curl_line.h"

#include "allocator.h"
#include "share.h"

#include <string.h>
#include <strings.h>

enum { CONNECTION_AGE_S = 60, READ_SIZE = 16384, LARGE_BODY = 65536 };

/* Within a function that has easy and bad: does nothing after a failure. */
#define SET(option, value)                                                     \
    do {                                                                       \
        if (!bad)                                                              \
            bad = curl_easy_setopt(easy, option, value);                       \
    } while (0)

static void note_status(lm__line *line)
{
    long status = 0;

    curl_easy_getinfo(line->easy, CURLINFO_RESPONSE_CODE, &status);
    line->exchange->http_status = (int)status;
}

/*
 * libcurl gives lines with their end, the status line first, and the empty one
 * that ends them all; so again for each response of those before the last.
 */
static size_t on_header(char *text, size_t one, size_t n, void *ctx)
{
    static const char protocol[] = "HTTP/";
    lm__line *line = ctx;
    lm_exchange *exchange = line->exchange;
    size_t size = one * n;

    while (n && (text[n - 1] == '\n' || text[n - 1] == '\r'))
        n--;
    if (n > strlen(protocol) && memcmp(text, protocol, strlen(protocol)) == 0)
        note_status(line);
    if (!n || !memchr(text, ':', n))
        return size;
    /* There may be some behind a body, too. */
    lm__pieces_hand_on(line->shared->pieces);
    if (line->stopped)
        return size;
    *line->shared->heard = true;
    line->stopped = exchange->on_header(exchange, text, n);
    return line->stopped ? 0 : size;
}

/* A part of the response is there, and all of the request went out. */
static void note_sent(lm__line *line)
{
    lm_exchange *exchange = line->exchange;
    curl_off_t sent = -1;

    curl_easy_getinfo(line->easy, CURLINFO_SIZE_UPLOAD_T, &sent);
    exchange->body_done = sent == (curl_off_t)exchange->body_size;
}

lm_status lm__line_hand_on(lm__line *line, const char *bytes, size_t n)
{
    lm_exchange *exchange = line->exchange;

    *line->shared->heard = true;
    if (exchange->body && !exchange->body_done)
        note_sent(line);
    line->stopped = exchange->on_body(exchange, bytes, n);
    return line->stopped;
}

static size_t on_body(char *bytes, size_t one, size_t n, void *ctx)
{
    lm__line *line = ctx;
    size_t size = one * n;

    if (!line->stopped &&
        !lm__pieces_keep(line->shared->pieces, line, bytes, size) &&
        !line->stopped)
        lm__line_hand_on(line, bytes, size);
    return line->stopped ? CURL_WRITEFUNC_ERROR : size;
}

/*
 * What is the same for all exchanges. Redirects are not followed: the key is
 * for the host that was asked for.
 */
static CURLcode set_up(lm__line *line)
{
    CURL *easy = line->easy;
    CURLcode bad = CURLE_OK;

    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_ACCEPT_ENCODING, "gzip");
    SET(CURLOPT_BUFFERSIZE, (long)READ_SIZE);
    SET(CURLOPT_TCP_KEEPALIVE, 1L);
    SET(CURLOPT_MAXAGE_CONN, (long)CONNECTION_AGE_S);
    SET(CURLOPT_ERRORBUFFER, line->shared->why);
    SET(CURLOPT_HEADERFUNCTION, on_header);
    SET(CURLOPT_HEADERDATA, line);
    SET(CURLOPT_WRITEFUNCTION, on_body);
    SET(CURLOPT_WRITEDATA, line);
    SET(CURLOPT_PRIVATE, line);
    SET(CURLOPT_SHARE, lm__share_handle(line->shared->share));
    if (line->shared->ca_file)
        SET(CURLOPT_CAINFO, line->shared->ca_file);
    return bad;
}

static void drop_headers(lm__line *line)
{
    for (struct curl_slist *at = line->headers; at; at = at->next)
        for (volatile char *c = at->data; *c; c++)
            *c = '\0';
    curl_slist_free_all(line->headers);
    line->headers = NULL;
}

void lm__line_forget_url(const lm__line_shared *shared)
{
    if (shared->url->text)
        lm__delete(shared->allocator, shared->url->text,
                   strlen(shared->url->text) + 1);
    shared->url->text = NULL;
}

void lm__line_free(lm__line *line)
{
    curl_easy_cleanup(line->easy);
    curl_url_cleanup(line->address);
    drop_headers(line);
    lm__delete(line->shared->allocator, line, sizeof(*line));
}

lm__line *lm__line_new(const lm__line_shared *shared)
{
    lm__line *line = lm__new(shared->allocator, sizeof(*line));

    if (!line)
        return NULL;
    *line = (lm__line){.connect_ms = -1, .fd = -1, .shared = shared};
    line->easy = curl_easy_init();
    if (line->easy && set_up(line) == CURLE_OK)
        return line;
    lm__line_free(line);
    return NULL;
}

static bool add_header(lm__line *line, const char *text)
{
    struct curl_slist *more = curl_slist_append(line->headers, text);

    if (more)
        line->headers = more;
    return more != NULL;
}

/*
 * Headers of our own, unless the exchange has the same. What libcurl may unpack
 * we say ourselves: it would print that twice, and name all that it can, while
 * each way to unpack is one more that a server can attack. Without the empty
 * Expect it waits a second before a large body.
 */
static const struct own_header {
    const char *text;
    int feature; /* of libcurl, without which it is not sent; 0: none */
    size_t from; /* bytes of body */
} own_headers[] = {
    {"Accept-Encoding: gzip", CURL_VERSION_LIBZ, 0},
    {"Expect:", 0, LARGE_BODY},
};

static bool is_wanted(const struct own_header *own, size_t body_size)
{
    if (body_size < own->from)
        return false;
    return !own->feature ||
           curl_version_info(CURLVERSION_NOW)->features & own->feature;
}

static bool has(const char *const *headers, const char *like)
{
    size_t n = strcspn(like, ":") + 1;

    for (; *headers; headers++)
        if (strncasecmp(*headers, like, n) == 0)
            return true;
    return false;
}

static bool add_headers(lm__line *line, const lm_exchange *exchange)
{
    const char *const *headers = exchange->headers;
    size_t n = 0;

    for (size_t i = 0; i < sizeof(own_headers) / sizeof(*own_headers); i++) {
        const struct own_header *own = &own_headers[i];

        if (!is_wanted(own, exchange->body_size) || has(headers, own->text))
            continue;
        if (!add_header(line, own->text))
            return false;
        n++;
    }
    for (; *headers; headers++)
        if (!add_header(line, *headers))
            return false;
    line->n_own = n;
    line->large = exchange->body_size >= LARGE_BODY;
    return true;
}

/* They are the client's, and as a rule the same for all its requests. */
static bool same_headers(const lm__line *line, const lm_exchange *exchange)
{
    const char *const *headers = exchange->headers;
    const struct curl_slist *at = line->headers;

    if (!at || line->large != (exchange->body_size >= LARGE_BODY))
        return false;
    for (size_t i = 0; i < line->n_own; i++)
        at = at->next;
    for (; at && *headers && strcmp(at->data, *headers) == 0; headers++)
        at = at->next;
    return !at && !*headers;
}

static CURLcode set_headers(lm__line *line, const lm_exchange *exchange)
{
    if (same_headers(line, exchange))
        return CURLE_OK;
    drop_headers(line);
    if (add_headers(line, exchange))
        return curl_easy_setopt(line->easy, CURLOPT_HTTPHEADER, line->headers);
    drop_headers(line);
    return CURLE_OUT_OF_MEMORY;
}

/* A proxy in the environment is not for a server on this machine. */
static bool is_local(const char *url)
{
    static const char *const local[] = {"localhost", "127.", "[::1]"};
    const char *host = strstr(url, "://");

    for (size_t i = 0; host && i < sizeof(local) / sizeof(*local); i++)
        if (strncasecmp(host + 3, local[i], strlen(local[i])) == 0)
            return true;
    return false;
}

/*
 * libcurl takes a URL apart and puts it together again for each request, which
 * is a sixth of its own work: so it is given the parts. Of what is no URL it
 * says so itself.
 */
static CURLU *take_apart(lm__line *line, const char *url)
{
    unsigned flags = CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME;

    if (!line->address)
        line->address = curl_url();
    if (line->address &&
        curl_url_set(line->address, CURLUPART_URL, url, flags) == CURLUE_OK)
        return line->address;
    return NULL;
}

static bool is_last(const lm__line_url *last, const char *url)
{
    return last->text && strcmp(last->text, url) == 0;
}

/* Without memory for it, all is set again the next time. */
static void note_url(lm__line *line, const char *url)
{
    lm__line_url *last = line->shared->url;

    if (!is_last(last, url)) {
        size_t n = strlen(url) + 1;

        lm__line_forget_url(line->shared);
        last->text = lm__new(line->shared->allocator, n);
        last->number++;
        if (last->text)
            memcpy(last->text, url, n);
    }
    line->url = last->number;
}

static CURLcode set_url(lm__line *line, const char *url)
{
    CURL *easy = line->easy;
    CURLcode bad = CURLE_OK;

    if (line->url == line->shared->url->number &&
        is_last(line->shared->url, url))
        return CURLE_OK;
    line->url = 0;
    SET(CURLOPT_URL, url);
    SET(CURLOPT_CURLU, take_apart(line, url));
    /* Where many requests may go over one connection, it is waited for. */
    SET(CURLOPT_PIPEWAIT, strncmp(url, "https", 5) ? 0L : 1L);
    SET(CURLOPT_NOPROXY, is_local(url) ? "*" : NULL);
    if (!bad)
        note_url(line, url);
    return bad;
}

static CURLcode set_body(lm__line *line, const lm_exchange *exchange)
{
    CURL *easy = line->easy;
    CURLcode bad = CURLE_OK;
    bool other = strcmp(exchange->method, exchange->body ? "POST" : "GET") != 0;

    if (exchange->body) {
        SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)exchange->body_size);
        SET(CURLOPT_POSTFIELDS, exchange->body);
    } else {
        SET(CURLOPT_HTTPGET, 1L);
    }
    if (other || line->other_method)
        SET(CURLOPT_CUSTOMREQUEST, other ? exchange->method : NULL);
    line->other_method = other;
    return bad;
}

/* 0 would mean libcurl's own limit. */
static CURLcode set_limit(lm__line *line, int32_t connect_ms)
{
    long ms = connect_ms > 0 ? connect_ms : INT32_MAX;

    if (ms == line->connect_ms)
        return CURLE_OK;
    line->connect_ms = ms;
    return curl_easy_setopt(line->easy, CURLOPT_CONNECTTIMEOUT_MS, ms);
}

CURLcode lm__line_dial(lm__line *line, lm_exchange *exchange)
{
    CURLcode bad = set_headers(line, exchange);

    line->exchange = exchange;
    line->stopped = LM_OK;
    exchange->http_status = 0;
    if (!bad)
        bad = set_url(line, exchange->url);
    if (!bad)
        bad = set_limit(line, exchange->connect_ms);
    return bad ? bad : set_body(line, exchange);
}
