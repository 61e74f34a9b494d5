/* SPDX-License-Identifier: MIT */
#ifndef PROVIDER_TWICE_H
#define PROVIDER_TWICE_H

#include "stream.h"

/*
 * A stream that is read twice, with every event parsed and with events taken
 * by their shape, in turn whole as they come, in two pieces, and cut out
 * already: what comes of it, and what is told meanwhile, is the same.
 *
 *     twice t;
 *     twice_open(&t, "openai", false);
 *     what = twice_feed(&t, &event);   // NULL, or what is not the same
 *     if (t.over)
 *         twice_again(&t);
 *     twice_close(&t);
 *
 * Threads: one in one thread.
 */
enum { TWICE_MOST_TOLD = 65536 };

typedef struct twice_reading {
    lm__desk desk;
    lm_arena arena;
    lm__stream stream;
    char told[TWICE_MOST_TOLD];
    size_t n_told;
} twice_reading;

typedef struct twice {
    const lm_provider *row; /* NULL: there is none of that name */
    bool of_calls;
    bool over; /* the last event ended the stream, for both */
    unsigned n_events;
    lm__frames frames; /* of the taken */
    twice_reading parsed, taken;
} twice;

void twice_open(twice *t, const char *provider, bool of_calls);

/* One event for both; returns what is not the same, NULL: all is. */
const char *twice_feed(twice *t, const lm__event *event);

/* Another stream begins, with what the desks have learnt. */
void twice_again(twice *t);

void twice_close(twice *t);

#endif
