/* SPDX-License-Identifier: MIT */
#include "builtin.h"
#include "dfa.h"
#include "resolver.h"
#include "utf8.h"

#include <string.h>

static bool broken(resolver *r, const char *what, source_span span,
                   const char *rule, const char *bound)
{
    diag_error(r->diag, span, "the %s breaks %s = %s", what, rule, bound);
    return false;
}

/* One bound, and which orders of value and bound satisfy it. */
typedef struct bound {
    const char *name;
    int rule;
    int sign;   /* 1: the value is the larger one */
    bool equal; /* or may be equal */
} bound;

static const bound bounds[] = {
    {"ge", RULE_GE, 1, true},
    {"gt", RULE_GT, 1, false},
    {"le", RULE_LE, -1, true},
    {"lt", RULE_LT, -1, false},
};

static bool check_bounds(resolver *r, const char *what, const model_type *type,
                         source_span span, const decimal *number)
{
    for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
        const bound *b = &bounds[i];
        decimal limit;
        int order;

        if (!type->rules.has[b->rule])
            continue;
        decimal_read(type->rules.number[b->rule].text, &limit);
        order = decimal_compare(number, &limit) * b->sign;
        if (order < 0 || (order == 0 && !b->equal))
            return broken(r, what, span, b->name,
                          type->rules.number[b->rule].text);
    }
    return true;
}

static bool check_multiple(resolver *r, const char *what,
                           const model_type *type, source_span span,
                           const decimal *number)
{
    decimal divisor;

    if (!type->rules.has[RULE_MULTIPLE_OF])
        return true;
    decimal_read(type->rules.number[RULE_MULTIPLE_OF].text, &divisor);
    return decimal_is_multiple(number, &divisor) ||
           broken(r, what, span, "multiple_of",
                  type->rules.number[RULE_MULTIPLE_OF].text);
}

/* Out of what the C type can hold. */
static bool check_type(resolver *r, const char *what, const model_type *type,
                       source_span span, const decimal *number)
{
    const char *min = builtin_min(type);
    const char *max = builtin_max(type);
    decimal low;
    decimal high;

    decimal_read(min, &low);
    decimal_read(max, &high);
    if (type->kind == TYPE_INT && !decimal_is_whole(number)) {
        diag_error(r->diag, span, "the %s must be a whole number", what);
        return false;
    }
    if (decimal_compare(number, &low) >= 0 &&
        decimal_compare(number, &high) <= 0)
        return true;
    diag_error(r->diag, span, "the %s is out of range: %s holds %s to %s", what,
               resolver_type_name(r, type), min, max);
    return false;
}

/* Of 1 | 2 | 3. */
static bool check_listed(resolver *r, const char *what, const model_type *type,
                         source_span span, const decimal *number)
{
    for (size_t i = 0; i < type->n_values; i++) {
        decimal one = decimal_of(type->values[i]);

        if (decimal_compare(number, &one) == 0)
            return true;
    }
    if (type->n_values)
        diag_error(r->diag, span, "the %s is none of the numbers of the type",
                   what);
    return type->n_values == 0;
}

bool resolver_check_number(resolver *r, const char *what,
                           const model_type *type, source_span span,
                           const decimal *number)
{
    return (type->kind == TYPE_DECIMAL ||
            check_type(r, what, type, span, number)) &&
           check_bounds(r, what, type, span, number) &&
           check_multiple(r, what, type, span, number) &&
           check_listed(r, what, type, span, number);
}

/* Between two rules that count; low and high are their numbers. */
static bool check_size(resolver *r, const char *what, const model_type *type,
                       source_span span, size_t n, const int rules[2])
{
    static const char *const names[RULE_COUNT_] = {
        [RULE_MIN_LENGTH] = "min_length",
        [RULE_MAX_LENGTH] = "max_length",
        [RULE_MIN_ITEMS] = "min_items",
        [RULE_MAX_ITEMS] = "max_items"};
    const model_rules *all = &type->rules;
    double size = (double)n;

    if (all->has[rules[0]] && size < all->number[rules[0]].value)
        return broken(r, what, span, names[rules[0]],
                      all->number[rules[0]].text);
    if (all->has[rules[1]] && size > all->number[rules[1]].value)
        return broken(r, what, span, names[rules[1]],
                      all->number[rules[1]].text);
    return true;
}

static bool not_of_format(resolver *r, const char *what, const model_type *type,
                          source_span span)
{
    if (type->kind == TYPE_BYTES)
        diag_error(r->diag, span, "the %s is not valid base64", what);
    else
        diag_error(r->diag, span, "the %s is not a valid %s", what,
                   resolver_type_name(r, type));
    return false;
}

bool resolver_check_bytes(resolver *r, const char *what, const model_type *type,
                          source_span span, const char *text)
{
    static const int lengths[2] = {RULE_MIN_LENGTH, RULE_MAX_LENGTH};
    size_t n = strlen(text);
    size_t padding = n - strcspn(text, "=");

    if (!dfa_matches(type->rules.dfa, text, n))
        return not_of_format(r, what, type, span);
    return check_size(r, what, type, span, n / 4 * 3 - padding, lengths);
}

/* text is canonical. */
bool resolver_check_moment(resolver *r, const char *what,
                           const model_type *type, source_span span,
                           const char *text)
{
    for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
        const bound *b = &bounds[i];
        const char *limit = type->rules.number[b->rule].text;
        int order;

        if (!type->rules.has[b->rule])
            continue;
        order = resolver_format_compare(type, text, limit) * b->sign;
        if (order < 0 || (order == 0 && !b->equal))
            return broken(r, what, span, b->name, limit);
    }
    return true;
}

bool resolver_check_text(resolver *r, const char *what, const model_type *type,
                         source_span span, const char *text)
{
    static const int lengths[2] = {RULE_MIN_LENGTH, RULE_MAX_LENGTH};
    size_t n = strlen(text);

    if (!check_size(r, what, type, span, lm__utf8_length(text, n), lengths))
        return false;
    if (type->room && n >= type->room) {
        diag_error(r->diag, span,
                   "the %s takes %zu bytes of UTF-8, and there is room for %u",
                   what, n, type->room - 1);
        return false;
    }
    if (!type->rules.dfa || dfa_matches(type->rules.dfa, text, n))
        return true;
    if (type->format)
        return not_of_format(r, what, type, span);
    diag_error(r->diag, span, "the %s does not match the pattern \"%s\"", what,
               type->rules.pattern);
    return false;
}

bool resolver_check_count(resolver *r, const char *what, const model_type *type,
                          source_span span, size_t n)
{
    static const int counts[2] = {RULE_MIN_ITEMS, RULE_MAX_ITEMS};

    return check_size(r, what, type, span, n, counts);
}
