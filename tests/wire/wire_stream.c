/* SPDX-License-Identifier: MIT */
#include "files.h"
#include "stream.h"
#include "wire_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static lm_status on_event(void *ctx, const lm__event *event)
{
    return lm__stream_event(ctx, event);
}

static lm__frames_kind kind_of(const Fixture *fixture)
{
    const char *framing = fixture->framing ? fixture->framing : "sse";

    if (strcmp(framing, "json_array") == 0)
        return LM__FRAMES_ARRAY;
    return strcmp(framing, "ndjson") == 0 ? LM__FRAMES_LINES : LM__FRAMES_SSE;
}

/*
 * Reads the stream in pieces: the first of `first` bytes, then of `step`. What
 * the desk has learnt from streams before must make no difference.
 */
static void read_stream(bench *b, const lm_provider *row, const char *body,
                        size_t n, size_t first, size_t step)
{
    lm__stream stream;
    lm__frames frames = {
        .kind = kind_of(b->fixture),
        .on_event = on_event,
        .ctx = &stream,
    };
    lm__response response = {
        .row = row, .arena = &b->arena, .reply = {.usage = LM__USAGE_UNKNOWN}};
    lm_error err = {0};
    lm_status status = LM_OK;

    lm__stream_open(&stream, row, &b->arena, &b->desk);
    for (size_t at = 0; !status && at < n;) {
        size_t piece = at ? step : first;

        piece = piece < n - at ? piece : n - at;
        status = lm__frames_feed(&frames, body + at, piece);
        at += piece;
    }
    if (!status)
        status = lm__frames_finish(&frames);
    if (!status)
        status = lm__stream_finish(&stream, frames.stray, &response, &err);
    check_response(b, &response, status, &err);
    lm__stream_close(&stream);
    lm__frames_free(&frames);
}

/* Unless all are wanted, a longer stream is cut at some places only. */
enum { MOST_CUTS = 400 };

void test_stream(bench *b, const lm_provider *row, const char *body, size_t n)
{
    size_t step = b->every ? 1 : 1 + n / MOST_CUTS;

    b->desk = (lm__desk){.plain = true};
    read_stream(b, row, body, n, n, n);
    b->desk.plain = false;
    read_stream(b, row, body, n, n, n);
    read_stream(b, row, body, n, 1, 1);
    for (size_t i = 1; b->good && i < n; i += step) {
        read_stream(b, row, body, n, i, n);
        check(b, b->good, "cut at byte %zu of %zu", i, n);
        lm_arena_reset(&b->arena);
    }
    lm__desk_free(&b->desk);
}

typedef struct seen {
    bench *bench;
    const Events *want;
    size_t n;
} seen;

static bool same(const char *text, const char *bytes, size_t n)
{
    return strlen(text) == n && memcmp(text, bytes, n) == 0;
}

static lm_status compare_event(void *ctx, const lm__event *event)
{
    seen *s = ctx;
    size_t i = s->n++;
    const StreamEvent *want;

    check(s->bench, i < s->want->n_events, "event %zu is one too many", i);
    if (!s->bench->good)
        return LM_OK;
    want = &s->want->events[i];
    check(s->bench, strcmp(event->type, want->event) == 0, "event %zu is a %s",
          i, event->type);
    check(s->bench, same(want->data, event->data, event->n),
          "event %zu is %.*s", i, (int)event->n, event->data);
    return LM_OK;
}

static void read_events(bench *b, const Events *want, const char *body,
                        size_t n, size_t step)
{
    lm__frames frames = {.strict = true, .on_event = compare_event};
    seen s = {b, want, 0};

    frames.ctx = &s;
    for (size_t at = 0; at < n; at += step)
        check(b,
              lm__frames_feed(&frames, body + at,
                              step < n - at ? step : n - at) == LM_OK,
              "it is refused");
    lm__frames_finish(&frames);
    check(b, s.n == want->n_events, "%zu events in steps of %zu, not %zu", s.n,
          step, want->n_events);
    lm__frames_free(&frames);
}

/* The list of a file is the root of its text: that becomes a member. */
static Events *read_list(const bench *b)
{
    char name[256];
    lm_buffer text = {0};
    const char *file = b->fixture->file;
    char *list;
    Events *events;

    snprintf(name, sizeof(name), "%.*s.expected.json", (int)strcspn(file, "."),
             file);
    list = read_file(b->dir, name, NULL);
    lm_buffer_printf(&text, "{\"events\":%s}", list);
    events = Events_parse(text.data, text.size, NULL, NULL);
    lm_buffer_free(&text);
    free(list);
    return events;
}

void test_events(bench *b, const char *body, size_t n)
{
    Events *want = read_list(b);

    check(b, want != NULL, "the list of events does not read");
    for (size_t step = 1; want && step <= n; step++)
        read_events(b, want, body, n, step);
    Events_free(want);
}
