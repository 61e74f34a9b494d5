/* SPDX-License-Identifier: MIT */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

/*
 * The same numbers in each run: Marsaglia's xorshift. The state is any number
 * but 0.
 *
 *     uint64_t state = 1;
 *     unsigned die = random_below(&state, 6);
 *
 * Threads: a state belongs to its owner.
 */
static inline uint64_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static inline unsigned random_below(uint64_t *state, unsigned n)
{
    return (unsigned)((random_next(state) >> 32) % n);
}

#endif
