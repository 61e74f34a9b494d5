/* SPDX-License-Identifier: MIT */
#include "http.h"

#include "instruct.h"

#include <string.h>
#include <strings.h>

static lm_status on_text(void *ctx, const char *text, size_t n)
{
    lm__try *t = ctx;

    t->told = text != NULL;
    return t->ask->on_text(t->ask, text, n);
}

static lm_status on_event(void *ctx, const lm__event *event)
{
    return lm__stream_event(ctx, event);
}

static void begin(lm__try *t, lm__frames_kind kind)
{
    const lm__question *q = &t->ask->question;

    lm__stream_open(&t->stream, t->row, t->ask->arena, &t->http->desk);
    t->ask->profile = lm__asked_profile(t->row, q);
    t->stream.name = q->target->name;
    t->stream.of_calls = lm__mode_calls(q->mode);
    t->stream.on_text = t->ask->on_text ? on_text : NULL;
    t->stream.ctx = t;
    t->frames.kind = kind;
    t->frames.on_event = on_event;
    t->frames.take = lm__stream_take;
    t->frames.ctx = &t->stream;
    t->frames.allocator = t->http->allocator;
    t->event_stream = true;
}

typedef struct stream_type {
    const char *mime;
    lm__frames_kind kind;
} stream_type;

/*
 * A server may answer with one document all the same, as with an error; of
 * some that is how a stream comes.
 */
static const stream_type *find_type(const lm__try *t, const char *mime,
                                    size_t n)
{
    static const stream_type types[] = {
        {"application/json", LM__FRAMES_ARRAY},
        {"text/event-stream", LM__FRAMES_SSE},
        {"application/x-ndjson", LM__FRAMES_LINES},
        {"application/jsonl", LM__FRAMES_LINES}};
    size_t first = t->row->framing == LM_FRAMING_SSE_EOF ? 0 : 1;

    for (size_t i = first; i < sizeof(types) / sizeof(*types); i++) {
        size_t k = strlen(types[i].mime);

        if (n >= k && strncasecmp(mime, types[i].mime, k) == 0)
            return &types[i];
    }
    return NULL;
}

void lm__try_stream_header(lm__try *t, const char *line, size_t n)
{
    static const char name[] = "content-type:";
    size_t at = strlen(name);
    const stream_type *type;

    if (!t->ask->question.stream || t->event_stream || n < at ||
        strncasecmp(line, name, at) != 0 || t->exchange.http_status >= 300)
        return;
    while (at < n && line[at] == ' ')
        at++;
    type = find_type(t, line + at, n - at);
    if (type)
        begin(t, type->kind);
}

/* All of it is at hand now, which it will not be when more of it comes. */
static void note_soon(lm__try *t)
{
    t->soon.n = 0;
    lm__stream_soon(&t->stream, &t->soon);
    if (t->ask->soon)
        t->ask->soon(t->ask, &t->soon);
}

void lm__try_stream_soon(const lm_exchange *exchange)
{
    size_t frames =
        offsetof(lm__try, exchange) - offsetof(lm__try, frames.kind);
    const lm__try *t = exchange->ctx;

    /* Who puts a transport around another copies exchanges, ctx changed. */
    if (exchange != &t->exchange || !t->event_stream)
        return;
    lm__soon_fetch(&t->soon);
    lm__fetch(&t->frames.kind, frames);
    lm__fetch(&t->stream, offsetof(lm__stream, name));
    lm__fetch(&t->ask->on_text, LM__CACHE_LINE);
}

lm_status lm__try_stream_body(lm__try *t, const char *bytes, size_t n)
{
    lm_status status = lm__frames_feed(&t->frames, bytes, n);

    t->refused = status;
    t->why = LM__REFUSED_STREAM;
    note_soon(t);
    return status;
}

lm_status lm__try_stream_finish(lm__try *t, lm__response *response,
                                lm_error *err)
{
    lm_status status = lm__frames_finish(&t->frames);

    /* An event that was not ended and is none was cut. */
    if (status == LM_PROTOCOL)
        status = LM_OK;
    if (!status)
        status = lm__stream_finish(&t->stream, t->frames.stray, response, err);
    if (status && !err->status)
        lm_error_set(err, status, "%s: the stream: %s", t->http->row.id,
                     lm_status_text(status));
    return status;
}

lm_status lm__try_stream_cut(lm__try *t, lm__response *response, lm_error *err)
{
    lm_status status;

    t->stream.whole = NULL;
    t->stream.fault = NULL;
    status = lm__stream_finish(&t->stream, NULL, response, err);
    response->reply.finish = LM__FINISH_CUT;
    return status;
}

void lm__try_stream_reset(lm__try *t)
{
    if (t->event_stream)
        lm__stream_close(&t->stream);
    lm__frames_reset(&t->frames);
    t->event_stream = false;
}
