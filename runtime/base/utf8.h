/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_UTF8_H
#define LM_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above
 * U+10FFFF. NUL is an ordinary code point here.
 *
 *     size_t good = lm__utf8_check(s, n);
 *     if (good < n)
 *         ... the sequence at s + good is not valid ...
 *
 * Threads: pure functions.
 */

/* Bytes before the first sequence that is not valid or not whole; else n. */
size_t lm__utf8_check(const char *s, size_t n);

/*
 * For the function above, where the processor has AVX2: whole valid sequences
 * at the start, up to a block that has an error or is not full.
 */
size_t lm__utf8_blocks_avx2(const char *s, size_t n);

static inline bool lm__utf8_valid(const char *s, size_t n)
{
    return lm__utf8_check(s, n) == n;
}

/* Code points in n bytes of valid text (of any text: bytes that begin one). */
size_t lm__utf8_length(const char *s, size_t n);

/*
 * n, less the sequence at the end that has only begun. The rest is not
 * looked at.
 */
size_t lm__utf8_cut(const char *s, size_t n);

/* Writes the 1 to 4 bytes of a code point and returns how many. */
size_t lm__utf8_put(char *to, uint32_t code);

/*
 * The same rules one byte at a time, for text that comes in pieces:
 *
 *     state = lm__utf8_step(state, byte);
 *
 * LM__UTF8_START is the state between two sequences, LM__UTF8_BAD the one
 * after a byte that cannot stand there; any other: a sequence has begun.
 */
enum { LM__UTF8_START = 0, LM__UTF8_BAD = 8 };

uint8_t lm__utf8_step(uint8_t state, uint8_t byte);

#endif
