/* SPDX-License-Identifier: MIT */
#include "frames.h"

#include "allocator.h"

#include <string.h>

#define DEFAULT_MAX ((size_t)16 << 20)

enum { MAX_STRAY = 65536, PAST_BOM = 4 };

typedef struct span {
    const char *at;
    size_t n;
} span;

static size_t max_event(const lm__frames *f)
{
    return f->max_event ? f->max_event : DEFAULT_MAX;
}

static lm_status append(const lm__frames *f, lm_buffer *to, const char *bytes,
                        size_t n)
{
    to->allocator = f->allocator;
    if (n > max_event(f) - to->size)
        return LM_LIMIT;
    lm_buffer_append(to, bytes, n);
    return lm_buffer_status(to);
}

/* Data that still stands in the piece is copied, because the piece ends. */
static lm_status settle(lm__frames *f)
{
    lm_status status = LM_OK;

    if (f->slice)
        status = append(f, &f->data, f->slice, f->n_slice);
    f->slice = NULL;
    return status;
}

static lm_status add_data(lm__frames *f, span value, bool lasting)
{
    lm_status status = LM_OK;

    if (!f->has_data && lasting) {
        f->slice = value.at;
        f->n_slice = value.n;
        f->has_data = true;
        return value.n > max_event(f) ? LM_LIMIT : LM_OK;
    }
    status = settle(f);
    if (!status && f->has_data)
        status = append(f, &f->data, "\n", 1);
    f->has_data = true;
    return status ? status : append(f, &f->data, value.at, value.n);
}

static void forget_event(lm__frames *f)
{
    lm_buffer_clear(&f->data);
    f->slice = NULL;
    f->has_data = false;
    f->begun = false;
    f->odd = false;
    f->type[0] = '\0';
}

/* to: behind its last byte. */
static lm_status dispatch(lm__frames *f, const char *to)
{
    lm__event event = {.type = f->type[0] ? f->type : "message"};
    lm_status status = LM_OK;

    if (f->has_data) {
        event.data = f->slice ? f->slice : f->data.data;
        event.n = f->slice ? f->n_slice : f->data.size;
        event.data = event.data ? event.data : "";
        if (f->from && f->slice && !f->odd) {
            event.raw = f->from;
            event.n_raw = (size_t)(to - f->from);
        }
        status = f->on_event(f->ctx, &event);
    }
    forget_event(f);
    return status;
}

static bool is(span s, const char *word)
{
    return s.n == strlen(word) && memcmp(s.at, word, s.n) == 0;
}

static void keep(char *to, size_t size, span value)
{
    size_t n = value.n < size ? value.n : size - 1;

    memcpy(to, value.at, n);
    to[n] = '\0';
}

static lm_status note_stray(lm__frames *f, span line)
{
    if (!f->stray) {
        f->stray = lm__new(f->allocator, sizeof(*f->stray));
        if (!f->stray)
            return LM_NOMEM;
        *f->stray = (lm_buffer){.allocator = f->allocator};
    }
    if (f->stray->size + line.n >= MAX_STRAY)
        return LM_OK;
    lm_buffer_append(f->stray, line.at, line.n);
    lm_buffer_putc(f->stray, '\n');
    return lm_buffer_status(f->stray);
}

/* A field: its name ends at the first colon, one blank behind that is none. */
static lm_status take_field(lm__frames *f, span line, bool lasting)
{
    const char *colon = memchr(line.at, ':', line.n);
    span name = {line.at, colon ? (size_t)(colon - line.at) : line.n};
    span value = {line.at + name.n, 0};

    if (colon) {
        value = (span){colon + 1, line.n - name.n - 1};
        if (value.n && *value.at == ' ')
            value = (span){value.at + 1, value.n - 1};
    }
    if (is(name, "data"))
        return add_data(f, value, lasting);
    if (is(name, "event")) {
        keep(f->type, sizeof(f->type), value);
        return LM_OK;
    }
    f->odd = true;
    if (!is(name, "id") && !is(name, "retry"))
        return note_stray(f, line);
    return LM_OK;
}

/* A document by itself. */
static lm_status take_document(const lm__frames *f, span line)
{
    const lm__event event = {"message", line.at, line.n, f->from, line.n + 1};

    return line.n ? f->on_event(f->ctx, &event) : LM_OK;
}

/* lasting: the line stands in the piece, not in a buffer of ours. */
static lm_status take_line(lm__frames *f, span line, bool lasting)
{
    if (f->kind == LM__FRAMES_LINES)
        return take_document(f, line);
    if (!line.n)
        return dispatch(f, line.at + 1);
    f->begun = true;
    if (*line.at != ':')
        return take_field(f, line, lasting);
    /* A comment: a server that shows that it is alive. */
    f->odd = true;
    return LM_OK;
}

/* The end of the line that begins at s, or NULL. */
static const char *find_end(const char *s, const char *end)
{
    const char *lf = memchr(s, '\n', (size_t)(end - s));
    const char *cr = memchr(s, '\r', (size_t)((lf ? lf : end) - s));

    return cr ? cr : lf;
}

/* A whole line, the begin of which may have come before. */
static lm_status end_line(lm__frames *f, span rest)
{
    lm_status status;

    if (!f->line.size)
        return take_line(f, rest, true);
    status = append(f, &f->line, rest.at, rest.n);
    if (!status)
        status = take_line(f, (span){f->line.data, f->line.size}, false);
    lm_buffer_clear(&f->line);
    return status;
}

/* Passes over a byte order mark at the start, in however many pieces. */
static const char *skip_bom(lm__frames *f, const char *s, const char *end)
{
    static const char bom[] = "\xef\xbb\xbf";

    while (s < end && f->bom < 3 && *s == bom[f->bom]) {
        f->bom++;
        s++;
    }
    if (s < end || f->bom == 3) {
        /* The begin of one that is none after all belongs to the line. */
        if (f->bom < 3)
            append(f, &f->line, bom, f->bom);
        f->bom = PAST_BOM;
    }
    return s;
}

/* Of an event that begins here. */
static size_t take_whole(lm__frames *f, const char *s, const char *end,
                         lm_status *status)
{
    size_t n = (size_t)(end - s);

    if (f->begun || f->line.size)
        return 0;
    f->from = s;
    if (n > max_event(f))
        n = max_event(f);
    return f->take && n ? f->take(f->ctx, s, n, status) : 0;
}

lm_status lm__frames_feed(lm__frames *frames, const char *bytes, size_t n)
{
    const char *end = bytes + n;
    lm_status status = LM_OK;

    if (frames->bom < PAST_BOM)
        bytes = skip_bom(frames, bytes, end);
    if (frames->kind == LM__FRAMES_ARRAY)
        return lm__frames_array(frames, bytes, (size_t)(end - bytes));
    while (!status && bytes < end) {
        const char *line_end;
        size_t taken;

        if (frames->skip_lf && *bytes == '\n')
            bytes++;
        frames->skip_lf = false;
        taken = take_whole(frames, bytes, end, &status);
        if (taken) {
            bytes += taken;
            frames->skip_lf = bytes[-1] == '\r';
            continue;
        }
        line_end = bytes < end ? find_end(bytes, end) : NULL;
        if (!line_end)
            break;
        frames->skip_lf = *line_end == '\r';
        status = end_line(frames, (span){bytes, (size_t)(line_end - bytes)});
        bytes = line_end + 1;
    }
    if (!status && bytes < end)
        status = append(frames, &frames->line, bytes, (size_t)(end - bytes));
    frames->from = NULL;
    return status ? status : settle(frames);
}

/* The stream ended within the name of a field: nothing was said by it. */
static bool is_begun(const lm_buffer *line)
{
    static const char *const names[] = {"data", "event", "id", "retry"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (line->size <= strlen(names[i]) &&
            memcmp(line->data, names[i], line->size) == 0)
            return true;
    return false;
}

lm_status lm__frames_finish(lm__frames *frames)
{
    lm_status status = LM_OK;

    if (frames->strict || frames->kind == LM__FRAMES_ARRAY)
        return LM_OK;
    if (frames->line.size && frames->kind == LM__FRAMES_SSE &&
        is_begun(&frames->line))
        lm_buffer_clear(&frames->line);
    if (frames->line.size)
        status = end_line(frames, (span){"", 0});
    return status || frames->kind == LM__FRAMES_LINES ? status
                                                      : dispatch(frames, NULL);
}

static void drop_stray(lm__frames *frames)
{
    if (!frames->stray)
        return;
    lm_buffer_free(frames->stray);
    lm__delete(frames->allocator, frames->stray, sizeof(*frames->stray));
    frames->stray = NULL;
}

void lm__frames_reset(lm__frames *frames)
{
    forget_event(frames);
    lm_buffer_clear(&frames->line);
    drop_stray(frames);
    frames->bom = 0;
    frames->skip_lf = false;
    frames->depth = 0;
    frames->in_string = false;
    frames->escaped = false;
}

void lm__frames_free(lm__frames *frames)
{
    lm_buffer_free(&frames->line);
    lm_buffer_free(&frames->data);
    drop_stray(frames);
}
