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

enum { LM__SHORT_WHOLE = 7, LM__SHORT_PART = 8 };

extern const uint64_t lm__tens[]; /* to the 14th power */
extern const double lm__exact_tens[LM__SHORT_PART + 1];

/*
 * Up to seven digits, and eight behind a point: then the number is the quotient
 * of two doubles that are exact, which is the nearest one. NULL: it is another.
 */
LM__INLINE const char *lm__short_double(const char *s, double *value)
{
    const char *digits = s + (*s == '-');
    uint64_t word = lm__load64(digits);
    unsigned whole = lm__digits_in(word);
    unsigned part = 0;
    uint64_t number;

    if (LM__UNLIKELY(whole - 1U >= LM__SHORT_WHOLE ||
                     (*digits == '0' && whole > 1)))
        return NULL;
    number = lm__digits_value(word, whole);
    digits += whole;
    if (LM__LIKELY(*digits == '.')) {
        word = lm__load64(digits + 1);
        part = lm__digits_in(word);
        if (LM__UNLIKELY(!part))
            return NULL;
        number = number * lm__tens[part] + lm__digits_value(word, part);
        digits += part + 1;
    }
    if (LM__UNLIKELY(!lm__ends_number(*digits)))
        return NULL;
    *value = (double)(int64_t)number / lm__exact_tens[part];
    if (*s == '-')
        *value = -*value;
    return digits;
}

#endif
