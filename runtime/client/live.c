/* SPDX-License-Identifier: MIT */
#include "live.h"

#include "allocator.h"
#include "call.h"
#include "find_json.h"
#include "read.h"
#include "state.h"

#include <string.h>

lm_stream *lm__live_new(lm__call *call)
{
    lm_stream *live = lm__new(call->client->allocator, sizeof(*live));

    if (!live)
        return NULL;
    memset(live, 0, sizeof(*live));
    live->call = call;
    live->line_start = true;
    live->stops = call->options.stop == LM_STOP_ON_ERROR;
    return live;
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
    if (live->parser)
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

/*
 * What an answer is to be read with is known when it comes: another provider
 * may have been asked, which holds answers to another schema.
 */
static lm_status open_parser(lm_stream *live)
{
    const lm__call *call = live->call;
    lm_parse_options options = lm__read_options(call);

    if (live->stops)
        options.flags |= LM_PARSE_FIRST;
    if (live->parser && live->flags == options.flags)
        return LM_OK;
    lm_parser_free(live->parser);
    live->flags = options.flags;
    live->parser = lm_parser_new(call->ask.question.target->type, &options);
    return live->parser ? LM_OK : LM_NOMEM;
}

/* Passes over what stands before the value; returns how much. */
static size_t seek(lm_stream *live, const char *text, size_t n)
{
    size_t at = lm__find_brace(text, n, &live->line_start);

    if (at < n) {
        live->state = LM__LIVE_READ;
        live->sure = live->line_start;
    }
    return at;
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
    lm_status status = LM_OK;
    size_t skipped = 0;

    live->size += n;
    live->pieces++;
    if (live->state == LM__LIVE_SEEK) {
        skipped = seek(live, text, n);
        live->start += skipped;
        if (live->state == LM__LIVE_READ)
            status = open_parser(live);
    }
    if (status)
        return status;
    if (live->state == LM__LIVE_READ)
        return read_on(live, text + skipped, n - skipped);
    if (live->state == LM__LIVE_CLOSED && live->stops && live->sure &&
        lm_parser_done(live->parser) && !is_blank(text, n))
        return cut(live);
    return LM_OK;
}

void lm__live_soon(const lm_stream *live, lm__soon *soon)
{
    lm__soon_add(soon, live, sizeof(*live));
    if (live->parser)
        lm__parser_soon(live->parser, soon);
}

bool lm__live_matches(const lm_stream *live, const lm__reply *reply)
{
    return reply->told && live->sure && live->size == strlen(reply->told);
}

void lm__live_leave(lm_stream *live)
{
    live->restarts += live->shown;
    live->shown = false;
}

lm_status lm__live_finish(lm_stream *live, void **out, lm_error *err)
{
    return lm_parser_finish(live->parser, out, err);
}
