/* SPDX-License-Identifier: MIT */
#ifndef LM_SUBMIT_H
#define LM_SUBMIT_H

#include "client.h"

/*
 * Calls that are not waited for: see lm/async.h.
 *
 * Threads: those of the client.
 */

/* Ends all calls with LM_CANCELLED and tells their callbacks. */
void lm__submit_end_all(lm_client *client);

#endif
