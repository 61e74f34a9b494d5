/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_EXACT_H
#define LM_BASE_EXACT_H

#include <stddef.h>
#include <stdint.h>

/*
 * The comparison that decides how a decimal rounds where 128 bits do not.
 *
 * Threads: a pure function.
 */

/*
 * Compares the number of n bytes of JSON at text, its sign left aside, with
 * m * 2^e: below 0, 0, above 0. The two are known to be close: nearer to each
 * other than one is to twice the other; m is not 0, and m * 2^e lies between
 * 2^-1075 and 2^1025.
 */
int lm__exact_compare(const char *text, size_t n, uint64_t m, int e);

#endif
