/* SPDX-License-Identifier: MIT */
#include "telling.h"

static lm_status on_event(void *ctx, const lm__event *event)
{
    return lm__stream_event(ctx, event);
}

static lm_status on_text(void *ctx, const char *text, size_t n)
{
    telling *t = ctx;

    if (text)
        return lm_parser_feed(t->parser, text, n);
    lm_parser_reset(t->parser);
    return LM_OK;
}

bool telling_open(telling *t, lm__desk *desk)
{
    const lm_parse_options options = {.arena = &t->value};

    t->desk = desk;
    t->frames.kind = LM__FRAMES_SSE;
    t->frames.on_event = on_event;
    t->frames.take = lm__stream_take;
    t->frames.ctx = &t->stream;
    t->parser = lm_parser_new(&Order_type, &options);
    return t->parser;
}

static void end(telling *t)
{
    if (t->open)
        lm__stream_close(&t->stream);
    t->open = false;
}

void telling_close(telling *t)
{
    end(t);
    lm__frames_free(&t->frames);
    lm_parser_free(t->parser);
    lm_arena_free(&t->reply);
    lm_arena_free(&t->value);
}

void telling_start(telling *t)
{
    end(t);
    lm_parser_reset(t->parser);
    lm_arena_reset(&t->value);
    lm_arena_reset(&t->reply);
    lm__stream_open(&t->stream, lm_provider_find("openai"), &t->reply, t->desk);
    t->stream.name = "Order";
    t->stream.of_calls = true;
    t->stream.on_text = on_text;
    t->stream.ctx = t;
    t->open = true;
}

const Order *telling_feed(telling *t, const char *bytes, size_t n)
{
    static const Order none;
    const Order *partial;

    if (lm__frames_feed(&t->frames, bytes, n))
        return NULL;
    partial = lm_parser_partial(t->parser);
    return partial ? partial : &none;
}

const Order *telling_finish(telling *t)
{
    lm__response response = {.row = t->stream.row,
                             .arena = &t->reply,
                             .reply = {.usage = LM__USAGE_UNKNOWN}};
    void *value = NULL;

    if (lm__frames_finish(&t->frames) ||
        lm__stream_finish(&t->stream, t->frames.stray, &response, NULL) ||
        lm_parser_finish(t->parser, &value, NULL))
        return NULL;
    return value;
}
