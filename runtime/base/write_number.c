/* SPDX-License-Identifier: MIT */
#include "number.h"
#include "shortest.h"
#include "wide.h"

#include <string.h>

enum {
    /* Plain from 1e-7 to below 1e21, as the first digit's exponent tells. */
    PLAIN_MIN = -7,
    PLAIN_MAX = 20
};

static const uint64_t zeros = UINT64_C(0x3030303030303030);

/*
 * The eight digits of a value below 10^8, one in a byte, the first in the
 * lowest: each step divides all numbers of two, four or eight digits at once.
 */
static inline uint64_t eight_digits(uint32_t value)
{
    uint64_t v = value / 10000 | (uint64_t)(value % 10000) << 32;
    uint64_t high = (v * 10486 >> 20) & UINT64_C(0x0000007F0000007F);

    v = high | (v - high * 100) << 16;
    high = (v * 103 >> 10) & UINT64_C(0x000F000F000F000F);
    return high | (v - high * 10) << 8;
}

static void store_text(char *to, uint64_t text)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    text = __builtin_bswap64(text);
#endif
    memcpy(to, &text, sizeof(text));
}

static char *put_eight(char *to, uint64_t value)
{
    store_text(to, eight_digits((uint32_t)value) | zeros);
    return to + 8;
}

/* Without the zeros in front: below 10^8, too. */
static char *put_first(char *to, uint64_t value)
{
    uint64_t digits = eight_digits((uint32_t)value);
    unsigned skipped =
        (unsigned)lm__trailing_zeros(digits | UINT64_C(1) << 56) / 8;

    store_text(to, (digits | zeros) >> skipped * 8);
    return to + 8 - skipped;
}

/* One or two, which most numbers have. */
static char *put_few(char *to, unsigned value)
{
    unsigned tens = value * 103 >> 10;
    unsigned text = tens | (value - tens * 10) << 8;
    unsigned shift = tens ? 0 : 8;

    store_text(to, (text | zeros) >> shift);
    return to + 2 - shift / 8;
}

static char *put_long(char *to, uint64_t value)
{
    const uint64_t eight = 100000000;
    uint64_t high = value / eight;

    to = high < eight ? put_first(to, high)
                      : put_eight(put_first(to, high / eight), high % eight);
    return put_eight(to, value % eight);
}

char *lm__put_uint(char *to, uint64_t value)
{
    if (value < 100)
        return put_few(to, (unsigned)value);
    return value < 100000000 ? put_first(to, value) : put_long(to, value);
}

char *lm__put_int(char *to, int64_t value)
{
    uint64_t magnitude = (uint64_t)value;

    if (value < 0) {
        *to++ = '-';
        magnitude = 0 - magnitude;
    }
    return lm__put_uint(to, magnitude);
}

static char *put_zeros(char *to, int n)
{
    memset(to, '0', (size_t)n);
    return to + n;
}

/* d.ddde-9: exponent is that of the first of the n digits at `to`. */
static char *put_scientific(char *to, int n, int exponent)
{
    if (n > 1) {
        memmove(to + 2, to + 1, (size_t)(n - 1));
        to[1] = '.';
        n++;
    }
    to[n] = 'e';
    return lm__put_int(to + n + 1, exponent);
}

/* The n digits at `to`, of which the first stands for 10^exponent. */
static char *place_point(char *to, int n, int exponent)
{
    int before = exponent + 1;

    if (exponent < PLAIN_MIN || exponent > PLAIN_MAX)
        return put_scientific(to, n, exponent);
    if (before >= n) {
        to = put_zeros(to + n, before - n);
        *to = '.';
        to[1] = '0';
        return to + 2;
    }
    if (before > 0) {
        memmove(to + before + 1, to + before, (size_t)(n - before));
        to[before] = '.';
        return to + n + 1;
    }
    memmove(to + 2 - before, to, (size_t)n);
    *to = '0';
    to[1] = '.';
    put_zeros(to + 2, -before);
    return to + 2 - before + n;
}

static char *put_decimal(char *to, lm__short decimal)
{
    char *end = lm__put_uint(to, decimal.digits);
    int exponent = (int)(end - to) - 1 + decimal.exponent;

    while (end - to > 1 && end[-1] == '0')
        end--;
    return place_point(to, (int)(end - to), exponent);
}

/*
 * Amounts of money and the like: up to six places. A decimal of at most 15
 * digits is the only one of its length or less that reads as its double, so
 * if k / 10^6 is the double then it is the shortest text, less its last zeros.
 */
static char *put_millionths(char *to, double value)
{
    int64_t k = (int64_t)(value * 1e6 + 0.5);
    uint64_t part;

    if ((double)k / 1e6 != value)
        return NULL;
    to = lm__put_uint(to, (uint64_t)k / 1000000);
    part = eight_digits((uint32_t)(k % 1000000) * 100);
    *to++ = '.';
    store_text(to, part | zeros);
    return to + 8 - lm__leading_zeros(part | 1) / 8;
}

char *lm__put_double(char *to, double value)
{
    uint64_t bits;
    char *end;

    memcpy(&bits, &value, sizeof(bits));
    if (bits >> 63) {
        *to++ = '-';
        value = -value;
    }
    if (value < 1e9) {
        end = put_millionths(to, value);
        if (end)
            return end;
    }
    return put_decimal(to, lm__shortest_double(value));
}

char *lm__put_float(char *to, float value)
{
    uint32_t bits;

    memcpy(&bits, &value, sizeof(bits));
    if (bits >> 31) {
        *to++ = '-';
        value = -value;
    }
    return put_decimal(to, lm__shortest_float(value));
}
