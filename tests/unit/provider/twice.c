/* SPDX-License-Identifier: MIT */
#include "twice.h"

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
}

void twice_again(twice *t)
{
    end(&t->parsed);
    end(&t->taken);
    begin(&t->parsed, t->row, t->of_calls);
    begin(&t->taken, t->row, t->of_calls);
}

void twice_close(twice *t)
{
    end(&t->parsed);
    end(&t->taken);
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

const char *twice_feed(twice *t, const lm__event *event)
{
    const lm__stream *parsed = &t->parsed.stream;
    lm_status a = lm__stream_event(&t->parsed.stream, event);
    lm_status b = lm__stream_event(&t->taken.stream, event);

    t->over = a || parsed->done || parsed->fault;
    if (a != b)
        return "the status";
    if (!same_stream(parsed, &t->taken.stream))
        return "the stream";
    return same_told(&t->parsed, &t->taken) ? NULL : "what is told";
}
