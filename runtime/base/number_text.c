/* SPDX-License-Identifier: MIT */
#include "number.h"

#include <string.h>

/* Numbers compared and divided on the digits as they are written. */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool lm__is_number(const char *text)
{
    const char *end = text + strlen(text);
    lm__decimal d;

    return lm__decimal_scan(text, end, &d) == end;
}

/* Bytes of the digits, the point and the sign: up to the exponent. */
static size_t mantissa_size(const char *text, size_t n)
{
    size_t i = 0;

    while (i < n && text[i] != 'e' && text[i] != 'E')
        i++;
    return i;
}

static int64_t written_exponent(const char *text, size_t n)
{
    int64_t exponent = 0;
    bool negative = false;

    for (size_t i = mantissa_size(text, n); i < n; i++) {
        if (text[i] == '-')
            negative = true;
        if (is_digit(text[i]) && exponent < INT64_C(1000000000000))
            exponent = exponent * 10 + (text[i] - '0');
    }
    return negative ? -exponent : exponent;
}

/* The digits from the first that is not 0, which stands for 10^top. */
typedef struct digits {
    const char *at, *end;
    int64_t top;
    int sign; /* 0: they are all 0 */
} digits;

static digits digits_of(const char *text, size_t n)
{
    digits d = {text, text + mantissa_size(text, n), -1, 0};
    bool point = false;

    d.top += written_exponent(text, n);
    while (d.at < d.end && (!is_digit(*d.at) || *d.at == '0')) {
        point |= *d.at == '.';
        d.top -= point && is_digit(*d.at);
        d.at++;
    }
    if (d.at == d.end)
        return d;
    d.sign = text[0] == '-' ? -1 : 1;
    for (const char *s = d.at; s < d.end && *s != '.' && !point; s++)
        d.top++;
    return d;
}

static int next_digit(digits *d)
{
    if (d->at < d->end && *d->at == '.')
        d->at++;
    return d->at < d->end ? *d->at++ - '0' : 0;
}

int lm__number_compare(const char *a, size_t n_a, const char *b, size_t n_b)
{
    digits x = digits_of(a, n_a);
    digits y = digits_of(b, n_b);

    if (x.sign != y.sign)
        return x.sign < y.sign ? -1 : 1;
    if (!x.sign)
        return 0;
    if (x.top != y.top)
        return x.top < y.top ? -x.sign : x.sign;
    while (x.at < x.end || y.at < y.end) {
        int s = next_digit(&x);
        int t = next_digit(&y);

        if (s != t)
            return s < t ? -x.sign : x.sign;
    }
    return 0;
}

/* The sign, where the digits begin, and the digits up to the last but 0. */
void lm__number_canon(lm_buffer *out, const char *text, size_t n)
{
    digits d = digits_of(text, n);
    size_t zeros = 0;

    lm_buffer_putc(out, "-0+"[d.sign + 1]);
    if (!d.sign)
        return;
    lm_buffer_append(out, (const char *)&d.top, sizeof(d.top));
    while (d.at < d.end) {
        int digit = next_digit(&d);

        for (; digit && zeros; zeros--)
            lm_buffer_putc(out, '0');
        if (digit)
            lm_buffer_putc(out, (char)('0' + digit));
        else
            zeros++;
    }
    lm_buffer_putc(out, ';');
}

static uint64_t add_mod(uint64_t a, uint64_t b, uint64_t m)
{
    return (a + b) % m;
}

/* a * 10 mod m, for m below 2^63. */
static uint64_t ten_times(uint64_t a, uint64_t m)
{
    uint64_t two = add_mod(a, a, m);
    uint64_t five = add_mod(add_mod(two, two, m), a, m);

    return add_mod(five, five, m);
}

static uint64_t times_mod(uint64_t a, uint64_t b, uint64_t m)
{
    uint64_t product = 0;

    for (; b; b >>= 1) {
        if (b & 1)
            product = add_mod(product, a, m);
        a = add_mod(a, a, m);
    }
    return product;
}

/* a * 10^n mod m. */
static uint64_t shift_mod(uint64_t a, int64_t n, uint64_t m)
{
    uint64_t power = 10 % m;

    for (; n > 0; n >>= 1) {
        if (n & 1)
            a = times_mod(a, power, m);
        power = times_mod(power, power, m);
    }
    return a;
}

/* Behind the last digit that is not 0; 0: they all are. */
static size_t significant_end(const char *text, size_t end)
{
    while (end > 0 && (text[end - 1] == '0' || !is_digit(text[end - 1])))
        end--;
    return end;
}

bool lm__number_is_multiple(const char *text, size_t n, int64_t of,
                            int32_t of_exponent)
{
    uint64_t m = (uint64_t)of;
    size_t whole = mantissa_size(text, n);
    size_t end = significant_end(text, whole);
    int64_t exponent = written_exponent(text, n) - of_exponent;
    uint64_t rest = 0;
    bool fraction = false;

    if (!end)
        return true;
    for (size_t i = 0; i < whole; i++) {
        fraction |= text[i] == '.';
        if (!is_digit(text[i]))
            continue;
        if (i < end)
            rest = add_mod(ten_times(rest, m), (uint64_t)(text[i] - '0'), m);
        exponent += (i >= end) - (fraction ? 1 : 0);
    }
    return exponent >= 0 && shift_mod(rest, exponent, m) == 0;
}
