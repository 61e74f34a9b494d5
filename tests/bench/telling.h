/* SPDX-License-Identifier: MIT */
#ifndef BENCH_TELLING_H
#define BENCH_TELLING_H

#include <lm/lm.h>

#include "models.lm.h"
#include "stream.h"

/*
 * A stream of events to an order, as the client reads it: the bytes cut into
 * events, an event to the text of its delta, and that to the parser of orders
 * which has a partial value at any time. Streams share a desk.
 *
 *     lm__desk desk = {0};
 *     telling t = {0};
 *     if (telling_open(&t, &desk)) {
 *         telling_start(&t);
 *         telling_feed(&t, bytes, n);       // again and again
 *         const Order *order = telling_finish(&t);
 *     }
 *     telling_close(&t);
 *     lm__desk_free(&desk);
 *
 * Threads: one desk and its streams in one thread.
 */
typedef struct telling {
    lm__desk *desk;
    lm__stream stream;
    lm__frames frames;
    lm_arena reply; /* what is said beside the order */
    lm_arena value;
    lm_parser *parser;
    bool open; /* stream is */
} telling;

/* t: cleared. false: no memory. */
bool telling_open(telling *t, lm__desk *desk);

void telling_close(telling *t);

/* A new stream; what the last one was read to is gone. */
void telling_start(telling *t);

/* The order so far; NULL: refused. */
const Order *telling_feed(telling *t, const char *bytes, size_t n);

/* The order, until the next start; NULL: it is not whole, or refused. */
const Order *telling_finish(telling *t);

#endif
