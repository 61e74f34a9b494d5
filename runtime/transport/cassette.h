/* SPDX-License-Identifier: MIT */
#ifndef LM_CASSETTE_INSIDE_H
#define LM_CASSETTE_INSIDE_H

#include "cassette.lm.h"
#include "curl.h"
#include "lm/cassette.h"

#include <stdio.h>

/*
 * A cassette, inside: what recorder and player share.
 *
 *     cassette.c       opening and closing, for both
 *     cassette_line.c  exchanges to lines, without secrets
 *     record.c         a transport around another
 *     replay.c         a transport out of a file
 *
 * Threads: one in one thread.
 */
struct lm_cassette {
    const lm_allocator *allocator;
    lm_transport transport; /* what clients are given */
    char *path;

    /* of a recorder */
    FILE *file;
    lm_transport over;
    lm__curl *curl; /* over, if it is our own */

    /* of a player */
    struct lm__track *tracks, **last; /* the lines */
    size_t left;
    struct lm__played *first; /* exchanges begun, oldest first */
    int64_t now;        /* of its own clock, which only waiting moves; in an
                           event loop, what is to be added to the system's */
    lm_watcher watcher; /* {0}: it is polled */
};

/* A line of a cassette that is played. */
typedef struct lm__track {
    lm_wire_CassetteLine *line;
    lm_status failure; /* that of the line; LM_OK: none */
    unsigned number;   /* of the line in the file, from 1 */
    bool played;
    struct lm__track *next;
} lm__track;

/* An exchange and what came of it so far. */
typedef struct lm__take {
    const lm_exchange *exchange;
    lm_buffer headers; /* lines, each with a NUL behind it */
    lm_buffer body;
    size_t *ends; /* of the pieces of the body */
    size_t n_ends, capacity;
} lm__take;

/*
 * Appends the line for an exchange that ended with status and why (or NULL).
 * LM_OK, or LM_NOMEM and the like.
 */
lm_status lm__cassette_put(const lm__take *take, const lm_allocator *allocator,
                           lm_status status, const char *why, lm_buffer *out);

/* Makes the transport one that records or plays. */
void lm__record_start(lm_cassette *cassette);
void lm__replay_start(lm_cassette *cassette);

#endif
