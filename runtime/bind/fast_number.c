/* SPDX-License-Identifier: MIT */
#include "fast.h"

#include <math.h>

/*
 * Numbers by words of eight digits: where the digits end is found, and their
 * value made, without a branch for each.
 */

#define ONES UINT64_C(0x0101010101010101)

/* How many of the first eight bytes are digits, before any that is none. */
LM__INLINE unsigned digits_in(uint64_t word)
{
    uint64_t x = word ^ (ONES * '0');
    uint64_t others = (x | (x + ONES * 0x76)) & (ONES * 0x80);

#if defined(__GNUC__)
    return others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
#else
    unsigned n = 0;

    while (n < 8 && !(others >> (8 * n + 7) & 1))
        n++;
    return n;
#endif
}

/* The value of the first n, 1 to 8, bytes, which are digits. */
LM__INLINE uint64_t digits_value(uint64_t word, unsigned n)
{
    const uint64_t low = UINT64_C(0x000000FF000000FF);

    word = (word ^ (ONES * '0')) << (64 - 8 * n);
    word = word * 10 + (word >> 8);
    return ((word & low) * (100 + (UINT64_C(1000000) << 32)) +
            ((word >> 16) & low) * (1 + (UINT64_C(10000) << 32))) >>
           32;
}

static const uint64_t tens[] = {
    1,           10,           100,           1000,           10000,
    100000,      1000000,      10000000,      100000000,      1000000000,
    10000000000, 100000000000, 1000000000000, 10000000000000,
};

static const double exact_tens[] = {
    1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
};

/* Up to sixteen digits at s, which does not begin with a superfluous 0. */
LM__INLINE const char *read_digits(const char *s, uint64_t *value)
{
    uint64_t word = lm__load64(s);
    unsigned n = digits_in(word);
    unsigned more;

    if (!n || (s[0] == '0' && n > 1))
        return NULL;
    *value = digits_value(word, n);
    if (n < 8)
        return s + n;
    word = lm__load64(s + 8);
    more = digits_in(word);
    if (more == 8)
        return NULL;
    if (more)
        *value = *value * tens[more] + digits_value(word, more);
    return s + 8 + more;
}

static LM__OUTLINE const char *slow_int(const lm_type *type, char *slot,
                                        const char *s, const char *end)
{
    lm__decimal d;
    const char *next = lm__decimal_scan(s, end, &d);

    if (!next || next >= end || !lm__ends_number(*next) || !d.whole || d.more ||
        d.exponent || !lm__integer_valid(type, d.negative, d.digits))
        return NULL;
    lm__store_int(type->size, slot, d.negative ? 0 - d.digits : d.digits);
    return next;
}

/* Whether the rules of an INT are bounds, which value obeys. */
LM__INLINE bool int_good(const lm_type *type, int64_t value)
{
    const lm_int_rules *rules = type->rules;

    return !((rules->set & ~(unsigned)(LM_RULE_MIN | LM_RULE_MAX)) ||
             ((rules->set & LM_RULE_MIN) && value < rules->min) ||
             ((rules->set & LM_RULE_MAX) && value > rules->max));
}

/* Of at most sixteen digits, and so within 64 bits with either sign. */
LM__INLINE bool number_good(const lm_type *type, bool negative, uint64_t value)
{
    if (LM__LIKELY(type->kind == LM_KIND_INT && type->rules &&
                   (type->size == 8 || value <= INT8_MAX) &&
                   int_good(type, negative ? -(int64_t)value : (int64_t)value)))
        return true;
    return lm__integer_valid(type, negative && value, value);
}

LM__OUTLINE const char *lm__fast_int(const lm_type *type, char *slot,
                                     const char *s, const char *end)
{
    bool negative = *s == '-';
    uint64_t value;
    const char *next = read_digits(s + negative, &value);

    if (LM__UNLIKELY(!next))
        return slow_int(type, slot, s, end);
    if (LM__UNLIKELY(!lm__ends_number(*next) ||
                     !number_good(type, negative, value)))
        return NULL;
    lm__store_int(type->size, slot, negative ? 0 - value : value);
    return next;
}

static bool float_good(const lm_float_rules *rules, double value)
{
    if (rules->set & LM_RULE_MULTIPLE_OF)
        return false;
    return !(((rules->set & LM_RULE_MIN) && value < rules->min) ||
             ((rules->set & LM_RULE_ABOVE) && value <= rules->min) ||
             ((rules->set & LM_RULE_MAX) && value > rules->max) ||
             ((rules->set & LM_RULE_BELOW) && value >= rules->max));
}

static LM__OUTLINE const char *slow_float(const lm_type *type, char *slot,
                                          const char *s, const char *end)
{
    lm__decimal d;
    const char *next = lm__decimal_scan(s, end, &d);
    double value;
    float single;

    if (!next || next >= end || !lm__ends_number(*next) ||
        next - s > LM__SCRATCH)
        return NULL;
    value = lm__decimal_double(&d, s, (size_t)(next - s));
    if (isinf(value) || (type->rules && !float_good(type->rules, value)))
        return NULL;
    if (type->size == sizeof(value)) {
        memcpy(slot, &value, sizeof(value));
        return next;
    }
    single = lm__decimal_float(&d, s, (size_t)(next - s));
    if (isinf(single))
        return NULL;
    memcpy(slot, &single, sizeof(single));
    return next;
}

/*
 * Digits, a point and up to eight digits more, together below 2^53: then the
 * quotient of two exact doubles is the nearest one.
 */
LM__OUTLINE const char *lm__fast_float(const lm_type *type, char *slot,
                                       const char *s, const char *end)
{
    bool negative = *s == '-';
    uint64_t value;
    const char *next = read_digits(s + negative, &value);
    unsigned n = 0;
    double number;

    if (!next || type->size != sizeof(number))
        return slow_float(type, slot, s, end);
    if (*next == '.') {
        uint64_t word = lm__load64(next + 1);

        n = digits_in(word);
        if (!n || n == 8 || next - s > 8)
            return slow_float(type, slot, s, end);
        value = value * tens[n] + digits_value(word, n);
        next += n + 1;
    }
    if (value >> 53 || !lm__ends_number(*next))
        return slow_float(type, slot, s, end);
    number = (double)value / exact_tens[n];
    if (negative)
        number = -number;
    if (type->rules && !float_good(type->rules, number))
        return NULL;
    memcpy(slot, &number, sizeof(number));
    return next;
}
