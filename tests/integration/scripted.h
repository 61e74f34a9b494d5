/* SPDX-License-Identifier: MIT */
#ifndef TESTS_SCRIPTED_H
#define TESTS_SCRIPTED_H

#include "fake.h"

#include <lm/transport.h>
#include <stdbool.h>

/*
 * A transport without a network and with a clock of its own: exchanges are
 * answered from a script as those of a fake server are, and waiting takes no
 * time, it only moves the clock. A body that comes slowly has SCRIPTED_PAUSE
 * between its bytes.
 *
 *     scripted s = {.script = steps, .n_steps = 2};
 *     lm_transport transport = scripted_transport(&s);
 *     lm_client_options options = {.transport = &transport, ...};
 *
 * Threads: those of the client.
 */
enum { SCRIPTED_PAUSE = 50 };

typedef struct scripted {
    const fake_step *script;
    size_t n_steps;
    size_t first;  /* bytes of the body in the first call; 0: as piece */
    size_t piece;  /* bytes of the body in one call; 0: all */
    size_t n_said; /* bytes of bodies that were taken */
    size_t n_requests;
    char *request; /* body of the last one; freed by scripted_free */
    int64_t now;
    int64_t unix_now;
    int64_t waited; /* with nothing in flight */
    lm_exchange *in_flight;
    bool silent; /* what the step has to say was said */
    size_t said; /* bytes of a body that comes slowly */
    unsigned n_cancelled;
} scripted;

lm_transport scripted_transport(scripted *s);

void scripted_free(scripted *s);

#endif
