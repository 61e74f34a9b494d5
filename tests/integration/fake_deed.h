/* SPDX-License-Identifier: MIT */
#ifndef TESTS_FAKE_DEED_H
#define TESTS_FAKE_DEED_H

#include "fake.h"

/*
 * What the fake provider does with one request, and what then becomes of the
 * connection:
 *
 *     if (fake_perform(fd, step) == FAKE_ENDS)
 *         close(fd);
 *
 * Threads: the fake's own.
 */
typedef enum fake_outcome {
    FAKE_GOES_ON,  /* the next request may come */
    FAKE_WAITS,    /* for the client to go away */
    FAKE_TRICKLES, /* the head is sent, and the body is to come slowly */
    FAKE_ENDS
} fake_outcome;

fake_outcome fake_perform(int fd, const fake_step *step);

#endif
