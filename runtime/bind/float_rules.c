/* SPDX-License-Identifier: MIT */
#include "engine.h"

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

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The text of a number's digits: up to its exponent. */
static uint32_t mantissa_end(const lm_parser *p)
{
    uint32_t n = 0;

    while (n < p->n_scratch && p->scratch[n] != 'e' && p->scratch[n] != 'E')
        n++;
    return n;
}

/* Behind the last digit that is not 0; 0: they all are. */
static uint32_t significant_end(const lm_parser *p, uint32_t end)
{
    while (end > 0 &&
           (p->scratch[end - 1] == '0' || !is_digit(p->scratch[end - 1])))
        end--;
    return end;
}

static int64_t written_exponent(const lm_parser *p, uint32_t at)
{
    int64_t exponent = 0;
    bool negative = false;

    for (; at < p->n_scratch; at++) {
        if (p->scratch[at] == '-')
            negative = true;
        if (is_digit(p->scratch[at]) && exponent < 1000000)
            exponent = exponent * 10 + (p->scratch[at] - '0');
    }
    return negative ? -exponent : exponent;
}

/*
 * Exactly, on the digits as they are written: 0.07 is a multiple of 0.01
 * although the quotient of the two doubles is no integer.
 */
static bool is_multiple(const lm_parser *p, const lm_float_rules *rules)
{
    uint64_t m = (uint64_t)rules->multiple_digits;
    uint32_t whole = mantissa_end(p);
    uint32_t end = significant_end(p, whole);
    int64_t exponent = written_exponent(p, whole) - rules->multiple_exponent;
    uint64_t rest = 0;
    bool fraction = false;

    if (!end)
        return true;
    for (uint32_t i = 0; i < whole; i++) {
        fraction |= p->scratch[i] == '.';
        if (!is_digit(p->scratch[i]))
            continue;
        if (i < end)
            rest =
                add_mod(ten_times(rest, m), (uint64_t)(p->scratch[i] - '0'), m);
        exponent += (i >= end) - (fraction ? 1 : 0);
    }
    if (exponent < 0)
        return false;
    for (; exponent > 0 && rest; exponent--)
        rest = ten_times(rest, m);
    return rest == 0;
}

static void note(lm_parser *p, lm_code code, const char *what, double bound)
{
    char shown[LM__SHOWN];
    char text[LM__NUMBER_TEXT + 1];

    *lm__put_double(text, bound) = '\0';
    lm__note(p, code, lm__at_token(p), "%s %s %s", lm__show_token(p, shown),
             what, text);
}

static void note_multiple(lm_parser *p, const lm_float_rules *rules)
{
    char shown[LM__SHOWN];

    lm__note(p, LM_CODE_MULTIPLE_OF, lm__at_token(p),
             "%s is not a multiple of %llde%d", lm__show_token(p, shown),
             (long long)rules->multiple_digits, (int)rules->multiple_exponent);
}

bool lm__float_rules(lm_parser *p, double value)
{
    const lm_float_rules *rules = p->type->rules;
    unsigned set = rules ? rules->set : 0;
    uint32_t before = p->n_violations;

    if ((set & LM_RULE_MIN) && value < rules->min)
        note(p, LM_CODE_GE, "is below the minimum", rules->min);
    if ((set & LM_RULE_ABOVE) && value <= rules->min)
        note(p, LM_CODE_GT, "is not above", rules->min);
    if ((set & LM_RULE_MAX) && value > rules->max)
        note(p, LM_CODE_LE, "is above the maximum", rules->max);
    if ((set & LM_RULE_BELOW) && value >= rules->max)
        note(p, LM_CODE_LT, "is not below", rules->max);
    if ((set & LM_RULE_MULTIPLE_OF) && !is_multiple(p, rules))
        note_multiple(p, rules);
    return p->n_violations == before;
}
