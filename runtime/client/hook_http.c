/* SPDX-License-Identifier: MIT */
#include "hook.h"

#include "mask.h"

#include <stdalign.h>
#include <string.h>

/* What a hook is shown: copies without keys, for as long as it runs. */
typedef struct shown {
    lm_arena arena;
    lm_buffer text;
    lm__mask mask;
} shown;

static void open_shown(shown *s, const lm__ask *ask,
                       const lm_exchange *exchange)
{
    memset(s, 0, sizeof(*s));
    s->arena.allocator = ask->arena->allocator;
    s->text.allocator = ask->arena->allocator;
    lm__mask_learn(&s->mask, exchange->headers, exchange->secret);
}

static void close_shown(shown *s)
{
    lm_arena_free(&s->arena);
    lm_buffer_free(&s->text);
}

/* What stands in the buffer; NULL: no memory. */
static const char *settle(shown *s, size_t *n)
{
    const char *copy = NULL;

    if (n)
        *n = s->text.size;
    if (!lm_buffer_status(&s->text))
        copy = lm_arena_strndup(&s->arena, s->text.data ? s->text.data : "",
                                s->text.size);
    lm_buffer_clear(&s->text);
    return copy;
}

static const char *show_url(shown *s, const char *url)
{
    lm__mask_url(&s->mask, url, &s->text);
    return settle(s, NULL);
}

/* Bodies are long, and hold a key hardly ever. */
static const char *show_body(shown *s, const char *body, size_t *n)
{
    if (!lm__mask_finds(&s->mask, body, *n))
        return body;
    lm__mask_text(&s->mask, body, *n, &s->text);
    return settle(s, n);
}

static const char *const *show_headers(shown *s, const char *const *headers)
{
    size_t n = 0;
    const char **copies;

    while (headers[n])
        n++;
    copies = lm_arena_alloc(&s->arena, (n + 1) * sizeof(*copies),
                            alignof(const char *));
    if (!copies)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        lm__mask_header(&s->mask, headers[i], strlen(headers[i]), &s->text);
        copies[i] = settle(s, NULL);
        if (!copies[i])
            return NULL;
    }
    copies[n] = NULL;
    return copies;
}

static lm_status stopped(const char *name, lm_status status, lm_error *err)
{
    if (!status)
        return LM_OK;
    return lm_error_set(err, status, "the hook %s ended the call", name);
}

static lm_status no_memory(lm_error *err)
{
    return lm_error_set(err, LM_NOMEM, "no memory for a hook");
}

static lm_status show_request(shown *s, const lm__ask *ask,
                              const lm_exchange *exchange, lm_error *err)
{
    lm_hook_request request = {
        .method = exchange->method,
        .url = show_url(s, exchange->url),
        .headers = show_headers(s, exchange->headers),
        .body_size = exchange->body_size,
        .attempt = (unsigned)ask->log->n + 1,
    };

    request.body = show_body(s, exchange->body, &request.body_size);
    if (!request.url || !request.headers || !request.body)
        return no_memory(err);
    return stopped("request", ask->hooks->request(ask->hooks->ctx, &request),
                   err);
}

lm_status lm__hook_request(const lm__ask *ask, const lm_exchange *exchange,
                           lm_error *err)
{
    shown s;
    lm_status status;

    if (!ask->hooks || !ask->hooks->request)
        return LM_OK;
    open_shown(&s, ask, exchange);
    status = show_request(&s, ask, exchange, err);
    close_shown(&s);
    return status;
}

lm_status lm__hook_response(const lm__ask *ask, const lm_exchange *exchange,
                            const lm_hook_response *response, lm_error *err)
{
    lm_hook_response copy = *response;
    lm_status status;
    shown s;

    if (!ask->hooks || !ask->hooks->response)
        return LM_OK;
    open_shown(&s, ask, exchange);
    if (copy.body)
        copy.body = show_body(&s, copy.body, &copy.body_size);
    if (response->body && !copy.body)
        status = no_memory(err);
    else
        status = stopped("response",
                         ask->hooks->response(ask->hooks->ctx, &copy), err);
    close_shown(&s);
    return status;
}
