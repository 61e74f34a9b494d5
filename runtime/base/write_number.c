/* SPDX-License-Identifier: MIT */
#include "number.h"
#include "shortest.h"
#include "wide.h"

#include <string.h>

static const char pairs[] = "00010203040506070809"
                            "10111213141516171819"
                            "20212223242526272829"
                            "30313233343536373839"
                            "40414243444546474849"
                            "50515253545556575859"
                            "60616263646566676869"
                            "70717273747576777879"
                            "80818283848586878889"
                            "90919293949596979899";

enum {
    /* Plain from 1e-7 to below 1e21, as the first digit's exponent tells. */
    PLAIN_MIN = -7,
    PLAIN_MAX = 20
};

static void put_pair(char *to, unsigned value)
{
    memcpy(to, pairs + (size_t)2 * value, 2);
}

/* How many decimal digits value has: its bits times log10(2), or one more. */
static unsigned count_digits(uint64_t value)
{
    static const uint64_t powers[] = {0,
                                      10,
                                      100,
                                      1000,
                                      10000,
                                      100000,
                                      1000000,
                                      10000000,
                                      100000000,
                                      1000000000,
                                      10000000000,
                                      100000000000,
                                      1000000000000,
                                      10000000000000,
                                      100000000000000,
                                      1000000000000000,
                                      10000000000000000,
                                      100000000000000000,
                                      1000000000000000000,
                                      UINT64_C(10000000000000000000)};
    unsigned bits = 64 - (unsigned)lm__leading_zeros(value | 1);
    unsigned n = bits * 1233 >> 12;

    return n + (value >= powers[n]);
}

char *lm__put_uint(char *to, uint64_t value)
{
    char *end = to + count_digits(value);
    char *at = end;

    for (; value >= 100; value /= 100) {
        at -= 2;
        put_pair(at, (unsigned)(value % 100));
    }
    if (value >= 10)
        put_pair(at - 2, (unsigned)value);
    else
        at[-1] = (char)('0' + value);
    return end;
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
 * Amounts of money and the like: up to two places. A decimal of at most 15
 * digits is the only one of its length or less that reads as its double, so
 * if k / 100 is the double then k / 100 is the shortest text.
 */
static char *put_hundredths(char *to, double value)
{
    unsigned k = (unsigned)(value * 100 + 0.5);

    if ((double)k / 100 != value)
        return NULL;
    to = lm__put_uint(to, k / 100);
    *to = '.';
    put_pair(to + 1, k % 100);
    return to + (k % 10 ? 3 : 2);
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
    if (value < 1e7) {
        end = put_hundredths(to, value);
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
