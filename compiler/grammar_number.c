/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "grammar_part.h"

#include <string.h>

/* Ranges of numbers, digit by digit: strings of digits are what is compared. */

const char *grammar_either(lm_arena *arena, const char *a, const char *b)
{
    if (!a || !b)
        return a ? a : b;
    return alloc_printf(arena, "%s | %s", a, b);
}

static const char *grouped(lm_arena *arena, const char *text)
{
    return strstr(text, " | ") ? alloc_printf(arena, "(%s)", text) : text;
}

const char *grammar_then(lm_arena *arena, const char *a, const char *b)
{
    if (!a || !b)
        return NULL;
    if (!*a || !*b)
        return *a ? a : b;
    return alloc_printf(arena, "%s %s", grouped(arena, a), grouped(arena, b));
}

/* One digit from first to last; NULL: there is none. */
static const char *digit(lm_arena *arena, int first, int last)
{
    if (first > last)
        return NULL;
    if (first == last)
        return alloc_printf(arena, "\"%c\"", first);
    return alloc_printf(arena, "[%c-%c]", first, last);
}

/* From least to most digits. */
static const char *any_digits(lm_arena *arena, size_t least, size_t most)
{
    if (!most)
        return "";
    if (least == most)
        return most == 1 ? "[0-9]" : alloc_printf(arena, "[0-9]{%zu}", most);
    return alloc_printf(arena, "[0-9]{%zu,%zu}", least, most);
}

static bool is_all(const char *digits, char c)
{
    while (*digits == c)
        digits++;
    return !*digits;
}

/* n digits, as a number from low to high; NULL: no bound. */
static const char *digits(lm_arena *arena, const char *low, const char *high,
                          size_t n)
{
    bool low_binds = low && !is_all(low, '0');
    bool high_binds = high && !is_all(high, '9');
    int first = low_binds ? *low : '0';
    int last = high_binds ? *high : '9';
    bool on_low = low_binds && !is_all(low + 1, '0');
    bool on_high = high_binds && !is_all(high + 1, '9');
    const char *result = NULL;

    if (!n || (!low_binds && !high_binds))
        return any_digits(arena, n, n);
    if (first == last)
        return grammar_then(arena, digit(arena, first, first),
                            digits(arena, low_binds ? low + 1 : NULL,
                                   high_binds ? high + 1 : NULL, n - 1));
    if (on_low)
        result = grammar_then(arena, digit(arena, first, first),
                              digits(arena, low + 1, NULL, n - 1));
    result = grammar_either(
        arena, result,
        grammar_then(arena, digit(arena, first + on_low, last - on_high),
                     any_digits(arena, n - 1, n - 1)));
    if (on_high)
        result =
            grammar_either(arena, result,
                           grammar_then(arena, digit(arena, last, last),
                                        digits(arena, NULL, high + 1, n - 1)));
    return result;
}

static int compare_wholes(const char *a, const char *b)
{
    size_t n = strlen(a);
    size_t m = strlen(b);

    if (n != m)
        return n < m ? -1 : 1;
    return strcmp(a, b);
}

/* n digits: the first, and n - 1 times the other. */
static const char *number_of(lm_arena *arena, char first, char other, size_t n)
{
    char *text = alloc_zeroed(arena, n + 1, 1, 1);

    memset(text, other, n);
    text[0] = first;
    return text;
}

/* Numbers of so many digits, all of them. */
static const char *of_lengths(lm_arena *arena, size_t least, size_t most)
{
    if (least > most)
        return NULL;
    return grammar_then(arena, "[1-9]", any_digits(arena, least - 1, most - 1));
}

/* From low to high, which are above 0. */
static const char *above_zero(lm_arena *arena, const char *low,
                              const char *high)
{
    size_t least = strlen(low);
    size_t most = strlen(high);
    bool whole_low = *low == '1' && is_all(low + 1, '0');
    bool whole_high = is_all(high, '9');
    const char *result = NULL;

    if (least == most && !(whole_low && whole_high))
        return digits(arena, low, high, least);
    if (!whole_low)
        result = digits(arena, low, NULL, least);
    result = grammar_either(
        arena, result,
        of_lengths(arena, least + !whole_low, most - !whole_high));
    if (!whole_high)
        result = grammar_either(
            arena, result,
            digits(arena, number_of(arena, '1', '0', most), high, most));
    return result;
}

/* Whole numbers from low to high, none below 0. */
static const char *wholes(lm_arena *arena, const char *low, const char *high)
{
    if (compare_wholes(low, high) > 0)
        return NULL;
    if (strcmp(low, "0") != 0)
        return above_zero(arena, low, high);
    if (strcmp(high, "0") == 0)
        return "\"0\"";
    return grammar_either(arena, "\"0\"", above_zero(arena, "1", high));
}

static bool is_negative(const char *number)
{
    return number && *number == '-';
}

const char *grammar_integer(lm_arena *arena, const char *low, const char *high)
{
    const char *below = NULL;
    const char *above = NULL;

    low =
        low ? low : alloc_printf(arena, "-%s", number_of(arena, '9', '9', 18));
    high = high ? high : number_of(arena, '9', '9', 18);
    if (is_negative(low))
        below = wholes(arena, is_negative(high) ? high + 1 : "1", low + 1);
    if (below)
        below = grammar_then(arena, "\"-\"", below);
    if (!is_negative(high))
        above = wholes(arena, is_negative(low) ? "0" : low, high);
    return grammar_either(arena, above, below);
}

/*
 * Fractions: the digits behind the point, without zeros at the end. A bound
 * that is NULL does not bind, "" is 0. `left` is how many digits may follow:
 * with more of them a number could be rounded to a bound that is out.
 */
typedef struct fraction {
    const char *low, *high;
    bool above, below;
    size_t left;
} fraction;

static bool zero_is_in(const fraction *f)
{
    bool not_below = !f->low || (!*f->low && !f->above);
    bool not_above = !f->high || *f->high || !f->below;

    return not_below && not_above;
}

static const char *some_digits(lm_arena *arena, const fraction *f);

/* What follows a digit that is the bounds' own where they are still bound. */
static const char *after(lm_arena *arena, const fraction *f, int first,
                         bool on_low, bool on_high)
{
    fraction rest = *f;
    const char *more;

    rest.low = on_low ? f->low + (*f->low != '\0') : NULL;
    rest.high = on_high ? f->high + 1 : NULL;
    rest.left--;
    more = some_digits(arena, &rest);
    if (zero_is_in(&rest))
        more = more ? alloc_printf(arena, "(%s)?", more) : "";
    return grammar_then(arena, digit(arena, first, first), more);
}

/* The first digit is a bound's own, or between them. */
static const char *between_digits(lm_arena *arena, const fraction *f)
{
    bool on_low = f->low && (*f->low || f->above);
    bool on_high = f->high != NULL;
    int first = f->low && *f->low ? *f->low : '0';
    int last = on_high ? *f->high : '9';
    const char *result = NULL;

    if (on_low && on_high && first == last)
        return after(arena, f, first, true, true);
    if (on_low)
        result = after(arena, f, first, true, false);
    result = grammar_either(
        arena, result,
        grammar_then(arena, digit(arena, first + on_low, last - on_high),
                     any_digits(arena, 0, f->left - 1)));
    if (on_high)
        result =
            grammar_either(arena, result, after(arena, f, last, false, true));
    return result;
}

/* At least one digit; NULL: there is no such fraction. */
static const char *some_digits(lm_arena *arena, const fraction *f)
{
    bool on_low = f->low && (*f->low || f->above);

    if (!f->left)
        return NULL;
    if (f->high && !*f->high)
        return zero_is_in(f) ? alloc_printf(arena, "[0]{1,%zu}", f->left)
                             : NULL;
    if (!on_low && !f->high)
        return any_digits(arena, 1, f->left);
    if (!f->high && !*f->low)
        return grammar_then(arena, any_digits(arena, 0, f->left - 1), "[1-9]");
    return between_digits(arena, f);
}

/* The point and what is behind it, or nothing where that is in the range. */
static const char *point(lm_arena *arena, const char *low, const char *high,
                         const grammar_range *range, size_t left)
{
    const fraction f = {low, high, range->above, range->below, left};
    const char *behind = grammar_then(arena, "\".\"", some_digits(arena, &f));

    if (!zero_is_in(&f))
        return behind;
    return behind ? alloc_printf(arena, "(%s)?", behind) : "";
}

/* A number taken apart at its point. */
typedef struct parts {
    const char *whole;
    const char *fraction;
} parts;

static parts take_apart(lm_arena *arena, const char *text)
{
    size_t n = strcspn(text, ".");
    const char *digits_behind = text[n] ? text + n + 1 : "";
    size_t m = strlen(digits_behind);

    while (m && digits_behind[m - 1] == '0')
        m--;
    return (parts){alloc_strndup(arena, text, n),
                   alloc_strndup(arena, digits_behind, m)};
}

static const char *step(lm_arena *arena, const char *whole, int by)
{
    long long value = 0;

    for (; *whole; whole++)
        value = value * 10 + (*whole - '0');
    return alloc_printf(arena, "%lld", value + by);
}

/* Digits behind the point for whole parts like this one, before rounding. */
static size_t digits_left(const grammar_range *range, const parts *bound)
{
    size_t n = strlen(bound->whole);
    size_t enough = strlen(bound->fraction) + 1;
    size_t left = n < range->digits ? range->digits - n : 1;

    return left > enough ? left : enough;
}

/* Whole parts from low to high, with any fraction. */
static const char *between(lm_arena *arena, const char *low, const char *high,
                           const grammar_range *range)
{
    return grammar_then(arena, wholes(arena, low, high),
                        point(arena, NULL, NULL, range, range->digits / 2));
}

/* The whole part of a bound, and the fractions that its bounds leave. */
static const char *at_bound(lm_arena *arena, const parts *bound,
                            const char *low, const char *high,
                            const grammar_range *range)
{
    return grammar_then(
        arena, wholes(arena, bound->whole, bound->whole),
        point(arena, low, high, range, digits_left(range, bound)));
}

/* Numbers that are not below 0; neither is a bound. */
static const char *magnitudes(lm_arena *arena, const grammar_range *range)
{
    parts low = take_apart(arena, range->low);
    const char *behind = step(arena, low.whole, 1);
    const char *most = number_of(arena, '9', '9', range->digits);
    const char *result = at_bound(arena, &low, low.fraction, NULL, range);
    parts high;

    if (!range->high && !*low.fraction && !range->above)
        return between(arena, low.whole, most, range);
    if (!range->high)
        return grammar_either(arena, result,
                              between(arena, behind, most, range));
    high = take_apart(arena, range->high);
    if (compare_wholes(low.whole, high.whole) > 0)
        return NULL;
    if (strcmp(low.whole, high.whole) == 0)
        return at_bound(arena, &low, low.fraction, high.fraction, range);
    result = grammar_either(
        arena, result,
        between(arena, behind, step(arena, high.whole, -1), range));
    return grammar_either(arena, result,
                          at_bound(arena, &high, NULL, high.fraction, range));
}

/* Below 0 the bounds change places. */
static const char *negatives(lm_arena *arena, const grammar_range *range)
{
    bool high_binds = is_negative(range->high);
    grammar_range mirrored = {
        .low = high_binds ? range->high + 1 : "0",
        .high = range->low ? range->low + 1 : NULL,
        .above = high_binds ? range->below : true,
        .below = range->above,
        .digits = range->digits,
    };

    if (range->low && !is_negative(range->low))
        return NULL;
    return grammar_then(arena, "\"-\"", magnitudes(arena, &mirrored));
}

static const char *positives(lm_arena *arena, const grammar_range *range)
{
    bool low_binds = range->low && !is_negative(range->low);
    grammar_range upper = {
        .low = low_binds ? range->low : "0",
        .high = range->high,
        .above = low_binds && range->above,
        .below = range->below,
        .digits = range->digits,
    };

    if (is_negative(range->high))
        return NULL;
    return magnitudes(arena, &upper);
}

const char *grammar_decimal(lm_arena *arena, const grammar_range *range)
{
    return grammar_either(arena, positives(arena, range),
                          negatives(arena, range));
}
