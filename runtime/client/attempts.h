/* SPDX-License-Identifier: MIT */
#ifndef LM_ATTEMPTS_H
#define LM_ATTEMPTS_H

#include "lm/client.h"

/*
 * The requests of one call, those of all its asks, oldest first:
 *
 *     lm_attempt *attempt = lm__attempts_add(ask->log, ask->arena);
 *     if (attempt)
 *         attempt->usage = ask->reply->usage;
 *
 * Threads: those of the call.
 */
typedef struct lm__attempts {
    lm_attempt *items;
    size_t n, capacity;
} lm__attempts;

/* One more of which nothing is known; NULL: no memory. Moves the others. */
lm_attempt *lm__attempts_add(lm__attempts *log, lm_arena *arena);

/* The one added last; NULL: there is none. */
lm_attempt *lm__attempts_last(const lm__attempts *log);

/* Of all of them together. */
lm_usage lm__attempts_usage(const lm__attempts *log);

/* What counts against a budget: all tokens that are known of. */
int64_t lm__usage_tokens(const lm_usage *usage);

#endif
