/* SPDX-License-Identifier: MIT */
#include "exact.h"
#include "number.h"
#include "powers.h"

#include <float.h>
#include <string.h>

/*
 * Decimal to binary after Daniel Lemire, "Number parsing at a gigabyte per
 * second" (2021), which rests on Clinger (1990) and on Eisel's product with a
 * table of powers. Unlike the paper we take the product to 192 bits and keep
 * its bounds: where both bounds round alike that is the answer, and elsewhere
 * (which takes a text made for it) exact integers decide.
 */

/* A binary format: m * 2^e, where m has at most so many bits. */
typedef struct format {
    int bits;
    int e_min; /* of the least numbers */
    int e_max; /* of the greatest */
} format;

static const format binary64 = {53, -1074, 971};
static const format binary32 = {24, -149, 104};

/* A number rounded down to a format, and which way to go from there. */
typedef struct rounded {
    uint64_t m;
    int e;
    bool up;
    bool unsure; /* up is not known: the number is close to halfway */
} rounded;

/* The first 128 bits of a product, the highest one set: 1.f * 2^exponent. */
typedef struct product {
    uint64_t high;
    uint64_t low;
    int exponent;
    bool exact; /* nothing follows; else less than 3 in the last place does */
} product;

/* digits * 10^q; digits is not 0, and q lies in the table. */
static product multiply(uint64_t digits, int q)
{
    int zeros = lm__leading_zeros(digits);
    lm__wide power = lm__power(q);
    lm__wide upper = lm__multiply(digits << zeros, power.high);
    lm__wide lower = lm__multiply(digits << zeros, power.low);
    product p;

    p.low = upper.low + lower.high;
    p.high = upper.high + (p.low < upper.low);
    p.exponent = lm__power_exponent(q) + 64 - zeros;
    p.exact = lm__power_is_exact(q) && !lower.low;
    if (!(p.high >> 63)) {
        p.high = p.high << 1 | p.low >> 63;
        p.low = p.low << 1 | lower.low >> 63;
        p.exact = p.exact || (lm__power_is_exact(q) && !(lower.low << 1));
        p.exponent--;
    }
    return p;
}

/*
 * What is cut off is compared with one half, of which the bits are 1000...:
 * an inexact product at or above it lies above it, and only one that falls
 * short by less than its error is unsure.
 */
static void direct(rounded *r, const product *p, uint64_t cut, uint64_t half)
{
    if (cut == half && !p->low && p->exact)
        r->up = r->m & 1;
    else
        r->up = cut >= half;
    r->unsure = !p->exact && cut == half - 1 && p->low >= UINT64_MAX - 3;
}

static rounded round_product(const product *p, const format *to)
{
    int shift = 64 - to->bits;
    int e = p->exponent - to->bits + 1;
    rounded r = {0, e, false, false};

    if (e < to->e_min) {
        shift = to->e_min - e > 64 ? 128 : shift + to->e_min - e;
        r.e = to->e_min;
    }
    if (shift < 64) {
        r.m = p->high >> shift;
        direct(&r, p, p->high & ((UINT64_C(1) << shift) - 1),
               UINT64_C(1) << (shift - 1));
    } else if (shift == 64) {
        direct(&r, p, p->high, UINT64_C(1) << 63);
    } else if (shift == 65) { /* below half of the least number, or near it */
        direct(&r, p, p->high >> 1, UINT64_C(1) << 63);
        r.unsure = !p->exact && p->high == UINT64_MAX;
    }
    return r;
}

static bool is_same(const rounded *a, const rounded *b)
{
    return !a->unsure && !b->unsure &&
           (a->e == b->e ? a->m + a->up == b->m + b->up
                         : a->up && !b->up && (a->m + 1) >> 1 == b->m);
}

/* |d| in the format; d is not 0, and its exponent lies in the table. */
static rounded round_decimal(const lm__decimal *d, const char *text, size_t n,
                             const format *to)
{
    product p = multiply(d->digits, d->exponent);
    rounded r = round_product(&p, to);
    rounded above = r;
    int order;

    if (d->more && d->digits < UINT64_MAX) {
        p = multiply(d->digits + 1, d->exponent);
        above = round_product(&p, to);
    } else if (d->more) {
        r.unsure = true;
    }
    if (!r.unsure && (!d->more || is_same(&r, &above)))
        return r;
    order = lm__exact_compare(text, n, 2 * r.m + 1, r.e - 1);
    r.up = order > 0 || (order == 0 && (r.m & 1));
    return r;
}

/*
 * The bits of the format without the sign. A normal m has one bit more than
 * its field; adding it to the exponent below carries it over, and carries on
 * where rounding up made it longer.
 */
static uint64_t encode(const rounded *r, const format *to)
{
    uint64_t m = r->m + r->up;
    uint64_t infinity = (uint64_t)(to->e_max - to->e_min + 2) << (to->bits - 1);
    uint64_t bits;

    if (r->e > to->e_max)
        return infinity;
    bits = ((uint64_t)(r->e - to->e_min) << (to->bits - 1)) + m;
    return bits < infinity ? bits : infinity;
}

static uint64_t convert(const lm__decimal *d, const char *text, size_t n,
                        const format *to)
{
    rounded r = {0, to->e_min, false, false};

    if (d->digits && d->exponent > LM__POWER_MAX)
        r.e = to->e_max + 1;
    else if (d->digits && d->exponent >= LM__POWER_MIN)
        r = round_decimal(d, text, n, to);
    return encode(&r, to);
}

/*
 * Clinger's case: both the digits and the power are doubles, so that one
 * operation rounds once. It needs an arithmetic without hidden digits.
 */
static bool divide_or_multiply(const lm__decimal *d, double *out)
{
#if FLT_EVAL_METHOD == 0
    static const double powers[] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

    if (d->more || d->digits > UINT64_C(1) << 53 || d->exponent < -22 ||
        d->exponent > 22)
        return false;
    if (d->exponent < 0)
        *out = (double)d->digits / powers[-d->exponent];
    else
        *out = (double)d->digits * powers[d->exponent];
    return true;
#else
    (void)d;
    (void)out;
    return false;
#endif
}

double lm__decimal_double(const lm__decimal *d, const char *text, size_t n)
{
    double value;
    uint64_t bits;

    if (!divide_or_multiply(d, &value)) {
        bits = convert(d, text, n, &binary64);
        memcpy(&value, &bits, sizeof(value));
    }
    return d->negative ? -value : value;
}

float lm__decimal_float(const lm__decimal *d, const char *text, size_t n)
{
    uint32_t bits = (uint32_t)convert(d, text, n, &binary32);
    float value;

    memcpy(&value, &bits, sizeof(value));
    return d->negative ? -value : value;
}
