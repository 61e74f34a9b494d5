/* SPDX-License-Identifier: MIT */
#include "exact.h"

#include <stdbool.h>

enum {
    /*
     * A point halfway between two doubles has at most 767 significant digits.
     * Of the digits behind so many only one thing counts: are all of them 0?
     */
    DIGITS_MAX = 780,
    /*
     * The largest integers met: 781 digits have 2,595 bits, and 5^(342 + 781),
     * times 54 bits, has 2,662; a shift aligns them.
     */
    LIMBS = 96,
    FIVES = 13 /* 5^13 fits 32 bits */
};

/* A large integer; limbs of 32 bits, the lowest first. */
typedef struct large {
    uint32_t limbs[LIMBS];
    int n;
} large;

static void push(large *a, uint32_t limb)
{
    if (a->n < LIMBS)
        a->limbs[a->n++] = limb;
}

/* a * factor + addend */
static void multiply_add(large *a, uint32_t factor, uint32_t addend)
{
    uint64_t carry = addend;

    for (int i = 0; i < a->n; i++) {
        carry += (uint64_t)a->limbs[i] * factor;
        a->limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry)
        push(a, (uint32_t)carry);
}

static void multiply_by_power_of_5(large *a, int64_t exponent)
{
    for (; exponent >= FIVES; exponent -= FIVES)
        multiply_add(a, UINT32_C(1220703125), 0);
    for (; exponent > 0; exponent--)
        multiply_add(a, 5, 0);
}

static void shift_left(large *a, int64_t bits)
{
    int whole = (int)(bits / 32);

    multiply_add(a, UINT32_C(1) << bits % 32, 0);
    if (!whole || !a->n || a->n + whole > LIMBS)
        return;
    for (int i = a->n - 1; i >= 0; i--)
        a->limbs[i + whole] = a->limbs[i];
    for (int i = 0; i < whole; i++)
        a->limbs[i] = 0;
    a->n += whole;
}

static int compare(const large *a, const large *b)
{
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    for (int i = a->n - 1; i >= 0; i--)
        if (a->limbs[i] != b->limbs[i])
            return a->limbs[i] < b->limbs[i] ? -1 : 1;
    return 0;
}

/* digits * 10^exponent */
typedef struct digits {
    large value;
    int count; /* significant digits taken */
    bool more; /* one that is not 0 was not taken */
    int64_t exponent;
} digits;

static void take_digit(digits *d, char c)
{
    if (d->count >= DIGITS_MAX) {
        d->more |= c != '0';
        d->exponent++;
    } else if (c != '0' || d->count) {
        multiply_add(&d->value, 10, (uint32_t)(c - '0'));
        d->count++;
    }
}

static int64_t exponent_of(const char *text, const char *end)
{
    bool negative = text < end && *text == '-';
    int64_t exponent = 0;

    if (text < end && (*text == '-' || *text == '+'))
        text++;
    for (; text < end && exponent < INT64_MAX / 100; text++)
        exponent = exponent * 10 + (*text - '0');
    return negative ? -exponent : exponent;
}

static void read_text(const char *text, const char *end, digits *d)
{
    bool fraction = false;

    for (; text < end && *text != 'e' && *text != 'E'; text++) {
        if (*text == '.') {
            fraction = true;
        } else if (*text != '-') {
            take_digit(d, *text);
            d->exponent -= fraction;
        }
    }
    if (text < end)
        d->exponent += exponent_of(text + 1, end);
    if (d->more) {
        multiply_add(&d->value, 10, 1);
        d->exponent--;
    }
}

/* Both sides are made integers: d * 5^x * 2^x, and m * 5^-x * 2^e. */
int lm__exact_compare(const char *text, size_t n, uint64_t m, int e)
{
    digits left = {.value = {.n = 0}};
    large right = {.n = 0};
    int64_t twos;

    read_text(text, text + n, &left);
    push(&right, (uint32_t)m);
    push(&right, (uint32_t)(m >> 32));
    if (left.exponent >= 0)
        multiply_by_power_of_5(&left.value, left.exponent);
    else
        multiply_by_power_of_5(&right, -left.exponent);
    twos = left.exponent - e;
    if (twos >= 0)
        shift_left(&left.value, twos);
    else
        shift_left(&right, -twos);
    while (right.n && !right.limbs[right.n - 1])
        right.n--;
    return compare(&left.value, &right);
}
