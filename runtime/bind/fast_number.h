/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_NUMBER_H
#define LM_BIND_FAST_NUMBER_H

#include "fast.h"

/*
 * Doubles as they mostly are written, in line for those who read many.
 *
 *     const char *next = lm__short_double(s, &value);
 *
 * Threads: as fast.h.
 */

enum { LM__SHORT_WHOLE = 7, LM__SHORT_PART = 8, LM__SHORT_DIGITS = 8 };

extern const uint64_t lm__tens[]; /* to the 14th power */
extern const double lm__exact_tens[LM__SHORT_PART + 1];

/* Up to sixteen digits at s, which does not begin with a superfluous 0. */
LM__INLINE const char *lm__read_digits(const char *s, uint64_t *value)
{
    uint64_t word = lm__load64(s);
    unsigned n = lm__digits_in(word);
    unsigned more;

    if (!n || (s[0] == '0' && n > 1))
        return NULL;
    *value = lm__digits_value(word, n);
    if (n < 8)
        return s + n;
    word = lm__load64(s + 8);
    more = lm__digits_in(word);
    if (more == 8)
        return NULL;
    if (more)
        *value = *value * lm__tens[more] + lm__digits_value(word, more);
    return s + 8 + more;
}

#if LM__X86
/* 16 times '0' and 16 times 9: loaded, since making them costs more. */
extern const char lm__digit_bytes[32];
#endif

/* Bit i is clear where byte i is a digit; of 16 at s, or fewer. */
LM__INLINE uint32_t lm__no_digits(const char *s)
{
#if LM__X86
    const __m128i *bytes = (const __m128i *)(const void *)lm__digit_bytes;
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)s);

    v = _mm_sub_epi8(v, _mm_loadu_si128(bytes));
    v = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_loadu_si128(bytes + 1)), v);
    return ~(uint32_t)_mm_movemask_epi8(v);
#else
    uint32_t others = ~UINT32_C(0) << 10;

    for (unsigned i = 0; i < 10; i++)
        others |= (uint32_t)((unsigned char)(s[i] - '0') > 9) << i;
    return others;
#endif
}

/*
 * Up to eight digits, with a point among them or without: then the number is
 * the quotient of two doubles that are exact, which is the nearest one. No
 * branch tells how many there are on which side. NULL: it is another, such as
 * one below 0.
 */
LM__INLINE const char *lm__short_double(const char *s, double *value)
{
    uint32_t others = lm__no_digits(s);
    unsigned whole = lm__first_bit(others);
    unsigned point = s[whole] == '.';
    unsigned end = lm__first_bit(others & (others - point));
    unsigned part = end - point - whole;
    uint64_t behind;
    uint64_t word;

    if (LM__UNLIKELY(whole - 1U >= LM__SHORT_WHOLE ||
                     whole + part > LM__SHORT_DIGITS || part < point ||
                     (*s == '0' && whole > 1) || !lm__ends_number(s[end])))
        return NULL;
    behind = ~UINT64_C(0) << 8 * whole;
    word = lm__load64(s);
    word ^= (word ^ lm__load64(s + point)) & behind;
    *value = (double)(int64_t)lm__digits_value(word, whole + part) /
             lm__exact_tens[part];
    return s + end;
}

#endif
