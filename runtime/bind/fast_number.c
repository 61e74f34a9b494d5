/* SPDX-License-Identifier: MIT */
#include "fast_number.h"

#include <math.h>

/*
 * Numbers by words of eight digits: where the digits end is found, and their
 * value made, without a branch for each.
 */

const uint64_t lm__tens[] = {
    1,           10,           100,           1000,           10000,
    100000,      1000000,      10000000,      100000000,      1000000000,
    10000000000, 100000000000, 1000000000000, 10000000000000,
};

const double lm__exact_tens[LM__SHORT_PART + 1] = {1e0, 1e1, 1e2, 1e3, 1e4,
                                                   1e5, 1e6, 1e7, 1e8};

#if LM__X86
#define FOUR(c) c, c, c, c
#define SIXTEEN(c) FOUR(c), FOUR(c), FOUR(c), FOUR(c)

const char lm__digit_bytes[32] = {SIXTEEN('0'), SIXTEEN(9)};
#endif

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

LM__OUTLINE const char *lm__any_int(const lm_type *type, char *slot,
                                    const char *s, const char *end)
{
    bool negative = *s == '-';
    uint64_t value;
    const char *next = lm__read_digits(s + negative, &value);

    if (LM__UNLIKELY(!next))
        return slow_int(type, slot, s, end);
    if (LM__UNLIKELY(!lm__ends_number(*next)))
        return NULL;
    if (LM__LIKELY(type->kind == LM_KIND_INT && type->size == sizeof(value)) &&
        !(type->rules &&
          !lm__int_good(type->rules,
                        negative ? -(int64_t)value : (int64_t)value))) {
        value = negative ? 0 - value : value;
        memcpy(slot, &value, sizeof(value));
        return next;
    }
    if (!lm__integer_valid(type, negative && value, value))
        return NULL;
    lm__store_int(type->size, slot, negative ? 0 - value : value);
    return next;
}

static LM__OUTLINE bool bounds_good(const lm_float_rules *rules, double value)
{
    return !(((rules->set & LM_RULE_MIN) && value < rules->min) ||
             ((rules->set & LM_RULE_ABOVE) && value <= rules->min) ||
             ((rules->set & LM_RULE_MAX) && value > rules->max) ||
             ((rules->set & LM_RULE_BELOW) && value >= rules->max));
}

/* Strictly within bounds is good, whichever of them count. */
LM__INLINE bool float_good(const lm_float_rules *rules, double value)
{
    if (LM__UNLIKELY(rules->set & LM_RULE_MULTIPLE_OF))
        return false;
    return LM__LIKELY(value > rules->min && value < rules->max) ||
           bounds_good(rules, value);
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
 * Up to seven digits, and eight behind a point: fifteen are exact, too. NULL:
 * it is another.
 */
static LM__OUTLINE const char *long_double(const char *s, double *value)
{
    const char *digits = s + (*s == '-');
    uint64_t word = lm__load64(digits);
    unsigned whole = lm__digits_in(word);
    unsigned part = 0;
    uint64_t number;

    if (whole - 1U >= LM__SHORT_WHOLE || (*digits == '0' && whole > 1))
        return NULL;
    number = lm__digits_value(word, whole);
    digits += whole;
    if (*digits == '.') {
        word = lm__load64(digits + 1);
        part = lm__digits_in(word);
        if (!part)
            return NULL;
        number = number * lm__tens[part] + lm__digits_value(word, part);
        digits += part + 1;
    }
    if (!lm__ends_number(*digits))
        return NULL;
    *value = (double)(int64_t)number / lm__exact_tens[part];
    if (*s == '-')
        *value = -*value;
    return digits;
}

LM__OUTLINE const char *lm__fast_float(const lm_type *type, char *slot,
                                       const char *s, const char *end)
{
    double number;
    const char *next =
        type->size == sizeof(number) ? lm__short_double(s, &number) : NULL;

    if (LM__UNLIKELY(!next) && type->size == sizeof(number))
        next = long_double(s, &number);
    if (LM__UNLIKELY(!next))
        return slow_float(type, slot, s, end);
    if (type->rules && !float_good(type->rules, number))
        return NULL;
    memcpy(slot, &number, sizeof(number));
    return next;
}
