/* SPDX-License-Identifier: MIT */
#include "live.h"

#include "allocator.h"
#include "call.h"

#include <string.h>

lm_stream *lm__live_new(lm__call *call)
{
    const lm_call_options *o = &call->options;
    const lm__question *q = &call->ask.question;
    lm_parse_options options = {
        .policy = o->policy,
        .flags = o->stop == LM_STOP_ON_ERROR ? LM_PARSE_FIRST : 0,
        .limits = o->limits,
        .report = o->report,
        .context = o->context,
        .allocator = call->client->allocator,
    };
    lm_stream *live = lm__new(options.allocator, sizeof(*live));

    if (!live)
        return NULL;
    memset(live, 0, sizeof(*live));
    live->call = call;
    live->of_calls = q->mode == LM_MODE_TOOLS || q->mode == LM_MODE_FUNCTIONS;
    live->line_start = true;
    live->stops = o->stop == LM_STOP_ON_ERROR;
    live->parser = lm_parser_new(q->target->type, &options);
    if (live->parser)
        return live;
    lm__live_free(live, options.allocator);
    return NULL;
}

void lm__live_free(lm_stream *live, const lm_allocator *allocator)
{
    if (!live)
        return;
    lm_parser_free(live->parser);
    lm__delete(allocator, live, sizeof(*live));
}

void lm__live_restart(lm_stream *live)
{
    lm_parser_reset(live->parser);
    lm_report_clear(live->call->options.report);
    live->restarts += live->shown;
    live->state = LM__LIVE_SEEK;
    live->line_start = true;
    live->sure = false;
    live->cut = false;
    live->fresh = false;
    live->shown = false;
    live->size = 0;
    live->start = 0;
    live->pieces = 0;
    live->items = 0;
}

/* Passes over what stands before the value; returns how much. */
static size_t seek(lm_stream *live, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '{') {
            live->state = LM__LIVE_READ;
            live->sure = live->line_start;
            return i;
        }
        if (text[i] == '\n')
            live->line_start = true;
        else if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r')
            live->line_start = false;
    }
    return n;
}

static lm_status cut(lm_stream *live)
{
    live->cut = true;
    live->call->ask.cut = true;
    return LM_CANCELLED;
}

/* Up to the end of the value and no further: what follows may be prose. */
static lm_status feed(lm_parser *parser, const char *text, size_t n)
{
    const char *end = text + n;
    lm_status status = LM_OK;

    while (!status && text < end && !lm_parser_done(parser)) {
        const char *brace = memchr(text, '}', (size_t)(end - text));
        const char *to = brace ? brace + 1 : end;

        status = lm_parser_feed(parser, text, (size_t)(to - text));
        text = to;
    }
    return status;
}

/*
 * A closed value makes the rest of the text worthless. The end of the stream
 * is waited for all the same, because it tells the usage, unless the model
 * goes on writing.
 */
static lm_status read_on(lm_stream *live, const char *text, size_t n)
{
    lm_status status = feed(live->parser, text, n);

    if (status == LM_NOMEM)
        return status;
    live->fresh = true;
    if (!status && !lm_parser_done(live->parser))
        return LM_OK;
    live->state = LM__LIVE_CLOSED;
    return status && live->stops && live->sure ? cut(live) : LM_OK;
}

static bool is_blank(const char *text, size_t n)
{
    while (n && strchr(" \t\r\n`", text[n - 1]) && text[n - 1])
        n--;
    return n == 0;
}

lm_status lm__live_text(lm_stream *live, const char *text, size_t n)
{
    size_t skipped = 0;

    live->size += n;
    live->pieces++;
    if (live->state == LM__LIVE_SEEK) {
        skipped = seek(live, text, n);
        live->start += skipped;
    }
    if (live->state == LM__LIVE_READ)
        return read_on(live, text + skipped, n - skipped);
    if (live->state == LM__LIVE_CLOSED && live->stops && live->sure &&
        lm_parser_done(live->parser) && !is_blank(text, n))
        return cut(live);
    return LM_OK;
}

bool lm__live_matches(const lm_stream *live, const lm__reply *reply,
                      const char *payload)
{
    bool same = live->of_calls
                    ? reply->n_calls && payload == reply->calls[0].arguments
                    : !reply->n_calls;

    return same && live->sure && live->size == strlen(payload);
}

lm_status lm__live_finish(lm_stream *live, void **out, lm_error *err)
{
    return lm_parser_finish(live->parser, out, err);
}
