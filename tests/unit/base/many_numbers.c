/* SPDX-License-Identifier: MIT */
#include "number.h"
#include "random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Numbers in their millions, each read and written as the C library does:
 *
 *     many_numbers 100000000 [SEED]
 *
 * A third are doubles of random bits in up to 25 digits, a third decimals such
 * as people write, a third lie just beside the middle of two doubles, which
 * is where rounding is hard. Each is written again in the fewest digits, which
 * must read as the same double.
 */

static uint64_t bits_of(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof(bits));
    return bits;
}

static double double_of(uint64_t bits)
{
    double value;

    memcpy(&value, &bits, sizeof(value));
    return value;
}

static void put_bits(char *text, size_t size, uint64_t *state)
{
    double value = double_of(random_next(state));

    if (!isfinite(value))
        value = 1;
    snprintf(text, size, "%.*e", (int)random_below(state, 25), value);
}

static void put_decimal(char *text, size_t size, uint64_t *state)
{
    uint64_t whole = random_next(state) >> random_below(state, 64);

    snprintf(text, size, "%llu.%05ue%d", (unsigned long long)whole,
             random_below(state, 100000), (int)random_below(state, 60) - 30);
}

/* With 20 to 40 digits: rarely the middle itself, always close to it. */
static void put_middle(char *text, size_t size, uint64_t *state)
{
    double value = double_of(random_next(state) >> 1);
    double next = nextafter(value, INFINITY);

    if (!isfinite(value) || !isfinite(next)) {
        value = 1;
        next = nextafter(value, INFINITY);
    }
    snprintf(text, size, "%.*Le", 20 + (int)random_below(state, 20),
             ((long double)value + (long double)next) / 2);
}

static bool reads_right(const char *text)
{
    size_t n = strlen(text);
    lm__decimal d;
    char again[64];
    double value;

    if (lm__decimal_scan(text, text + n, &d) != text + n)
        return false;
    value = lm__decimal_double(&d, text, n);
    if (bits_of(value) != bits_of(strtod(text, NULL)))
        return false;
    if (!isfinite(value))
        return true;
    *lm__put_double(again, value) = '\0';
    return bits_of(strtod(again, NULL)) == bits_of(value);
}

int main(int argc, char **argv)
{
    static void (*const puts[])(char *, size_t, uint64_t *) = {
        put_bits, put_decimal, put_middle};
    uint64_t n = argc > 1 ? strtoull(argv[1], NULL, 10) : 100000;
    uint64_t state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    char text[128];

    printf("1..1\n");
    for (uint64_t i = 0; i < n; i++) {
        puts[i % 3](text, sizeof(text), &state);
        if (!reads_right(text)) {
            printf("not ok 1 - %s\n", text);
            return 1;
        }
    }
    printf("ok 1 - %llu numbers\n", (unsigned long long)n);
    return 0;
}
