/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_SHORTEST_H
#define LM_BASE_SHORTEST_H

#include <stdint.h>

/*
 * The decimal digits * 10^exponent with the fewest digits that reads back as
 * the number, and of those the nearest to it. digits may end in zeros.
 *
 * Threads: pure functions.
 */
typedef struct lm__short {
    uint64_t digits;
    int exponent;
} lm__short;

/* value is finite and not negative. */
lm__short lm__shortest_double(double value);
lm__short lm__shortest_float(float value);

#endif
