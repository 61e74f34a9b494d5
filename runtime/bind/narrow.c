/* SPDX-License-Identifier: MIT */
#include "engine.h"

/*
 * Whether an integer whose text has only begun can still become a valid one.
 * JSON writes 20 as 20.0, 2e1 or 200e-1 as well, so the digits so far are the
 * beginning of those of the value, of the value with zeros behind it, or of
 * the whole text of the value: what remains to be asked is whether a valid
 * integer lies in one of a few intervals. In compact form an integer is only
 * written plainly, and then a digit counts for what it is.
 */

typedef struct prefix {
    bool negative;
    bool point, exponent; /* these have begun */
    bool huge;            /* more digits than any integer has */
    uint32_t digits;      /* before and behind the point */
    uint32_t zeros;       /* of the digits, the zeros at the end */
    uint32_t fraction;    /* digits behind the point */
    uint64_t significant; /* the digits without those zeros */
    char sign;            /* of the exponent, or 0 */
    uint32_t e_digits;
    uint64_t e;
} prefix;

static void read_digit(prefix *x, unsigned digit)
{
    x->digits++;
    x->fraction += x->point;
    if (!digit) {
        x->zeros++;
        return;
    }
    for (; x->zeros && x->significant && !x->huge; x->zeros--) {
        x->huge = x->significant > UINT64_MAX / 10;
        x->significant *= 10;
    }
    x->zeros = 0;
    x->huge |= x->significant > (UINT64_MAX - digit) / 10;
    x->significant = x->significant * 10 + digit;
}

static void read_byte(prefix *x, char c)
{
    if (c == 'e' || c == 'E') {
        x->exponent = true;
    } else if (c == '.') {
        x->point = true;
    } else if (c == '-' && !x->exponent) {
        x->negative = true;
    } else if (c == '-' || c == '+') {
        x->sign = c;
    } else if (x->exponent) {
        x->e_digits++;
        if (x->e < 1000000)
            x->e = x->e * 10 + (unsigned)(c - '0');
    } else {
        read_digit(x, (unsigned)(c - '0'));
    }
}

static prefix read_prefix(const lm_parser *p)
{
    prefix x = {0};

    for (uint32_t i = 0; i < p->n_scratch; i++)
        read_byte(&x, p->scratch[i]);
    return x;
}

static bool within(const lm_parser *p, const prefix *x, uint64_t low,
                   uint64_t high)
{
    return lm__integer_within(p->type, x->negative, low, high);
}

/* Values that begin with exactly these digits, and have `more` others. */
static bool longer_open(const lm_parser *p, const prefix *x, uint64_t digits)
{
    uint64_t low = digits;
    uint64_t high = digits;

    for (;;) {
        if (within(p, x, low, high))
            return true;
        if (low > UINT64_MAX / 10)
            return false;
        low *= 10;
        high = high > (UINT64_MAX - 9) / 10 ? UINT64_MAX : high * 10 + 9;
    }
}

/* The digits may be those of a value with zeros behind it. */
static bool digits_open(const lm_parser *p, const prefix *x)
{
    uint64_t value = x->significant;

    if (!value)
        return within(p, x, 0, UINT64_MAX);
    for (uint32_t i = 0; i < x->zeros; i++) {
        if (within(p, x, value, value))
            return true;
        if (value > UINT64_MAX / 10)
            return false;
        value *= 10;
    }
    return longer_open(p, x, value);
}

/* An exponent can still become e: its digits begin as those of e do. */
static bool exponent_open(const prefix *x, int64_t e)
{
    uint64_t rest = (uint64_t)(e < 0 ? -e : e);

    if (x->sign == '-' ? e > 0 : e < 0 && (x->sign || x->e_digits))
        return false;
    if (!x->e)
        return true;
    while (rest > x->e)
        rest /= 10;
    return rest == x->e;
}

static bool scaled_open(const lm_parser *p, const prefix *x)
{
    uint64_t value = x->significant;
    int64_t e = (int64_t)x->fraction - (int64_t)x->zeros;

    if (!value)
        return within(p, x, 0, 0);
    for (;; e++) {
        if (within(p, x, value, value) && exponent_open(x, e))
            return true;
        if (value > UINT64_MAX / 10)
            return false;
        value *= 10;
    }
}

static bool plain_open(const lm_parser *p, const prefix *x)
{
    if (x->point || x->exponent)
        return false;
    if (!x->digits)
        return within(p, x, 1, UINT64_MAX);
    if (!x->significant)
        return !x->negative && within(p, x, 0, 0);
    for (uint32_t i = 0; i < x->zeros; i++)
        if (x->significant > UINT64_MAX / 10)
            return false;
    return true;
}

bool lm__integer_open(const lm_parser *p)
{
    prefix x = read_prefix(p);
    uint64_t value = x.significant;

    if (x.huge)
        return false;
    if (!(p->options.flags & LM_PARSE_COMPACT))
        return x.exponent ? scaled_open(p, &x) : digits_open(p, &x);
    if (!plain_open(p, &x))
        return false;
    if (!x.significant)
        return true;
    for (uint32_t i = 0; i < x.zeros; i++) {
        if (value > UINT64_MAX / 10)
            return false;
        value *= 10;
    }
    return longer_open(p, &x, value);
}
