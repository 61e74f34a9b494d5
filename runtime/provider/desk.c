/* SPDX-License-Identifier: MIT */
#include "desk.h"

#include "allocator.h"
#include "buffer.h"
#include "scan.h"
#include "stream.h"
#include "utf8.h"

#include <string.h>

enum { MAX_DIGITS = 18 };

void lm__desk_free(lm__desk *desk)
{
    for (size_t i = 0; i < LM__SHAPES; i++)
        lm_buffer_free(&desk->shapes[i].bytes);
    lm_arena_free(&desk->scratch);
}

void lm__desk_clear(lm__desk *desk)
{
    if (desk->scratch.taken > LM__SCRATCH_MAX)
        lm_arena_free(&desk->scratch);
    else
        lm_arena_reset(&desk->scratch);
}

/* The first byte that is not plain text, or end. */
static const char *plain_end(const char *s, const char *end)
{
    char block[LM__BLOCK];

    for (; end - s >= LM__BLOCK; s += LM__BLOCK) {
        lm__marks marks = lm__block_copy(block, s);

        if (marks.stop)
            return s + lm__first_bit(marks.stop);
    }
    while (s < end && (unsigned char)*s >= 0x20 && *s != '"' && *s != '\\')
        s++;
    return s;
}

/* What a letter behind a backslash stands for; 0: for more than a byte. */
static char escape_of(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

const char *lm__string_end(const char *s, const char *end, bool *escaped)
{
    for (s = plain_end(s, end); s < end && *s == '\\'; s = plain_end(s, end)) {
        if (end - s < 2 || !escape_of(s[1]))
            return NULL;
        *escaped = true;
        s += 2;
    }
    return s < end && *s == '"' ? s : NULL;
}

size_t lm__string_read(char *to, const char *s, size_t n, bool escaped)
{
    const char *end = s + n;
    char *at = to;

    if (!n)
        return 0;
    while (escaped) {
        const char *slash = memchr(s, '\\', (size_t)(end - s));

        if (!slash)
            break;
        memcpy(at, s, (size_t)(slash - s));
        at += slash - s;
        *at++ = escape_of(slash[1]);
        s = slash + 2;
    }
    memcpy(at, s, (size_t)(end - s));
    return (size_t)(at - to) + (size_t)(end - s);
}

/* A string of ASCII without escapes, as ids and times are. */
static const char *text_end(const char *s, const char *end)
{
    char block[LM__BLOCK];

    for (; end - s >= LM__BLOCK; s += LM__BLOCK) {
        lm__marks marks = lm__block_copy(block, s);

        if (marks.stop) {
            unsigned n = lm__first_bit(marks.stop);

            return marks.high & lm__bits_below(n) || s[n] != '"' ? NULL : s + n;
        }
        if (marks.high)
            return NULL;
    }
    while (s < end && *s >= 0x20 && *s < 0x7F && *s != '"' && *s != '\\')
        s++;
    return s < end && *s == '"' ? s : NULL;
}

static const char *number_end(const char *s, const char *end)
{
    const char *from = s;

    while (s < end && *s >= '0' && *s <= '9')
        s++;
    return s == from || s - from > MAX_DIGITS || (*from == '0' && s - from > 1)
               ? NULL
               : s;
}

typedef struct delta {
    const char *at;
    size_t n;
    bool escaped;
} delta;

static const char *hole_end(const lm__hole *hole, const char *s,
                            const char *end, delta *d)
{
    if (hole->kind == LM__HOLE_TEXT)
        return text_end(s, end);
    if (hole->kind == LM__HOLE_NUMBER)
        return number_end(s, end);
    d->at = s;
    s = lm__string_end(s, end, &d->escaped);
    d->n = s ? (size_t)(s - d->at) : 0;
    return s;
}

/* Where an event and a shape are compared. */
typedef struct front {
    const char *s;
    size_t at; /* of the shape's bytes */
} front;

static void pass_same(front *f, const lm__shape *shape, const char *end)
{
    size_t left = shape->bytes.size - f->at;
    size_t n = (size_t)(end - f->s);

    n = lm__common(shape->bytes.data + f->at, f->s, n < left ? n : left);
    f->s += n;
    f->at += n;
}

/* The event's bytes from the begin of the hole on, where they were passed. */
static const char *back_at(const front *f, const lm__hole *hole)
{
    return f->s - (f->at - hole->at);
}

/*
 * Most holes are filled with what they had before, so that it is looked for
 * the first byte which differs: it must lie in a hole, or right behind.
 */
static bool fits(const lm__shape *shape, const lm__event *event, delta *d)
{
    const char *end = event->data + event->n;
    front f = {event->data, 0};

    for (uint32_t i = 0; i < shape->n_holes; i++) {
        const lm__hole *hole = &shape->holes[i];
        size_t hole_to = hole->at + hole->n;
        const char *to;

        if (f.at <= hole_to)
            pass_same(&f, shape, end);
        if (f.at < hole->at)
            return false;
        if (f.at > hole_to && hole->kind != LM__HOLE_DELTA)
            continue;
        to = hole_end(hole, back_at(&f, hole), end, d);
        if (!to)
            return false;
        if (f.at <= hole_to)
            f = (front){to, hole_to};
    }
    pass_same(&f, shape, end);
    return f.s == end && f.at == shape->bytes.size;
}

/* The stream is where such an event means what it did there. */
static bool may_take(const lm__shape *shape, const lm__stream *s,
                     const lm__event *event)
{
    return shape->dialect == s->dialect &&
           strcmp(shape->type, event->type) == 0 &&
           (!shape->of_call || (s->n_calls == 1 && !s->legacy &&
                                s->calls[0].index == shape->index));
}

/* Behind what the buffer has; false: it is no text, or there is no room. */
static bool put(lm_buffer *to, const delta *d)
{
    char *room;
    size_t n;

    if (d->n > lm__buffer_left(to))
        return false;
    room = lm__buffer_reserve(to, d->n);
    if (!room)
        return false;
    n = lm__string_read(room, d->at, d->n, d->escaped);
    if (lm__utf8_valid(room, n))
        return lm__buffer_commit(to, n);
    *room = '\0';
    return false;
}

/* The same steps as where the event is parsed. */
static bool deliver(const lm__shape *shape, lm__stream *s, const delta *d,
                    lm_status *status)
{
    lm_buffer *to = shape->of_call ? &s->calls[0].arguments : &s->content;
    size_t from = to->size;

    if (!put(to, d))
        return false;
    *status = shape->of_call ? lm__stream_told_call(s, &s->calls[0], from)
                             : lm__stream_told_text(s, from);
    return true;
}

static lm__shape *find(lm__desk *desk, const lm__stream *s,
                       const lm__event *event, delta *d)
{
    lm__shape *last = desk->last;

    if (last && may_take(last, s, event) && fits(last, event, d))
        return last;
    for (lm__shape *at = desk->shapes; at < desk->shapes + LM__SHAPES; at++) {
        *d = (delta){0};
        if (at != last && at->dialect && may_take(at, s, event) &&
            fits(at, event, d))
            return at;
    }
    return NULL;
}

bool lm__desk_take(lm__desk *desk, lm__stream *s, const lm__event *event,
                   lm_status *status)
{
    delta d = {0};
    lm__shape *shape = desk->plain ? NULL : find(desk, s, event, &d);

    desk->events++;
    if (!shape || !deliver(shape, s, &d, status))
        return false;
    shape->used = desk->events;
    desk->last = shape;
    desk->taken++;
    desk->pause = 0;
    return true;
}
