/* SPDX-License-Identifier: MIT */
#ifndef LM_DRIVE_H
#define LM_DRIVE_H

#include "call.h"

/*
 * What makes the calls of a client go on, all of them at once: those that have
 * something to do stand in a list, those that wait for a time in a heap, and
 * the rest costs nothing. A blocking call, a stream and an event loop are three
 * ways to turn this one crank.
 *
 *     lm__drive_add(call);
 *     while (call->state != LM__CALL_DONE)
 *         lm__drive(client, INT32_MAX);
 *
 * Threads: those of the client.
 */

/*
 * Puts a call in line, behind those that wait for their turn. The driver calls
 * on_over when it is done; it may be released then.
 */
void lm__drive_add(lm__call *call);

/* There is something to do for the call: from anywhere, it only takes note. */
void lm__drive_wake(lm__call *call);

/* Ends a call that is in line: on_over is called within the next turn. */
void lm__drive_cancel(lm__call *call);

/* The same at once, where no callback is running. */
void lm__drive_drop(lm__call *call);

/*
 * Returns once something was done or timeout_ms have passed. What a caller's
 * callback wants to end with stands in client->stop.
 */
void lm__drive(lm_client *client, int32_t timeout_ms);

/* The same for an event loop, which waits itself. */
void lm__drive_ready(lm_client *client, int fd, unsigned events);

/* Tells an event loop when to come back. */
void lm__drive_ask(lm_client *client);

/* LM_ARGUMENT, where a caller must not wait: see lm/async.h. */
lm_status lm__drive_may_wait(const lm_client *client, lm_error *err);

#endif
