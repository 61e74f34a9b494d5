/* SPDX-License-Identifier: MIT */
#include "shortest.h"

#include "powers.h"

#include <string.h>

/*
 * After Raffaello Giulietti, "The Schubfach way to render doubles" (2021). All
 * numbers that read back as c * 2^q lie between the halfway points to its
 * neighbours. Scaled by 10^-k, where k is chosen so that this interval is one
 * to ten wide, the integers in it are the candidates: one with a digit less,
 * if there is one, else the nearer of the two beside the number. The scaled
 * bounds are taken to integers, with a lowest bit that says "and a fraction";
 * that this is enough to compare them is the paper's main result.
 */

/* (x * 2^-shift), rounded down. */
static int shifted(int64_t x, int shift)
{
    const int64_t bias = INT64_C(1) << 12;

    return (int)(((x + (bias << shift)) >> shift) - bias);
}

/* log10(2^q), or of 3/4 of it, rounded down. */
static int log10_of_power_of_2(int q, int is_uneven)
{
    return shifted((int64_t)q * 1262611 - (is_uneven ? 524031 : 0), 22);
}

/*
 * The table has powers rounded down; this takes one that is above, or exact.
 * What goes beyond the true product is below the last bit that counts.
 */
static lm__wide power_above(int q)
{
    lm__wide power = lm__power(q);

    if (!lm__power_is_exact(q)) {
        power.low++;
        power.high += !power.low;
    }
    return power;
}

/* power * x * 2^-128, with bit 0 set if a fraction was dropped. */
static uint64_t scale(lm__wide power, uint64_t x)
{
    lm__wide lower = lm__multiply(power.low, x);
    lm__wide upper = lm__multiply(power.high, x);
    uint64_t fraction = upper.low + lower.high;

    return (upper.high + (fraction < upper.low)) | (fraction > 1);
}

/* Whether a * 4 lies between the bounds, both included. */
static int is_between(uint64_t a, uint64_t low, uint64_t high)
{
    return low <= 4 * a && 4 * a <= high;
}

/*
 * c * 2^q; is_uneven: c is the least of its binade, so that the neighbour
 * below is at half the distance. Everything is in quarters.
 */
static lm__short shortest(uint64_t c, int q, int is_uneven)
{
    int k = log10_of_power_of_2(q, is_uneven);
    int h = q + lm__power_exponent(-k) + 1;
    lm__wide power = power_above(-k);
    uint64_t odd = c & 1;
    uint64_t low = scale(power, (4 * c - 2 + (uint64_t)is_uneven) << h) + odd;
    uint64_t mid = scale(power, (4 * c) << h);
    uint64_t high = scale(power, (4 * c + 2) << h) - odd;
    uint64_t s = mid / 4;
    uint64_t tens = s / 10 * 10;
    int down = is_between(tens, low, high);
    int up = is_between(tens + 10, low, high);

    if (s >= 10 && down != up)
        return (lm__short){s / 10 + (uint64_t)up, k + 1};
    down = is_between(s, low, high);
    up = is_between(s + 1, low, high);
    if (down == up) /* both: the nearer one, and of two the even one */
        up = mid > 4 * s + 2 || (mid == 4 * s + 2 && (s & 1));
    return (lm__short){s + (uint64_t)up, k};
}

/* field: the fraction's bits; exponent: as it stands, 0 for the least. */
static lm__short shortest_of_bits(uint64_t field, int exponent, int field_bits,
                                  int q_min)
{
    uint64_t hidden = UINT64_C(1) << field_bits;
    uint64_t c = exponent ? field | hidden : field;
    int q = q_min + (exponent ? exponent - 1 : 0);

    if (!c)
        return (lm__short){0, 0};
    if (q <= 0 && -q <= field_bits && !(c & ((UINT64_C(1) << -q) - 1)))
        return (lm__short){c >> -q, 0};
    return shortest(c, q, !field && exponent > 1);
}

lm__short lm__shortest_double(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof(bits));
    return shortest_of_bits(bits & ((UINT64_C(1) << 52) - 1), (int)(bits >> 52),
                            52, -1074);
}

lm__short lm__shortest_float(float value)
{
    uint32_t bits;

    memcpy(&bits, &value, sizeof(bits));
    return shortest_of_bits(bits & ((UINT32_C(1) << 23) - 1), (int)(bits >> 23),
                            23, -149);
}
