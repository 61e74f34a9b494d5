/* SPDX-License-Identifier: MIT */
#include "number.h"

/* An exponent that no count of digits in memory brings back into range. */
#define EXPONENT_MAX INT64_C(1000000000000000)

enum { DECIMAL_EXPONENT_MAX = 1000000000 };

/* The significant digits so far. */
typedef struct reading {
    uint64_t digits;
    int64_t exponent;
    bool full; /* the next digit does not fit, nor any behind it */
    bool more;
} reading;

static bool is_digit(const char *p, const char *end)
{
    return p < end && *p >= '0' && *p <= '9';
}

static bool fits(uint64_t digits, unsigned digit)
{
    return digits < UINT64_MAX / 10 ||
           (digits == UINT64_MAX / 10 && digit <= UINT64_MAX % 10);
}

/* Digits before the point, or (places -1) behind it. */
static const char *read_digits(const char *p, const char *end, int places,
                               reading *r)
{
    for (; is_digit(p, end); p++) {
        unsigned digit = (unsigned)(*p - '0');

        if (!r->full && fits(r->digits, digit)) {
            r->digits = r->digits * 10 + digit;
            r->exponent += places;
        } else {
            r->full = true;
            r->more |= digit != 0;
            r->exponent += places + 1;
        }
    }
    return p;
}

static const char *read_exponent(const char *p, const char *end, reading *r)
{
    bool negative = p < end && *p == '-';
    int64_t exponent = 0;

    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (!is_digit(p, end))
        return NULL;
    for (; is_digit(p, end); p++)
        if (exponent < EXPONENT_MAX)
            exponent = exponent * 10 + (*p - '0');
    r->exponent += negative ? -exponent : exponent;
    return p;
}

static int32_t clamp(int64_t exponent)
{
    if (exponent > DECIMAL_EXPONENT_MAX)
        return DECIMAL_EXPONENT_MAX;
    if (exponent < -DECIMAL_EXPONENT_MAX)
        return -DECIMAL_EXPONENT_MAX;
    return (int32_t)exponent;
}

/* What follows the digits before the point; NULL: it is no number. */
static const char *read_rest(const char *p, const char *end, reading *r)
{
    if (p < end && *p == '.') {
        if (!is_digit(p + 1, end))
            return NULL;
        p = read_digits(p + 1, end, -1, r);
    }
    if (p < end && (*p == 'e' || *p == 'E'))
        p = read_exponent(p + 1, end, r);
    return p;
}

const char *lm__decimal_scan(const char *p, const char *end, lm__decimal *out)
{
    reading r = {0, 0, false, false};
    bool negative = p < end && *p == '-';
    const char *point;

    p += negative;
    if (!is_digit(p, end))
        return NULL;
    point = *p == '0' ? p + 1 : read_digits(p, end, 0, &r);
    p = read_rest(point, end, &r);
    if (!p)
        return NULL;
    *out = (lm__decimal){.digits = r.digits,
                         .exponent = clamp(r.exponent),
                         .negative = negative,
                         .more = r.more,
                         .whole = p == point};
    return p;
}

/*
 * |d| as an integer. Digits that were left out lie behind the twentieth: they
 * are part of a fraction, or the number is beyond 64 bits.
 */
static bool magnitude(const lm__decimal *d, uint64_t *out)
{
    uint64_t value = d->digits;
    int32_t exponent = value ? d->exponent : 0;

    if (d->more)
        return false;
    for (; exponent > 0; exponent--) {
        if (!fits(value, 0))
            return false;
        value *= 10;
    }
    for (; exponent < 0; exponent++) {
        if (value % 10)
            return false;
        value /= 10;
    }
    *out = value;
    return true;
}

bool lm__decimal_int(const lm__decimal *d, int64_t *out)
{
    uint64_t value;

    if (!magnitude(d, &value) || value > (uint64_t)INT64_MAX + d->negative)
        return false;
    if (d->negative && value)
        *out = -(int64_t)(value - 1) - 1;
    else
        *out = (int64_t)value;
    return true;
}

bool lm__decimal_uint(const lm__decimal *d, uint64_t *out)
{
    uint64_t value;

    if (!magnitude(d, &value) || (d->negative && value))
        return false;
    *out = value;
    return true;
}
