/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_WIDE_H
#define LM_BASE_WIDE_H

#include <stdint.h>

/*
 * 64 x 64 bit products in full, and the sign-free bits that go with them.
 *
 * Threads: pure functions.
 */
typedef struct lm__wide {
    uint64_t high;
    uint64_t low;
} lm__wide;

/* From four products of 32 bits: where the compiler has no wider type. */
static inline lm__wide lm__multiply_halves(uint64_t a, uint64_t b)
{
    uint64_t low = (a & UINT32_MAX) * (b & UINT32_MAX);
    uint64_t left = (a >> 32) * (b & UINT32_MAX) + (low >> 32);
    uint64_t right = (a & UINT32_MAX) * (b >> 32) + (left & UINT32_MAX);

    return (lm__wide){(a >> 32) * (b >> 32) + (left >> 32) + (right >> 32),
                      right << 32 | (low & UINT32_MAX)};
}

static inline lm__wide lm__multiply(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
    __extension__ typedef unsigned __int128 uint128;
    uint128 product = (uint128)a * b;

    return (lm__wide){(uint64_t)(product >> 64), (uint64_t)product};
#else
    return lm__multiply_halves(a, b);
#endif
}

/* How many zero bits stand before the first one; v is not 0. */
static inline int lm__leading_zeros(uint64_t v)
{
#ifdef __GNUC__
    return __builtin_clzll(v);
#else
    int n = 0;

    for (; !(v >> 63); v <<= 1)
        n++;
    return n;
#endif
}

/* And behind the last one. */
static inline int lm__trailing_zeros(uint64_t v)
{
#ifdef __GNUC__
    return __builtin_ctzll(v);
#else
    int n = 0;

    for (; !(v & 1); v >>= 1)
        n++;
    return n;
#endif
}

#endif
