/* SPDX-License-Identifier: MIT */
#ifndef LM_FRAMES_H
#define LM_FRAMES_H

#include "lm/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A stream of bytes cut into events: server-sent events as the HTML standard
 * has them, a JSON document a line (NDJSON), or the objects of one JSON array
 * that grows. Bytes may come in pieces of any size; an event of the first two
 * that lies in one piece is handed on where it stands. Who knows events by
 * their looks can take one before it is cut out.
 *
 *     lm__frames frames = {.on_event = on_event, .ctx = &call};
 *     while (... bytes come ...)
 *         status = lm__frames_feed(&frames, bytes, n);
 *     status = lm__frames_finish(&frames);
 *     lm__frames_free(&frames);
 *
 * No lexer is generated for it: ends of lines are found by memchr, and what is
 * in a line by its first colon.
 *
 * Threads: one in one thread.
 */
typedef struct lm__event {
    const char *type; /* "message" where the stream names none; with a NUL */
    const char *data; /* n bytes, not closed by a NUL */
    size_t n;
    const char *raw; /* n_raw bytes, data among them, from the event's begin to
                        behind its end; NULL: it does not lie in one piece, or
                        has more than a type and data of one line */
    size_t n_raw;
} lm__event;

typedef enum lm__frames_kind {
    LM__FRAMES_SSE,
    LM__FRAMES_LINES, /* a document a line */
    LM__FRAMES_ARRAY  /* the objects of an array, or one object alone */
} lm__frames_kind;

enum { LM__FRAMES_TYPE = 48 };

typedef struct lm__frames {
    /* lines that are no field of an event, each with its LF: an error that a
       server sends in the middle of a stream in no form may be among them */
    lm_buffer *stray; /* NULL: none */

    /* set by the caller */
    uint32_t max_event; /* bytes; 0: 16 MiB */
    uint32_t depth;     /* inside: brackets that an array's object has open */
    const lm_allocator *allocator;
    lm_status (*on_event)(void *ctx, const lm__event *event);
    void *ctx;

    /*
     * May take an event at the begin of n bytes as a whole: returns how many
     * of them it is, and *status as on_event; 0: it is to be taken apart.
     * NULL: all are.
     */
    size_t (*take)(void *ctx, const char *bytes, size_t n, lm_status *status);
    lm__frames_kind kind;
    bool strict; /* an event that the end cuts off is dropped, as the standard
                    has it; servers forget the last blank line */

    /* inside */
    bool in_string, escaped;
    bool skip_lf; /* a CR ended the line before */
    bool has_data;
    bool begun;        /* a line of the event was there */
    bool odd;          /* one that is neither its type nor data */
    unsigned char bom; /* bytes of a byte order mark seen; 4: past it */
    const char *from;  /* where the event begins in the piece, or NULL */
    const char *slice; /* the data where it stands in the piece, instead of */
    size_t n_slice;
    lm_buffer data;
    lm_buffer line; /* the begin of a line, or of an object, that goes on in
                       the next piece */
    char type[LM__FRAMES_TYPE]; /* of the event, cut */
} lm__frames;

/* For frames.c: takes a piece of an array. */
lm_status lm__frames_array(lm__frames *frames, const char *bytes, size_t n);

/* Anything but LM_OK, of its own (LM_NOMEM, LM_LIMIT) or on_event's, stands. */
lm_status lm__frames_feed(lm__frames *frames, const char *bytes, size_t n);

/* The stream has ended: what is left of it counts, unless strict. */
lm_status lm__frames_finish(lm__frames *frames);

/* Ready for another stream, with the memory it has. */
void lm__frames_reset(lm__frames *frames);

void lm__frames_free(lm__frames *frames);

#endif
