/* SPDX-License-Identifier: MIT */
/*
 * Writes the table of powers.h as C to standard output. It runs at build time,
 * on the machine that builds, and uses nothing of the library: powers of five
 * in exact integers, of which the first 128 bits count (the powers of two in
 * 10^q are in the exponent).
 */
#include "powers.h"

#include <stdio.h>

/* 5^342 has 795 bits. */
enum { LIMBS = 26 };

typedef struct number {
    uint32_t limbs[LIMBS]; /* the lowest first */
} number;

static void multiply_by_5(number *n)
{
    uint64_t carry = 0;

    for (int i = 0; i < LIMBS; i++) {
        carry += (uint64_t)n->limbs[i] * 5;
        n->limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
}

static void shift_left_by_1(number *n)
{
    for (int i = LIMBS - 1; i > 0; i--)
        n->limbs[i] = n->limbs[i] << 1 | n->limbs[i - 1] >> 31;
    n->limbs[0] <<= 1;
}

static int bit(const number *n, int i)
{
    return i < 0 ? 0 : (int)(n->limbs[i / 32] >> i % 32 & 1);
}

static int bit_length(const number *n)
{
    int length = LIMBS * 32;

    while (length > 0 && !bit(n, length - 1))
        length--;
    return length;
}

static int is_less(const number *a, const number *b)
{
    int i = LIMBS - 1;

    while (i > 0 && a->limbs[i] == b->limbs[i])
        i--;
    return a->limbs[i] < b->limbs[i];
}

static void subtract(number *a, const number *b)
{
    uint64_t borrow = 0;

    for (int i = 0; i < LIMBS; i++) {
        uint64_t d = (uint64_t)a->limbs[i] - b->limbs[i] - borrow;

        a->limbs[i] = (uint32_t)d;
        borrow = d >> 63;
    }
}

static void push_bit(lm__wide *w, int b)
{
    w->high = w->high << 1 | w->low >> 63;
    w->low = w->low << 1 | (uint64_t)b;
}

/* The highest 128 bits of n, zeros behind them where it has fewer. */
static lm__wide top_bits(const number *n)
{
    int length = bit_length(n);
    lm__wide w = {0, 0};

    for (int i = 1; i <= 128; i++)
        push_bit(&w, bit(n, length - i));
    return w;
}

/* The first 128 bits of 1 / n, from the first one that is set: n is above 1. */
static lm__wide reciprocal_bits(const number *n)
{
    int length = bit_length(n);
    number rest = {{0}};
    lm__wide w = {0, 0};

    rest.limbs[(length - 1) / 32] = UINT32_C(1) << (length - 1) % 32;
    for (int i = 0; i < 128; i++) {
        int b;

        shift_left_by_1(&rest);
        b = !is_less(&rest, n);
        if (b)
            subtract(&rest, n);
        push_bit(&w, b);
    }
    return w;
}

static number power_of_5(int q)
{
    number n = {{1}};

    while (q-- > 0)
        multiply_by_5(&n);
    return n;
}

int main(void)
{
    puts("/* Written by powers_gen.c. */\n#include \"powers.h\"\n\n"
         "const lm__wide lm__powers[] = {");
    for (int q = LM__POWER_MIN; q <= LM__POWER_MAX; q++) {
        number n = power_of_5(q < 0 ? -q : q);
        lm__wide w = q < 0 ? reciprocal_bits(&n) : top_bits(&n);

        printf("    {UINT64_C(0x%016llx), UINT64_C(0x%016llx)},\n",
               (unsigned long long)w.high, (unsigned long long)w.low);
    }
    puts("};");
    return fflush(stdout) != 0;
}
