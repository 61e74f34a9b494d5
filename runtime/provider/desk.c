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

/* The marks of a block at s, of which less may be there. */
static bool look(const char *s, const char *end, lm__marks *marks)
{
    char block[LM__BLOCK];

    if (end - s < LM__BLOCK && !(lm__may_overread(s) && lm__overread_is_fine()))
        return false;
    *marks = lm__block_copy(block, s);
    return true;
}

/* The first byte that is not plain text, or end. */
static const char *plain_end(const char *s, const char *end)
{
    lm__marks marks;

    for (; s < end && look(s, end, &marks); s += LM__BLOCK) {
        if (marks.stop) {
            s += lm__first_bit(marks.stop);
            return s < end ? s : end;
        }
    }
    if (s > end)
        return end;
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
    lm__marks marks;

    for (; s < end && look(s, end, &marks); s += LM__BLOCK) {
        if (marks.stop) {
            unsigned n = lm__first_bit(marks.stop);

            s += n;
            return marks.high & lm__bits_below(n) || s >= end || *s != '"'
                       ? NULL
                       : s;
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
    const char *s, *end; /* of the event */
    size_t at, to;       /* of the shape's bytes */
} front;

static inline void pass_same(front *f, const lm__shape *shape)
{
    size_t left = f->to - f->at;
    size_t n = (size_t)(f->end - f->s);

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
static bool fits(const lm__shape *shape, front *f, delta *d)
{
    const lm__hole *hole = shape->holes;
    const lm__hole *last = hole + shape->n_holes;
    const char *to = f->s;

    while (to) {
        pass_same(f, shape);
        for (; hole < last && hole->at + hole->n < f->at; hole++)
            if (hole->kind == LM__HOLE_DELTA)
                hole_end(hole, back_at(f, hole), f->end, d);
        if (hole == last || f->at < hole->at)
            return hole == last && f->at == f->to;
        to = hole_end(hole, back_at(f, hole), f->end, d);
        f->s = to;
        f->at = hole->at + hole->n;
        hole++;
    }
    return false;
}

/* The stream is where such an event means what it did there. */
static bool may_take(const lm__shape *shape, const lm__stream *s)
{
    return shape->dialect == s->dialect &&
           (!shape->of_call || (s->n_calls == 1 && !s->legacy &&
                                s->calls[0].index == shape->index));
}

/* raw: how many bytes of it the event is; else it is all of its data. */
static bool is_like(const lm__shape *shape, const lm__stream *s,
                    lm__event *event, delta *d)
{
    bool raw = !event->data;
    const char *at = raw ? event->raw : event->data;
    front f = {at, at + (raw ? event->n_raw : event->n), raw ? 0 : shape->lead,
               shape->bytes.size - (raw ? 0 : shape->trail)};

    if (!may_take(shape, s) ||
        (!raw && strcmp(shape->type, event->type) != 0) || !fits(shape, &f, d))
        return false;
    if (raw)
        event->n_raw = (size_t)(f.s - at);
    return raw || f.s == f.end;
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

/* That which the stream had last is tried first. */
static lm__shape *find(lm__desk *desk, lm__stream *s, lm__event *event,
                       delta *d)
{
    for (unsigned i = 0; i < LM__SHAPES; i++) {
        lm__shape *shape = &desk->shapes[s->shape];

        *d = (delta){0};
        if (is_like(shape, s, event, d))
            return shape;
        s->shape = (uint8_t)((s->shape + 1) % LM__SHAPES);
    }
    return NULL;
}

static bool take(lm__desk *desk, lm__stream *s, lm__event *event,
                 lm_status *status)
{
    delta d;
    lm__shape *shape = desk->plain ? NULL : find(desk, s, event, &d);

    if (!shape || !deliver(shape, s, &d, status))
        return false;
    shape->used = ++desk->events;
    desk->taken++;
    desk->pause = 0;
    return true;
}

bool lm__desk_take(lm__desk *desk, lm__stream *s, const lm__event *event,
                   lm_status *status)
{
    lm__event e = *event;

    if (take(desk, s, &e, status))
        return true;
    desk->events++;
    return false;
}

size_t lm__desk_take_raw(lm__desk *desk, lm__stream *s, const char *bytes,
                         size_t n, lm_status *status)
{
    lm__event event = {.raw = bytes, .n_raw = n};

    return take(desk, s, &event, status) ? event.n_raw : 0;
}
