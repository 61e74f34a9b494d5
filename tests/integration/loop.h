/* SPDX-License-Identifier: MIT */
#ifndef TESTS_LOOP_H
#define TESTS_LOOP_H

#include <lm/async.h>
#include <poll.h>

/*
 * An event loop of one's own: poll, a few sockets, one timer.
 *
 *     loop l = {.ms = -1};
 *     loop_hang(&l, client);
 *     while (lm_client_in_flight(client))
 *         loop_turn(&l, client);
 *
 * Threads: one loop in one thread.
 */

enum { LOOP_SOCKETS = 24 };

typedef struct loop {
    struct pollfd fds[LOOP_SOCKETS];
    size_t n;
    int64_t ms; /* below 0: no timer */
} loop;

/* What a client is given, with the loop as ctx. */
void *loop_watch(void *ctx, int fd, unsigned events, void *kept);
void loop_timer(void *ctx, int64_t ms);

/* Hangs the client into the loop. */
lm_status loop_hang(loop *l, lm_client *client);

/* Waits for something, and tells the client; what a callback ended with. */
lm_status loop_turn(loop *l, lm_client *client);

#endif
