/* SPDX-License-Identifier: MIT */
#ifndef LM_CLIENT_INSIDE_H
#define LM_CLIENT_INSIDE_H

#include "answerer.h"
#include "calls.h"
#include "lm/async.h"
#include "timers.h"

/*
 * A client, inside: who answers, and what is kept from one call to the next.
 *
 * Threads: one client in one thread at a time.
 */
struct lm_client {
    const lm__answerer_ops *ops;
    void *ctx;
    const lm_allocator *allocator;
    char *model;
    size_t model_size;
    lm_mode mode;
    const struct lm_hooks *hooks; /* NULL: none */
    int64_t token_budget;         /* 0: none */
    int64_t tokens_used;
    lm_error error; /* of the last call that was waited for */

    struct lm__call **calls; /* all that were made, by their slot */
    size_t n_calls, calls_room;
    lm__calls spare;   /* those that are over, with the memory they had */
    lm__calls line;    /* those that wait for their turn */
    lm__calls ready;   /* those that have something to do */
    lm__timers timers; /* when to look at the others */
    size_t n_open;     /* in line, or in flight */
    size_t n_busy;     /* in flight */
    size_t max_in_flight;
    bool closing;   /* no more calls are taken */
    bool driving;   /* a callback must not wait */
    lm_status stop; /* what a callback wants to end with */

    /* In an event loop; else NULL. */
    lm_socket_fn on_socket;
    void *on_socket_ctx;
    lm_timer_fn on_timer;
    void *on_timer_ctx;
    int64_t answerer_at; /* when the answerer wants to be called */
    int64_t asked_at;    /* when the loop was asked to call us */
    bool asking;         /* it is being asked */
};

/* By the answerer's clock. */
int64_t lm__client_now(const lm_client *client);

#endif
