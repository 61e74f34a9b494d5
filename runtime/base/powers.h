/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_POWERS_H
#define LM_BASE_POWERS_H

#include "wide.h"

#include <stdbool.h>

/*
 * Powers of ten to 128 bits, for reading and writing doubles:
 *
 *     10^q = (mantissa + rest) * 2^(exponent - 127)     0 <= rest < 1
 *
 * The mantissa's highest bit is set. rest is 0 for q from 0 to
 * LM__POWER_EXACT_MAX, and above 0 for all others. The table is written at
 * build time by powers_gen.c.
 *
 * Threads: constants and pure functions.
 */
enum {
    LM__POWER_MIN = -342, /* below it any 64 bits make less than a double */
    LM__POWER_MAX = 324,  /* the least double has 324 places */
    LM__POWER_EXACT_MAX = 55
};

extern const lm__wide lm__powers[LM__POWER_MAX - LM__POWER_MIN + 1];

static inline lm__wide lm__power(int q)
{
    return lm__powers[q - LM__POWER_MIN];
}

/* The exponent above: log2(10^q) rounded down, for the q of the table. */
static inline int lm__power_exponent(int q)
{
    const int bias = 2048;

    return ((q * 217706 + bias * 65536) >> 16) - bias;
}

static inline bool lm__power_is_exact(int q)
{
    return q >= 0 && q <= LM__POWER_EXACT_MAX;
}

#endif
