/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include <stdio.h>
#include <string.h>

/*
 * An integer is a sign and a magnitude here, whatever its type: the rules of
 * INT and UINT become bounds of magnitudes, one pair for each sign.
 */

static uint64_t magnitude_of(int64_t value)
{
    return value < 0 ? (uint64_t)(-(value + 1)) + 1 : (uint64_t)value;
}

static lm__bounds none(void)
{
    return (lm__bounds){1, 0, false};
}

/* What the C type can hold. */
static lm__bounds type_bounds(const lm_type *type, bool negative)
{
    unsigned bits = type->size * 8;
    uint64_t high = bits < 64 ? (UINT64_C(1) << bits) - 1 : UINT64_MAX;

    if (type->kind == LM_KIND_UINT)
        return (lm__bounds){0, negative ? 0 : high, true};
    return (lm__bounds){0, negative ? high / 2 + 1 : high / 2, true};
}

static lm__bounds meet(lm__bounds a, uint64_t low, uint64_t high)
{
    if (low > a.low)
        a.low = low;
    if (high < a.high)
        a.high = high;
    return a.low <= a.high ? a : none();
}

static lm__bounds int_bounds(const lm_int_rules *rules, bool negative,
                             lm__bounds b)
{
    int64_t min = rules->set & LM_RULE_MIN ? rules->min : INT64_MIN;
    int64_t max = rules->set & LM_RULE_MAX ? rules->max : INT64_MAX;

    if (negative ? min > 0 : max < 0)
        return none();
    if (negative)
        return meet(b, max < 0 ? magnitude_of(max) : 0, magnitude_of(min));
    return meet(b, min > 0 ? (uint64_t)min : 0, (uint64_t)max);
}

static lm__bounds uint_bounds(const lm_uint_rules *rules, lm__bounds b)
{
    return meet(b, rules->set & LM_RULE_MIN ? rules->min : 0,
                rules->set & LM_RULE_MAX ? rules->max : UINT64_MAX);
}

lm__bounds lm__integer_bounds(const lm_type *type, bool negative)
{
    lm__bounds b = type_bounds(type, negative);

    if (!type->rules)
        return b;
    if (type->kind == LM_KIND_UINT)
        return uint_bounds(type->rules, b);
    return int_bounds(type->rules, negative, b);
}

/* What is the same in both kinds of rules. */
typedef struct shared {
    uint32_t set, n_values;
    uint64_t multiple_of;
    const int64_t *ints;
    const uint64_t *uints;
} shared;

static shared shared_of(const lm_type *type)
{
    const lm_int_rules *i = type->rules;
    const lm_uint_rules *u = type->rules;

    if (!type->rules)
        return (shared){0};
    if (type->kind == LM_KIND_UINT)
        return (shared){u->set, u->n_values, u->multiple_of, NULL, u->values};
    return (shared){i->set, i->n_values, (uint64_t)i->multiple_of, i->values,
                    NULL};
}

static bool value_within(const shared *s, uint32_t i, bool negative,
                         uint64_t low, uint64_t high)
{
    uint64_t magnitude = 0;
    bool below = false;

    if (s->ints) {
        magnitude = magnitude_of(s->ints[i]);
        below = s->ints[i] < 0;
    } else if (s->uints) {
        magnitude = s->uints[i];
    }
    return (below == negative || !magnitude) && magnitude >= low &&
           magnitude <= high;
}

bool lm__integer_within(const lm_type *type, bool negative, uint64_t low,
                        uint64_t high)
{
    lm__bounds b = lm__integer_bounds(type, negative);
    shared s = shared_of(type);

    if (!b.any || low > high)
        return false;
    b = meet(b, low, high);
    if (!b.any)
        return false;
    if (s.set & LM_RULE_VALUES) {
        for (uint32_t i = 0; i < s.n_values; i++)
            if (value_within(&s, i, negative, b.low, b.high))
                return true;
        return false;
    }
    if (s.set & LM_RULE_MULTIPLE_OF)
        return b.high / s.multiple_of * s.multiple_of >= b.low;
    return true;
}

static void note_number(lm_parser *p, lm_code code, const char *what,
                        const char *bound)
{
    char shown[LM__SHOWN];

    lm__note(p, code, lm__at_token(p), "%s %s %s", lm__show_token(p, shown),
             what, bound);
}

/* The bound that is broken, as text. */
static void note_bound(lm_parser *p, bool low)
{
    const lm_int_rules *i = p->type->rules;
    const lm_uint_rules *u = p->type->rules;
    char bound[LM__NUMBER_TEXT + 1];

    if (p->type->kind == LM_KIND_UINT)
        *lm__put_uint(bound, low ? u->min : u->max) = '\0';
    else
        *lm__put_int(bound, low ? i->min : i->max) = '\0';
    note_number(p, low ? LM_CODE_GE : LM_CODE_LE,
                low ? "is below the minimum" : "is above the maximum", bound);
}

static void note_values(lm_parser *p, const shared *s)
{
    char list[LM__SHOWN] = "";
    size_t at = 0;

    for (uint32_t i = 0; i < s->n_values && at + 32 < sizeof(list); i++) {
        at +=
            (size_t)snprintf(list + at, sizeof(list) - at, "%s", i ? ", " : "");
        if (s->ints)
            at += (size_t)(lm__put_int(list + at, s->ints[i]) - (list + at));
        else if (s->uints)
            at += (size_t)(lm__put_uint(list + at, s->uints[i]) - (list + at));
        list[at] = '\0';
    }
    note_number(p, LM_CODE_LITERAL,
                s->n_values == 1 ? "is not" : "is not one of", list);
}

static bool below(const lm_type *type, bool negative, uint64_t magnitude)
{
    const lm_int_rules *i = type->rules;
    const lm_uint_rules *u = type->rules;

    if (type->kind == LM_KIND_UINT)
        return (u->set & LM_RULE_MIN) && (negative || magnitude < u->min);
    if (!(i->set & LM_RULE_MIN))
        return false;
    if (negative)
        return i->min >= 0 || magnitude > magnitude_of(i->min);
    return i->min > 0 && magnitude < (uint64_t)i->min;
}

static bool above(const lm_type *type, bool negative, uint64_t magnitude)
{
    const lm_int_rules *i = type->rules;
    const lm_uint_rules *u = type->rules;

    if (type->kind == LM_KIND_UINT)
        return (u->set & LM_RULE_MAX) && !negative && magnitude > u->max;
    if (!(i->set & LM_RULE_MAX))
        return false;
    if (negative)
        return i->max < 0 && magnitude < magnitude_of(i->max);
    return i->max < 0 || magnitude > (uint64_t)i->max;
}

static unsigned broken(const lm_type *type, bool negative, uint64_t magnitude)
{
    shared s = shared_of(type);
    unsigned set = 0;

    if (!type->rules)
        return 0;
    if (below(type, negative, magnitude))
        set |= LM_RULE_MIN;
    if (above(type, negative, magnitude))
        set |= LM_RULE_MAX;
    if ((s.set & LM_RULE_MULTIPLE_OF) && magnitude % s.multiple_of)
        set |= LM_RULE_MULTIPLE_OF;
    if (!set && (s.set & LM_RULE_VALUES) &&
        !lm__integer_within(type, negative, magnitude, magnitude))
        set |= LM_RULE_VALUES;
    return set;
}

static void note_broken(lm_parser *p, unsigned set)
{
    shared s = shared_of(p->type);
    char multiple[LM__NUMBER_TEXT + 1];

    if (set & LM_RULE_MIN)
        note_bound(p, true);
    if (set & LM_RULE_MAX)
        note_bound(p, false);
    if (set & LM_RULE_MULTIPLE_OF) {
        *lm__put_uint(multiple, s.multiple_of) = '\0';
        note_number(p, LM_CODE_MULTIPLE_OF, "is not a multiple of", multiple);
    }
    if (set & LM_RULE_VALUES)
        note_values(p, &s);
}

typedef enum size { FITS, TOO_BIG, FRACTION } size;

/* Digits that were left out lie behind the twentieth or in the fraction. */
static size integer_of(const lm__decimal *d, uint64_t *magnitude)
{
    uint64_t value = d->digits;
    int32_t exponent = value ? d->exponent : 0;

    for (; exponent < 0; exponent++) {
        if (value % 10 || d->more)
            return FRACTION;
        value /= 10;
    }
    for (; exponent > 0; exponent--) {
        if (d->more || value > UINT64_MAX / 10) {
            *magnitude = UINT64_MAX;
            return TOO_BIG;
        }
        value *= 10;
    }
    *magnitude = value;
    return d->more ? FRACTION : FITS;
}

bool lm__decimal_is_whole(const lm__decimal *d)
{
    uint64_t magnitude;

    return integer_of(d, &magnitude) != FRACTION;
}

bool lm__integer_valid(const lm_type *type, bool negative, uint64_t magnitude)
{
    return magnitude <= type_bounds(type, negative).high &&
           !broken(type, negative, magnitude);
}

void lm__integer_rules(lm_parser *p, const lm__decimal *d)
{
    char shown[LM__SHOWN];
    uint64_t magnitude = 0;
    size of = integer_of(d, &magnitude);
    bool negative = d->negative && magnitude;
    lm__bounds b = type_bounds(p->type, negative);
    unsigned set = of == FRACTION ? 0 : broken(p->type, negative, magnitude);

    if (of == TOO_BIG) /* its digits are not known: only that it is beyond */
        set &= LM_RULE_MIN | LM_RULE_MAX;
    if (of == FRACTION) {
        lm__note(p, LM_CODE_TYPE, lm__at_token(p),
                 "expected an integer, found %s", lm__show_token(p, shown));
    } else if (set) {
        note_broken(p, set);
    } else if (of == TOO_BIG || magnitude > b.high) {
        lm__note(p, LM_CODE_RANGE, lm__at_token(p),
                 "%s does not fit %s of %u bits", lm__show_token(p, shown),
                 p->type->kind == LM_KIND_UINT ? "an unsigned integer"
                                               : "an integer",
                 (unsigned)p->type->size * 8);
    } else {
        if (p->slot)
            lm__store_int(p->type->size, p->slot,
                          negative ? 0 - magnitude : magnitude);
        p->stored = true;
    }
}
