/* SPDX-License-Identifier: MIT */
#ifndef BENCH_TELLER_H
#define BENCH_TELLER_H

#include "story.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * A server in a process of its own that tells many stories at once, to two
 * crowds of listeners: a request for ".../SIDE" with "stream N" in its body
 * gets the N-th story, an event whenever that is ordered.
 *
 *     teller t;
 *     if (teller_start(&t, stories, n))
 *         ... requests to t.url ...
 *     while (teller_joined(&t, TELLER_TYPED) < n)
 *         ... drive them ...
 *     teller_tell(&t, TELLER_TYPED, 0);       // the first event of each
 *     while (!teller_told(&t))
 *         ... read ...
 *     teller_end(&t, TELLER_TYPED);           // the responses are complete
 *     teller_stop(&t);
 *
 * Threads: one teller in one thread at a time.
 */
typedef enum teller_side {
    TELLER_TYPED,
    TELLER_BARE,
    TELLER_SIDES
} teller_side;

typedef struct teller {
    char url[64]; /* "http://127.0.0.1:PORT/v1" */
    pid_t process;
    int orders;
    uint32_t n_orders;
    struct teller_board *board;
} teller;

/* false: errno says why. stories must stay. */
bool teller_start(teller *t, const story *stories, size_t n);

/* Streams of that side whose request has come and whose response has begun. */
size_t teller_joined(const teller *t, teller_side side);

/* Orders event i of all streams of a side; they are sent a few at a time. */
void teller_tell(teller *t, teller_side side, size_t i);

/* The same for the ends of the responses, where the connections stay open. */
void teller_end(teller *t, teller_side side);

/* All that was ordered lies in the sockets. */
bool teller_told(const teller *t);

/* Bytes of the bodies that were sent to a side. */
uint64_t teller_bytes(const teller *t, teller_side side);

void teller_stop(teller *t);

#endif
