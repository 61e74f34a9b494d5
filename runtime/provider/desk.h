/* SPDX-License-Identifier: MIT */
#ifndef LM_PROVIDER_DESK_H
#define LM_PROVIDER_DESK_H

#include "dialect.h"

/*
 * Where the events of all streams of a client are read, one after the other: a
 * stream that waits keeps nothing of the kind.
 *
 * The events of a stream are nearly all alike: what changes from one to the
 * next is a piece of text, and members that nobody looks at. An event that was
 * read leaves its shape here, with holes where those were, and one of the same
 * shape is not parsed: its bytes are compared, and its text goes straight to
 * where text goes. Where it stands whole among the bytes that came, it is not
 * even cut out.
 *
 *     lm__desk desk = {.scratch.allocator = allocator};
 *     if (!lm__desk_take(&desk, stream, event, &status)) {
 *         const lm__seen before = lm__desk_seen(stream);
 *
 *         status = stream->dialect->event(stream, event);
 *         if (!status)
 *             lm__desk_learn(&desk, stream, event, &before);
 *     }
 *     lm__desk_free(&desk);
 *
 *     desk.c        an event against the shapes
 *     desk_learn.c  a shape from an event
 *
 * What a hole may be is told by the tables of the dialect's events: a key that
 * they do not have, and the one string that is the text. That it is, and that
 * such an event does nothing else, is tried on a stream of its own.
 *
 * Threads: one in one thread.
 */
enum {
    LM__SHAPES = 4,
    LM__HOLES = 12,
    LM__SHAPE_MAX = 4096,   /* bytes of an event */
    LM__PAUSE_MAX = 1024,   /* events after which it is tried again */
    LM__SCRATCH_MAX = 65536 /* that is kept from event to event */
};

typedef enum lm__hole_kind {
    LM__HOLE_TEXT,   /* of a string that nobody looks at */
    LM__HOLE_NUMBER, /* the same for digits */
    LM__HOLE_DELTA   /* of the string that is the text */
} lm__hole_kind;

typedef struct lm__hole {
    uint32_t at, n; /* in the bytes it was learnt from */
    lm__hole_kind kind;
} lm__hole;

typedef struct lm__shape {
    const lm__dialect *dialect; /* NULL: there is no shape */
    lm_buffer bytes;            /* of the event it was learnt from, as it came:
                                   in front of its data, and behind, is what
                                   makes an event of it */
    uint32_t lead, trail;       /* of these */
    char type[LM__FRAMES_TYPE]; /* of the same */
    lm__hole holes[LM__HOLES];  /* in their order */
    uint32_t n_holes;
    bool of_call;  /* the text is of the arguments of the only call */
    int64_t index; /* of that */
    uint64_t used; /* when, in events */
} lm__shape;

typedef struct lm__desk {
    bool plain;       /* for tests: each event is parsed */
    lm_arena scratch; /* of one event; its allocator is the desk's */
    lm__shape shapes[LM__SHAPES];
    uint64_t events; /* parsed and taken */
    uint64_t taken;  /* of them, by their shape */
    uint64_t wait;   /* until so many events, nothing is learnt */
    uint32_t pause;  /* how long the next wait is */
} lm__desk;

void lm__desk_free(lm__desk *desk);

/*
 * Takes an event by its shape: *status is how it went. false: it is to be
 * parsed, and nothing was done.
 */
bool lm__desk_take(lm__desk *desk, lm__stream *s, const lm__event *event,
                   lm_status *status);

/*
 * The same for an event that begins n bytes, as they came: returns how many of
 * them it is; 0: nothing was done.
 */
size_t lm__desk_take_raw(lm__desk *desk, lm__stream *s, const char *bytes,
                         size_t n, lm_status *status);

/* What tells where the text of an event went. */
typedef struct lm__seen {
    size_t content, arguments;
    uint32_t n_calls;
} lm__seen;

lm__seen lm__desk_seen(const lm__stream *s);

/* The event was parsed, and well: its shape may be worth keeping. */
void lm__desk_learn(lm__desk *desk, const lm__stream *s, const lm__event *event,
                    const lm__seen *before);

/* The memory for one event may be used for the next. */
void lm__desk_clear(lm__desk *desk);

/* For the two files. */

/*
 * The content of the JSON string of which s is the first byte, up to its
 * quote; NULL: it has none before end, or an escape of other than one letter,
 * or a control character. *escaped is set if there are escapes, else left.
 */
const char *lm__string_end(const char *s, const char *end, bool *escaped);

/* Writes what it stands for, at most n bytes; returns how many that were. */
size_t lm__string_read(char *to, const char *s, size_t n, bool escaped);

#endif
