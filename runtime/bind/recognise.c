/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "allocator.h"

#include <string.h>

/*
 * A recogniser builds no value, so that its state is small and can be copied:
 * to try bytes on the copy is how it is known what may come next.
 */

/* Room for what is not kept from copy to copy; NULL: no memory. */
static void *other_room(const lm_parser *p, void *old, const void *given,
                        size_t old_size, size_t size)
{
    void *room = lm__new(p->options.allocator, size);

    if (room && old != given)
        lm__delete(p->options.allocator, old, old_size);
    return room;
}

static bool frames_room(lm_parser *to, const lm_parser *from)
{
    size_t size = sizeof(*to->frames);
    void *frames;

    if (to->frames_room > from->depth)
        return true;
    frames = other_room(to, to->frames, to->frames_given,
                        to->frames_room * size, from->frames_room * size);
    if (!frames)
        return false;
    to->frames = frames;
    to->frames_room = from->frames_room;
    return true;
}

static bool scratch_room(lm_parser *to, const lm_parser *from)
{
    void *scratch;

    if (to->scratch_room >= from->n_scratch)
        return true;
    scratch = other_room(to, to->scratch, to->scratch_given, to->scratch_room,
                         from->scratch_room);
    if (!scratch)
        return false;
    to->scratch = scratch;
    to->scratch_room = from->scratch_room;
    return true;
}

static bool seen_room(lm_parser *to, const lm_parser *from)
{
    size_t size = sizeof(*to->seen);
    uint64_t *seen;

    if (to->seen_room >= from->n_seen)
        return true;
    seen = lm__resize(to->options.allocator, to->seen, to->seen_room * size,
                      from->seen_room * size);
    if (!seen)
        return false;
    to->seen = seen;
    to->seen_room = from->seen_room;
    return true;
}

static bool capture_room(lm_parser *to, const lm_parser *from)
{
    lm__capture *c = &to->capture;
    char *bytes;

    if (c->capacity >= from->capture.n)
        return true;
    bytes = lm__resize(to->options.allocator, c->bytes, c->capacity,
                       from->capture.capacity);
    if (!bytes)
        return false;
    c->bytes = bytes;
    c->capacity = from->capture.capacity;
    return true;
}

/* Room in `to` for what `from` has. */
static bool copy_room(lm_parser *to, const lm_parser *from)
{
    if (from->found && !to->first)
        to->first = lm__new(to->options.allocator, sizeof(*to->first));
    return (to->first || !from->found) && frames_room(to, from) &&
           scratch_room(to, from) && seen_room(to, from) &&
           capture_room(to, from);
}

/* The state in use, but for the memory that each has for itself. */
static void copy_state(lm_parser *to, const lm_parser *from)
{
    lm__frame *frames = to->frames;
    lm__frame *frames_given = to->frames_given;
    uint32_t frames_room = to->frames_room;
    char *scratch = to->scratch;
    char *scratch_given = to->scratch_given;
    uint32_t scratch_room = to->scratch_room;
    lm_error *first = to->first;
    uint64_t *seen = to->seen;
    size_t seen_room = to->seen_room;
    char *bytes = to->capture.bytes;
    size_t capacity = to->capture.capacity;
    const lm_allocator *allocator = to->options.allocator;

    memcpy(to, from, offsetof(lm_parser, frames_own));
    memcpy(frames, from->frames, (from->depth + 1) * sizeof(*frames));
    if (seen && from->seen)
        memcpy(seen, from->seen, from->n_seen * sizeof(*seen));
    if (bytes && from->capture.bytes)
        memcpy(bytes, from->capture.bytes, from->capture.n);
    memcpy(scratch, from->scratch, from->n_scratch);
    if (first && from->first)
        *first = *from->first;
    to->frames = frames;
    to->frames_given = frames_given;
    to->frames_room = frames_room;
    to->scratch = scratch;
    to->scratch_given = scratch_given;
    to->scratch_room = scratch_room;
    to->first = first;
    to->seen = seen;
    to->seen_room = seen_room;
    to->capture.bytes = bytes;
    to->capture.capacity = capacity;
    to->options.allocator = allocator;
}

lm_status lm_parser_copy(lm_parser *to, const lm_parser *from)
{
    if (to->build || from->build || to->mend || from->mend ||
        to->root_type != from->root_type)
        return LM_ARGUMENT;
    if (!copy_room(to, from))
        return LM_NOMEM;
    copy_state(to, from);
    return LM_OK;
}

/* A parser to try bytes on. */
static bool trial_begin(lm_parser *trial, const lm_parser *p, lm__room *room)
{
    lm__parser_lend(trial, room);
    trial->first = NULL;
    trial->seen = NULL;
    trial->seen_room = 0;
    trial->capture = (lm__capture){0};
    trial->mend = NULL;
    trial->hidden.room = 0;
    trial->options.allocator = p->options.allocator;
    trial->root = NULL;
    trial->bounded = NULL;
    if (!copy_room(trial, p)) {
        lm__parser_drop(trial);
        return false;
    }
    copy_state(trial, p);
    trial->quiet = true;
    return true;
}

static bool is_recogniser(const lm_parser *p)
{
    return p->eager && !p->build;
}

/* How many of the bytes are taken, before any is refused. */
static size_t try_bytes(lm_parser *trial, const char *bytes, size_t n)
{
    size_t start = trial->offset;
    size_t left = trial->options.limits.max_bytes - start;

    lm__run(trial, bytes, n < left ? n : left);
    return trial->offset > start ? trial->offset - start : 0;
}

size_t lm_parser_accepts(const lm_parser *p, const char *bytes, size_t n)
{
    lm_parser trial;
    lm__room room;
    size_t taken;

    if (!is_recogniser(p) || p->status != LM_OK ||
        !trial_begin(&trial, p, &room))
        return 0;
    taken = try_bytes(&trial, bytes, n);
    lm__parser_drop(&trial);
    return taken;
}

/* Cheaply: the byte may be taken; a trial of it will tell. */
static bool conceivable(const lm_parser *p, uint8_t byte)
{
    lm__lex lex = p->lex;
    lm__lex_event event = lm__lex_step(&lex, byte);
    lm__narrow narrow = p->narrow;

    if (event == LM__LEX_NUMBER_END)
        event = lm__lex_step(&lex, byte);
    if (event != LM__LEX_CHAR && event != LM__LEX_LEAD)
        return event != LM__LEX_ERROR;
    if (p->accept == LM__TAKE_WORD || p->accept == LM__TAKE_TAG ||
        (p->accept == LM__TAKE_KEY &&
         (p->frames[p->depth].flags & LM__FRAME_CLOSED)))
        return lm__narrow_step(&narrow, byte);
    return true;
}

/* The only byte that can come next; -1: there are more, or none. */
static int only_byte(lm_parser *trial, const lm_parser *p)
{
    int only = -1;

    for (int byte = 0; byte < 256; byte++) {
        char c = (char)byte;

        if (!conceivable(p, (uint8_t)byte))
            continue;
        copy_state(trial, p);
        trial->quiet = true;
        if (!try_bytes(trial, &c, 1))
            continue;
        if (only >= 0)
            return -1;
        only = byte;
    }
    return only;
}

/* The text may end here. */
static bool may_end(const lm_parser *p)
{
    lm__lex lex = p->lex;
    lm__lex_event event = lm__lex_end(&lex);

    if (event == LM__LEX_NUMBER_END)
        event = lm__lex_end(&lex);
    return event != LM__LEX_ERROR;
}

size_t lm_parser_forced(const lm_parser *parser, char *bytes, size_t size)
{
    lm_parser at;
    lm_parser trial;
    lm__room rooms[2];
    size_t n = 0;
    int byte;

    if (!is_recogniser(parser) || parser->status != LM_OK ||
        !trial_begin(&at, parser, &rooms[0]))
        return 0;
    if (!trial_begin(&trial, parser, &rooms[1])) {
        lm__parser_drop(&at);
        return 0;
    }
    while (n < size && !may_end(&at) && (byte = only_byte(&trial, &at)) >= 0) {
        bytes[n] = (char)byte;
        if (!try_bytes(&at, &bytes[n], 1) || !copy_room(&trial, &at))
            break;
        n++;
    }
    lm__parser_drop(&trial);
    lm__parser_drop(&at);
    return n;
}
