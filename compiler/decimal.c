/* SPDX-License-Identifier: MIT */
#include "decimal.h"

#include "alloc.h"
#include "number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PLAIN_DIGITS = 21, PLAIN_ZEROS = 6, MAX_TEXT = 800 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits of mantissa and fraction, zeros in front left out. */
static const char *read_digits(const char *s, decimal *number)
{
    bool fraction = false;
    size_t n_zeros = 0; /* read, and kept only if a digit follows */

    for (; is_digit(*s) || *s == '.'; s++) {
        if (*s == '.') {
            fraction = true;
            continue;
        }
        if (fraction)
            number->exponent--;
        if (*s == '0') {
            n_zeros += number->n > 0;
            continue;
        }
        if (number->n + n_zeros >= DECIMAL_MAX_DIGITS)
            return NULL;
        memset(number->digits + number->n, '0', n_zeros);
        number->n += n_zeros;
        number->digits[number->n++] = *s;
        n_zeros = 0;
    }
    if (n_zeros > DECIMAL_MAX_EXPONENT)
        return NULL;
    number->exponent += (int32_t)n_zeros;
    return s;
}

static bool read_exponent(const char *s, decimal *number)
{
    long exponent = strtol(s, NULL, 10);

    if (exponent < -MAX_TEXT || exponent > MAX_TEXT)
        return false;
    number->exponent += (int32_t)exponent;
    return true;
}

bool decimal_read(const char *text, decimal *number)
{
    const char *s = text;

    *number = (decimal){0};
    if (strlen(text) > MAX_TEXT)
        return false;
    number->negative = *s == '-';
    s = read_digits(s + number->negative, number);
    if (!s)
        return false;
    if (number->n == 0) {
        *number = (decimal){0};
        return true;
    }
    if ((*s == 'e' || *s == 'E') && !read_exponent(s + 1, number))
        return false;
    return number->exponent >= -DECIMAL_MAX_EXPONENT &&
           number->exponent <= DECIMAL_MAX_EXPONENT;
}

decimal decimal_of(int64_t value)
{
    char text[32];
    decimal number;

    snprintf(text, sizeof(text), "%lld", (long long)value);
    decimal_read(text, &number);
    return number;
}

decimal decimal_next(const decimal *number)
{
    char text[32];
    unsigned long long size = strtoull(number->digits, NULL, 10);
    decimal next;

    for (int32_t i = 0; i < number->exponent; i++)
        size *= 10;
    if (number->negative)
        snprintf(text, sizeof(text), "-%llu", size - 1);
    else
        snprintf(text, sizeof(text), "%llu", size + 1);
    decimal_read(text, &next);
    return next;
}

/* Of two that are both above 0. */
static int compare_sizes(const decimal *a, const decimal *b)
{
    int64_t size_a = (int64_t)a->n + a->exponent;
    int64_t size_b = (int64_t)b->n + b->exponent;

    if (size_a != size_b)
        return size_a < size_b ? -1 : 1;
    return strcmp(a->digits, b->digits);
}

int decimal_compare(const decimal *a, const decimal *b)
{
    if (a->n == 0 || b->n == 0) {
        int sign_a = a->n == 0 ? 0 : a->negative ? -1 : 1;
        int sign_b = b->n == 0 ? 0 : b->negative ? -1 : 1;

        return sign_a - sign_b;
    }
    if (a->negative != b->negative)
        return a->negative ? -1 : 1;
    return a->negative ? compare_sizes(b, a) : compare_sizes(a, b);
}

bool decimal_is_whole(const decimal *number)
{
    return number->n == 0 || number->exponent >= 0;
}

/* By long division: the digits, then the zeros that bring both to one scale.
   Digits that end in no zero cannot make up for missing places. */
bool decimal_is_multiple(const decimal *number, const decimal *divisor)
{
    int32_t n_zeros = number->exponent - divisor->exponent;
    uint64_t by = strtoull(divisor->digits, NULL, 10);
    uint64_t rest = 0;

    if (number->n == 0)
        return true;
    if (n_zeros < 0)
        return false;
    for (size_t i = 0; i < number->n; i++)
        rest = (rest * 10 + (uint64_t)(number->digits[i] - '0')) % by;
    for (int32_t i = 0; i < n_zeros && rest; i++)
        rest = rest * 10 % by;
    return rest == 0;
}

const char *decimal_text(lm_arena *arena, const decimal *number)
{
    const char *sign = number->negative ? "-" : "";
    int n = (int)number->n;
    int point = n + number->exponent; /* digits before it */

    if (n == 0)
        return "0";
    if (number->exponent >= 0 && point <= PLAIN_DIGITS)
        return alloc_printf(arena, "%s%s%.*s", sign, number->digits,
                            number->exponent, "00000000000000000000000");
    if (point > 0 && point < n)
        return alloc_printf(arena, "%s%.*s.%s", sign, point, number->digits,
                            number->digits + point);
    if (point <= 0 && point > -PLAIN_ZEROS)
        return alloc_printf(arena, "%s0.%.*s%s", sign, -point, "000000",
                            number->digits);
    return alloc_printf(arena, "%s%c%s%se%d", sign, number->digits[0],
                        n > 1 ? "." : "", number->digits + 1, point - 1);
}

model_number decimal_to_model(lm_arena *arena, const decimal *number)
{
    model_number out = {.text = decimal_text(arena, number)};
    unsigned long long digits = strtoull(number->digits, NULL, 10);
    size_t n = strlen(out.text);
    lm__decimal scanned;

    lm__decimal_scan(out.text, out.text + n, &scanned);
    out.value = lm__decimal_double(&scanned, out.text, n);
    out.digits =
        number->n > 19 || digits > INT64_MAX ? INT64_MAX : (int64_t)digits;
    if (number->negative)
        out.digits = -out.digits;
    out.exponent = number->exponent;
    return out;
}
