/* SPDX-License-Identifier: MIT */
#ifndef LMC_DECIMAL_H
#define LMC_DECIMAL_H

#include "model.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Numbers as people write them, exactly: bounds and defaults are compared
 * without ever passing through a double.
 *
 *     decimal low, high;
 *     decimal_read("0.10", &low);
 *     decimal_read("1e-1", &high);
 *     decimal_compare(&low, &high) == 0
 *
 * Threads: pure functions.
 */
enum { DECIMAL_MAX_DIGITS = 40, DECIMAL_MAX_EXPONENT = 400 };

/* digits * 10^exponent; digits neither begin nor end with 0; n 0: zero. */
typedef struct decimal {
    bool negative;
    char digits[DECIMAL_MAX_DIGITS + 1];
    size_t n;
    int32_t exponent;
} decimal;

/* text is a number of JSON. False: more digits or zeros than are kept. */
bool decimal_read(const char *text, decimal *number);

decimal decimal_of(int64_t value);

/* One more than a whole number of at most 64 bits. */
decimal decimal_next(const decimal *number);

/* Below 0, 0 or above 0. */
int decimal_compare(const decimal *a, const decimal *b);

bool decimal_is_whole(const decimal *number);

/* divisor is above 0 and has at most 17 digits. */
bool decimal_is_multiple(const decimal *number, const decimal *divisor);

/* The shortest usual form: 1000, 0.01, 1.5e-20. Whole ones without exponent
   where they have at most 21 digits. */
const char *decimal_text(lm_arena *arena, const decimal *number);

/* For the tables; digits is that of the text, or INT64_MAX if too large. */
model_number decimal_to_model(lm_arena *arena, const decimal *number);

#endif
