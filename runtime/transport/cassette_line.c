/* SPDX-License-Identifier: MIT */
#include "cassette.h"

#include "mask.h"
#include "utf8.h"

#include <stdalign.h>
#include <string.h>

/* A line in the making; all its texts are in the arena. */
typedef struct maker {
    const lm__take *take;
    lm__mask mask;
    lm_arena arena;
    lm_buffer scratch;
    bool failed; /* no memory */
} maker;

/* What stands in the buffer, which is empty then. */
static char *settle(maker *m)
{
    char *copy = NULL;

    if (!lm_buffer_status(&m->scratch))
        copy = lm_arena_strndup(
            &m->arena, m->scratch.data ? m->scratch.data : "", m->scratch.size);
    m->failed = m->failed || !copy;
    lm_buffer_clear(&m->scratch);
    return copy;
}

static char *masked(maker *m, const char *text, size_t n)
{
    lm__mask_text(&m->mask, text, n, &m->scratch);
    return settle(m);
}

static char **new_list(maker *m, size_t n)
{
    char **list =
        lm_arena_alloc(&m->arena, (n + 1) * sizeof(*list), alignof(char *));

    m->failed = m->failed || !list;
    return list;
}

/* Headers that are text; a line that is not says nothing to anybody. */
static void add_header(maker *m, char **list, size_t *n, const char *line,
                       size_t size)
{
    if (!list || !lm__utf8_valid(line, size))
        return;
    lm__mask_header(&m->mask, line, size, &m->scratch);
    list[(*n)++] = settle(m);
}

static void put_request_headers(maker *m, lm_wire_CassetteRequest *request)
{
    const char *const *lines = m->take->exchange->headers;
    size_t n = 0;

    while (lines && lines[n])
        n++;
    request->headers = new_list(m, n);
    for (size_t i = 0; i < n; i++)
        add_header(m, request->headers, &request->n_headers, lines[i],
                   strlen(lines[i]));
}

static void put_response_headers(maker *m, lm_wire_CassetteResponse *response)
{
    const lm_buffer *lines = &m->take->headers;
    size_t n = 0;

    for (size_t i = 0; i < lines->size; i++)
        n += !lines->data[i];
    response->headers = new_list(m, n);
    for (size_t at = 0; at < lines->size;) {
        size_t size = strlen(lines->data + at);

        add_header(m, response->headers, &response->n_headers, lines->data + at,
                   size);
        at += size + 1;
    }
}

/* Text that a string of JSON can hold here. */
static bool is_text(const char *bytes, size_t n)
{
    return lm__utf8_valid(bytes, n) && !memchr(bytes, '\0', n);
}

/* One document: written into a line it is as good as it was. */
static bool is_json(maker *m, char *text)
{
    char nothing[] = "";
    lm_wire_CassetteRequest trial = {.method = nothing, .url = nothing};
    lm_buffer out = {.allocator = m->arena.allocator};
    lm_status status;

    trial.body = text;
    status = lm_wire_CassetteRequest_write(&trial, &out);
    m->failed = m->failed || status == LM_NOMEM;
    lm_buffer_free(&out);
    return status == LM_OK;
}

static void put_request(maker *m, lm_wire_CassetteRequest *request)
{
    const lm_exchange *x = m->take->exchange;
    char *body;

    lm__mask_url(&m->mask, x->url, &m->scratch);
    request->url = settle(m);
    request->method = masked(m, x->method, strlen(x->method));
    put_request_headers(m, request);
    body = x->body ? masked(m, x->body, x->body_size) : NULL;
    if (body && is_json(m, body))
        request->body = body;
    else
        request->text = body;
}

static char *hex(maker *m, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        lm_buffer_printf(&m->scratch, "%02x", (unsigned char)bytes[i]);
    return settle(m);
}

/*
 * The pieces as they came, but that none ends within a code point, and that a
 * secret that two of them share is masked: then they are one.
 */
static void put_pieces(maker *m, lm_wire_CassetteResponse *response)
{
    const lm_buffer *body = &m->take->body;
    bool text = is_text(body->data, body->size);
    bool whole = lm__mask_finds(&m->mask, body->data, body->size);
    size_t n = whole ? 1 : m->take->n_ends;
    char **list = new_list(m, n);
    size_t n_list = 0;
    size_t from = 0;

    for (size_t i = 0; list && i < n; i++) {
        size_t end = whole ? body->size : m->take->ends[i];

        while (text && end > from && end < body->size &&
               (body->data[end] & 0xC0) == 0x80)
            end--;
        if (end == from)
            continue;
        list[n_list++] = text ? masked(m, body->data + from, end - from)
                              : hex(m, body->data + from, end - from);
        from = end;
    }
    *(text ? &response->pieces : &response->hex) = list;
    *(text ? &response->n_pieces : &response->n_hex) = n_list;
}

/* A stream stays in its pieces even where there is but one. */
static void put_response(maker *m, lm_wire_CassetteResponse *response)
{
    const lm_buffer *body = &m->take->body;
    char *text = NULL;

    response->status = m->take->exchange->http_status;
    put_response_headers(m, response);
    if (body->size && is_text(body->data, body->size))
        text = masked(m, body->data, body->size);
    if (text && is_json(m, text))
        response->body = text;
    else if (body->size)
        put_pieces(m, response);
}

static lm_status make(maker *m, lm_status status, const char *why,
                      lm_buffer *out)
{
    lm_wire_CassetteResponse response = {0};
    lm_wire_CassetteFailure failure = {0};
    lm_wire_CassetteLine line = {.response = NULL};
    lm_status written;

    put_request(m, &line.request);
    if (m->take->exchange->http_status >= 100 &&
        m->take->exchange->http_status <= 599) {
        put_response(m, &response);
        line.response = &response;
    }
    if (status) {
        const char *name = lm_status_name(status);

        failure.status = masked(m, name, strlen(name));
        failure.why = why ? masked(m, why, strlen(why)) : NULL;
        line.failure = &failure;
    }
    if (m->failed)
        return LM_NOMEM;
    written = lm_wire_CassetteLine_write(&line, out);
    lm_buffer_putc(out, '\n');
    return written ? written : lm_buffer_status(out);
}

lm_status lm__cassette_put(const lm__take *take, const lm_allocator *allocator,
                           lm_status status, const char *why, lm_buffer *out)
{
    maker m = {.take = take,
               .arena = {.allocator = allocator},
               .scratch = {.allocator = allocator}};
    lm_status made;

    lm__mask_learn(&m.mask, take->exchange->headers, take->exchange->secret);
    made = make(&m, status, why, out);
    lm_buffer_free(&m.scratch);
    lm_arena_free(&m.arena);
    return made;
}
