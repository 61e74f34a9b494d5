/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "allocator.h"

#include <string.h>

/*
 * A recogniser builds no value, so that its state is small and can be copied:
 * to try bytes on the copy is how it is known what may come next.
 */

/* Room in `to` for what `from` has. */
static bool copy_room(lm_parser *to, const lm_parser *from)
{
    const lm_allocator *allocator = to->options.allocator;

    if (to->frames_room <= from->depth) {
        lm__frame *frames =
            lm__new(allocator, from->frames_room * sizeof(*frames));

        if (!frames)
            return false;
        if (to->frames != to->frames_inline)
            lm__delete(allocator, to->frames,
                       to->frames_room * sizeof(*frames));
        to->frames = frames;
        to->frames_room = from->frames_room;
    }
    if (to->seen_room < from->n_seen) {
        uint64_t *seen =
            lm__resize(allocator, to->seen, to->seen_room * sizeof(*seen),
                       from->seen_room * sizeof(*seen));

        if (!seen)
            return false;
        to->seen = seen;
        to->seen_room = from->seen_room;
    }
    if (to->capture.capacity < from->capture.n) {
        char *bytes = lm__resize(allocator, to->capture.bytes,
                                 to->capture.capacity, from->capture.capacity);

        if (!bytes)
            return false;
        to->capture.bytes = bytes;
        to->capture.capacity = from->capture.capacity;
    }
    return true;
}

/* The state in use, but for the memory that each has for itself. */
static void copy_state(lm_parser *to, const lm_parser *from)
{
    lm__frame *frames = to->frames;
    uint32_t frames_room = to->frames_room;
    uint64_t *seen = to->seen;
    size_t seen_room = to->seen_room;
    char *bytes = to->capture.bytes;
    size_t capacity = to->capture.capacity;
    const lm_allocator *allocator = to->options.allocator;

    memcpy(to, from, offsetof(lm_parser, frames_inline));
    memcpy(frames, from->frames, (from->depth + 1) * sizeof(*frames));
    if (seen && from->seen)
        memcpy(seen, from->seen, from->n_seen * sizeof(*seen));
    if (bytes && from->capture.bytes)
        memcpy(bytes, from->capture.bytes, from->capture.n);
    memcpy(to->scratch, from->scratch, from->n_scratch);
    if (from->found)
        to->first = from->first;
    to->frames = frames;
    to->frames_room = frames_room;
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
static bool trial_begin(lm_parser *trial, const lm_parser *p)
{
    trial->frames = trial->frames_inline;
    trial->frames_room = LM__FRAMES_INLINE;
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
    size_t left = trial->limits.max_bytes - start;

    lm__run(trial, bytes, n < left ? n : left);
    return trial->offset > start ? trial->offset - start : 0;
}

size_t lm_parser_accepts(const lm_parser *p, const char *bytes, size_t n)
{
    lm_parser trial;
    size_t taken;

    if (!is_recogniser(p) || p->status != LM_OK || !trial_begin(&trial, p))
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
    size_t n = 0;
    int byte;

    if (!is_recogniser(parser) || parser->status != LM_OK ||
        !trial_begin(&at, parser))
        return 0;
    if (!trial_begin(&trial, parser)) {
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
