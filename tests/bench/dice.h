/* SPDX-License-Identifier: MIT */
#ifndef BENCH_DICE_H
#define BENCH_DICE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Numbers that look random and are the same in every run (xorshift64*).
 *
 *     dice d = {1};
 *     unsigned eyes = dice_below(&d, 6) + 1;
 *
 * Threads: a dice in one thread at a time.
 */
typedef struct dice {
    uint64_t state; /* not 0 */
} dice;

static inline uint64_t dice_roll(dice *d)
{
    d->state ^= d->state >> 12;
    d->state ^= d->state << 25;
    d->state ^= d->state >> 27;
    return d->state * UINT64_C(0x2545f4914f6cdd1d);
}

/* From 0 to n - 1; n is not 0. */
static inline uint32_t dice_below(dice *d, uint32_t n)
{
    return (uint32_t)(((dice_roll(d) >> 32) * n) >> 32);
}

/* From low to high, both included. */
static inline int64_t dice_between(dice *d, int64_t low, int64_t high)
{
    return low + (int64_t)(dice_roll(d) >> 1) % (high - low + 1);
}

#endif
