/* SPDX-License-Identifier: MIT */
#include "twice.h"

#include <stdlib.h>
#include <string.h>

/* All that is told, with a mark between the pieces. */
static lm_status on_text(void *ctx, const char *text, size_t n)
{
    twice_reading *r = ctx;

    if (r->n_told + n + 1 > sizeof(r->told))
        r->n_told = 0;
    if (n + 1 > sizeof(r->told))
        n = sizeof(r->told) - 1;
    if (text)
        memcpy(r->told + r->n_told, text, n);
    r->n_told += text ? n : 0;
    r->told[r->n_told++] = text ? '|' : '#';
    return LM_OK;
}

static void begin(twice_reading *r, const lm_provider *row, bool of_calls)
{
    lm__stream_open(&r->stream, row, &r->arena, &r->desk);
    r->stream.on_text = on_text;
    r->stream.ctx = r;
    r->stream.of_calls = of_calls;
    r->n_told = 0;
}

static lm_status on_event(void *ctx, const lm__event *event)
{
    return lm__stream_event(ctx, event);
}

static void begin_frames(twice *t)
{
    lm__frames_reset(&t->frames);
    t->frames.on_event = on_event;
    t->frames.take = lm__stream_take;
    t->frames.ctx = &t->taken.stream;
}

static void end(twice_reading *r)
{
    lm__stream_close(&r->stream);
    lm_arena_reset(&r->arena);
}

void twice_open(twice *t, const char *provider, bool of_calls)
{
    memset(t, 0, sizeof(*t));
    t->row = lm_provider_find(provider);
    t->of_calls = of_calls;
    t->parsed.desk.plain = true;
    if (!t->row)
        return;
    begin(&t->parsed, t->row, of_calls);
    begin(&t->taken, t->row, of_calls);
    begin_frames(t);
}

void twice_again(twice *t)
{
    end(&t->parsed);
    end(&t->taken);
    begin(&t->parsed, t->row, t->of_calls);
    begin(&t->taken, t->row, t->of_calls);
    begin_frames(t);
}

void twice_close(twice *t)
{
    end(&t->parsed);
    end(&t->taken);
    lm__frames_free(&t->frames);
    lm__desk_free(&t->parsed.desk);
    lm__desk_free(&t->taken.desk);
    lm_arena_free(&t->parsed.arena);
    lm_arena_free(&t->taken.arena);
}

static bool same_text(const lm_buffer *a, const lm_buffer *b)
{
    return a->size == b->size &&
           (!a->size || !memcmp(a->data, b->data, a->size));
}

static bool same_string(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_calls(const lm__stream *a, const lm__stream *b)
{
    if (a->n_calls != b->n_calls || !a->legacy != !b->legacy)
        return false;
    for (size_t i = 0; i < a->n_calls; i++)
        if (a->calls[i].index != b->calls[i].index ||
            a->calls[i].told != b->calls[i].told ||
            !same_string(a->calls[i].id, b->calls[i].id) ||
            !same_string(a->calls[i].name, b->calls[i].name) ||
            !same_text(&a->calls[i].arguments, &b->calls[i].arguments))
            return false;
    return !a->legacy ||
           same_text(&a->legacy->arguments, &b->legacy->arguments);
}

static bool same_rest(const lm__stream_rest *a, const lm__stream_rest *b)
{
    return a && b ? same_text(&a->refusal, &b->refusal) &&
                        same_text(&a->reasoning, &b->reasoning) &&
                        same_text(&a->parts, &b->parts)
                  : a == b;
}

static bool same_stream(const lm__stream *a, const lm__stream *b)
{
    return same_text(&a->content, &b->content) && same_rest(a->rest, b->rest) &&
           same_calls(a, b) && a->has_content == b->has_content &&
           a->done == b->done && a->told == b->told &&
           a->told_from == b->told_from && a->mid_line == b->mid_line &&
           a->finish == b->finish &&
           same_string(a->finish_raw, b->finish_raw) &&
           !a->whole == !b->whole && !a->fault == !b->fault &&
           !memcmp(&a->usage, &b->usage, sizeof(a->usage)) &&
           !memcmp(a->counts, b->counts, sizeof(a->counts));
}

static bool same_told(const twice_reading *a, const twice_reading *b)
{
    return a->n_told == b->n_told && !memcmp(a->told, b->told, b->n_told);
}

/* A piece that ends where its memory does, so that a byte too far is seen. */
static lm_status feed_piece(twice *t, const char *bytes, size_t n)
{
    char *piece = malloc(n ? n : 1);
    lm_status status = LM_NOMEM;

    if (piece) {
        memcpy(piece, bytes, n);
        status = lm__frames_feed(&t->frames, piece, n);
    }
    free(piece);
    return status;
}

static lm_status feed_raw(twice *t, const lm__event *event, bool whole)
{
    lm_buffer raw = {0};
    size_t first;
    lm_status status;

    if (strcmp(event->type, "message") != 0)
        lm_buffer_printf(&raw, "event: %s\n", event->type);
    lm_buffer_puts(&raw, "data: ");
    lm_buffer_append(&raw, event->data, event->n);
    lm_buffer_puts(&raw, t->n_events % 2 ? "\r\n\r\n" : "\n\n");
    first = whole ? raw.size : raw.size / 2;
    status = lm_buffer_status(&raw);
    if (!status)
        status = feed_piece(t, raw.data, first);
    if (!status)
        status = feed_piece(t, raw.data + first, raw.size - first);
    lm_buffer_free(&raw);
    return status;
}

static lm_status feed_taken(twice *t, const lm__event *event)
{
    unsigned way = t->n_events++ % 7;
    bool line = !memchr(event->data, '\n', event->n) &&
                !memchr(event->data, '\r', event->n);

    if (!line || way == 6)
        return lm__stream_event(&t->taken.stream, event);
    return feed_raw(t, event, way < 4);
}

const char *twice_feed(twice *t, const lm__event *event)
{
    const lm__stream *parsed = &t->parsed.stream;
    lm_status a = lm__stream_event(&t->parsed.stream, event);
    lm_status b = feed_taken(t, event);

    t->over = a || parsed->done || parsed->fault;
    if (a != b)
        return "the status";
    if (!same_stream(parsed, &t->taken.stream))
        return "the stream";
    return same_told(&t->parsed, &t->taken) ? NULL : "what is told";
}
