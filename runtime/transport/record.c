/* SPDX-License-Identifier: MIT */
#include "cassette.h"

#include "allocator.h"

#include <string.h>

/*
 * A recorder stands between the client's exchange and the other transport's:
 * it hands everything on, and keeps a copy until the exchange ends.
 */
typedef struct recording {
    lm_cassette *cassette;
    lm_exchange *outer; /* the client's */
    lm_exchange inner;  /* the other transport's */
    lm__take take;
} recording;

static void free_recording(recording *r)
{
    const lm_allocator *allocator = r->cassette->allocator;

    lm_buffer_free(&r->take.headers);
    lm_buffer_free(&r->take.body);
    lm__delete(allocator, r->take.ends,
               r->take.capacity * sizeof(*r->take.ends));
    lm__delete(allocator, r, sizeof(*r));
}

static bool grow_ends(recording *r)
{
    lm__take *take = &r->take;
    size_t capacity = take->capacity ? take->capacity * 2 : 16;
    size_t *ends = lm__new(r->cassette->allocator, capacity * sizeof(*ends));

    if (!ends)
        return false;
    if (take->n_ends)
        memcpy(ends, take->ends, take->n_ends * sizeof(*ends));
    lm__delete(r->cassette->allocator, take->ends,
               take->capacity * sizeof(*ends));
    take->ends = ends;
    take->capacity = capacity;
    return true;
}

static lm_status on_header(lm_exchange *inner, const char *line, size_t n)
{
    recording *r = inner->ctx;

    r->outer->http_status = inner->http_status;
    lm_buffer_append(&r->take.headers, line, n);
    lm_buffer_append(&r->take.headers, "", 1);
    if (lm_buffer_status(&r->take.headers))
        return lm_buffer_status(&r->take.headers);
    return r->outer->on_header(r->outer, line, n);
}

static lm_status on_body(lm_exchange *inner, const char *bytes, size_t n)
{
    recording *r = inner->ctx;

    r->outer->http_status = inner->http_status;
    lm_buffer_append(&r->take.body, bytes, n);
    if (lm_buffer_status(&r->take.body))
        return lm_buffer_status(&r->take.body);
    if (r->take.n_ends == r->take.capacity && !grow_ends(r))
        return LM_NOMEM;
    r->take.ends[r->take.n_ends++] = r->take.body.size;
    return r->outer->on_body(r->outer, bytes, n);
}

static lm_status put_line(recording *r, lm_status status, const char *why)
{
    lm_cassette *c = r->cassette;
    lm_buffer line = {.allocator = c->allocator};
    lm_status made =
        lm__cassette_put(&r->take, c->allocator, status, why, &line);

    if (!made && (fwrite(line.data, 1, line.size, c->file) != line.size ||
                  fflush(c->file) != 0))
        made = LM_IO;
    lm_buffer_free(&line);
    return made;
}

/* An exchange that is not in the file has failed. */
static void on_done(lm_exchange *inner, lm_status status, const char *why)
{
    recording *r = inner->ctx;
    lm_exchange *outer = r->outer;
    lm_status wrong;

    outer->http_status = inner->http_status;
    outer->handle = NULL;
    wrong = put_line(r, status, why);
    free_recording(r);
    if (status || !wrong)
        outer->on_done(outer, status, why);
    else
        outer->on_done(outer, wrong,
                       wrong == LM_IO ? "the cassette cannot be written"
                                      : NULL);
}

static lm_status begin(void *ctx, lm_exchange *outer, lm_error *err)
{
    lm_cassette *c = ctx;
    recording *r = lm__new(c->allocator, sizeof(*r));
    lm_status status;

    if (!r)
        return lm_error_set(err, LM_NOMEM, "no memory for a recording");
    *r = (recording){
        .cassette = c,
        .outer = outer,
        .inner = *outer,
        .take = {.exchange = &r->inner,
                 .headers = {.allocator = c->allocator},
                 .body = {.allocator = c->allocator}},
    };
    r->inner.on_header = on_header;
    r->inner.on_body = on_body;
    r->inner.on_done = on_done;
    r->inner.ctx = r;
    outer->handle = r;
    outer->http_status = 0;
    status = c->over.begin(c->over.ctx, &r->inner, err);
    if (status)
        free_recording(r);
    return status;
}

/* What the client had heard of it by then is in the cassette. */
static void cancel(void *ctx, lm_exchange *outer)
{
    lm_cassette *c = ctx;
    recording *r = outer->handle;

    c->over.cancel(c->over.ctx, &r->inner);
    put_line(r, LM_CANCELLED, NULL);
    free_recording(r);
}

static lm_status poll_over(void *ctx, int32_t timeout_ms, lm_error *err)
{
    lm_cassette *c = ctx;

    return c->over.poll(c->over.ctx, timeout_ms, err);
}

static lm_status watch(void *ctx, const lm_watcher *watcher, lm_error *err)
{
    lm_cassette *c = ctx;

    return c->over.watch(c->over.ctx, watcher, err);
}

static lm_status ready(void *ctx, int fd, unsigned events, lm_error *err)
{
    lm_cassette *c = ctx;

    return c->over.ready(c->over.ctx, fd, events, err);
}

static int64_t now_ms(void *ctx)
{
    lm_cassette *c = ctx;

    return c->over.now_ms(c->over.ctx);
}

static int64_t unix_ms(void *ctx)
{
    lm_cassette *c = ctx;

    return c->over.unix_ms(c->over.ctx);
}

void lm__record_start(lm_cassette *c)
{
    c->transport = (lm_transport){
        .begin = begin,
        .cancel = cancel,
        .poll = poll_over,
        .watch = c->over.watch && c->over.ready ? watch : NULL,
        .ready = c->over.watch && c->over.ready ? ready : NULL,
        .now_ms = c->over.now_ms ? now_ms : NULL,
        .unix_ms = c->over.unix_ms ? unix_ms : NULL,
        .offline = c->over.offline,
        .ctx = c,
    };
}
