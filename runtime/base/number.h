/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_NUMBER_H
#define LM_BASE_NUMBER_H

#include "lm/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Numbers and their text, exactly and without the locale. Reading goes
 * through a decimal, from which the number is made in the type that is wanted:
 *
 *     lm__decimal d;
 *     if (lm__decimal_scan(text, text + n, &d) == text + n)
 *         x = lm__decimal_double(&d, text, n);
 *
 * Threads: pure functions.
 */

/*
 * digits * 10^exponent, where digits are as many leading significant digits
 * as 64 bits hold. more: digits that are not all zero were left out, so that
 * the number lies between digits and digits + 1.
 */
typedef struct lm__decimal {
    uint64_t digits;
    int32_t exponent; /* beyond +-10^9 only roughly */
    bool negative;
    bool more;
    bool whole; /* the text has neither a fraction nor an exponent */
} lm__decimal;

/*
 * Reads a number of JSON's grammar at p. Returns the byte behind it, which may
 * be end; NULL: there is none at p (and then none that goes on behind end).
 */
const char *lm__decimal_scan(const char *p, const char *end, lm__decimal *out);

/*
 * The nearest double or float, a tie to the even one; infinity where it is out
 * of range. text is the n bytes that d was read from.
 */
double lm__decimal_double(const lm__decimal *d, const char *text, size_t n);
float lm__decimal_float(const lm__decimal *d, const char *text, size_t n);

/*
 * The integer that d is, also where it is written as 20.0 or 2e1. false: it is
 * none, or out of range; *out is untouched.
 */
bool lm__decimal_int(const lm__decimal *d, int64_t *out);
bool lm__decimal_uint(const lm__decimal *d, uint64_t *out);

/* The text, up to its NUL, is a number of JSON. */
bool lm__is_number(const char *text);

/* Numbers of JSON, exactly, whatever their size: below 0, 0, above 0. */
int lm__number_compare(const char *a, size_t n_a, const char *b, size_t n_b);

/* Appends bytes that equal numbers share, and no others have. */
void lm__number_canon(lm_buffer *out, const char *text, size_t n);

/* The number is a multiple of of * 10^of_exponent; of is above 0. */
bool lm__number_is_multiple(const char *text, size_t n, int64_t of,
                            int32_t of_exponent);

/*
 * Writers: at most LM__NUMBER_TEXT bytes, no NUL; they return the byte behind
 * the last one.
 *
 * A double or float is written with the fewest digits that read back as the
 * same number, and of those the nearest. It always shows that it is one: plain
 * from 1e-7 to below 1e21, with .0 where it is whole (25.0, 0.001, -0.0), else
 * with an exponent that has no plus and no leading zero (1e300, 1.5e-9).
 * Infinities and NaN have no text in JSON: the caller keeps them out.
 */
enum { LM__NUMBER_TEXT = 32 };

char *lm__put_uint(char *to, uint64_t value);
char *lm__put_int(char *to, int64_t value);
char *lm__put_double(char *to, double value);
char *lm__put_float(char *to, float value);

#endif
