/* SPDX-License-Identifier: MIT */
#ifndef LM_CLOCK_H
#define LM_CLOCK_H

#include <stdint.h>

/*
 * The system's clocks, for whoever has no other.
 *
 * Threads: safe.
 */

/* Milliseconds of a clock that only goes forward. */
int64_t lm__clock_ms(void);

/* Milliseconds since 1970. */
int64_t lm__clock_unix_ms(void);

#endif
