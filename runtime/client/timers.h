/* SPDX-License-Identifier: MIT */
#ifndef LM_TIMERS_H
#define LM_TIMERS_H

#include "lm/memory.h"

#include <stdint.h>

/*
 * When each call is to be looked at: a heap, the earliest first.
 *
 *     lm__timers_set(&client->timers, call, now + 500);
 *     while (lm__timers_next(&client->timers) <= now)
 *         look_at(lm__timers_pop(&client->timers));
 *
 * Room is made when a call is made, so that nothing here can fail.
 *
 * Threads: those of the client.
 */
struct lm__call;

typedef struct lm__timers {
    struct lm__call **heap;
    size_t n, room;
} lm__timers;

/* Room for that many calls; false: no memory. */
bool lm__timers_reserve(lm__timers *timers, const lm_allocator *allocator,
                        size_t n);

void lm__timers_free(lm__timers *timers, const lm_allocator *allocator);

/* At that time, in place of any other; INT64_MAX: never. */
void lm__timers_set(lm__timers *timers, struct lm__call *call, int64_t at);

/* When the next one is due; INT64_MAX: there is none. */
int64_t lm__timers_next(const lm__timers *timers);

/* Takes out the earliest; there is one. */
struct lm__call *lm__timers_pop(lm__timers *timers);

#endif
