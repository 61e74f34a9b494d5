/* SPDX-License-Identifier: MIT */
#include "builtin.h"
#include "decimal.h"
#include "dfa.h"
#include "diff_part.h"
#include "resolver.h"

#include <string.h>

/* Two rules that bind the same end of a range; RULE_COUNT_: there is one. */
static const struct bound {
    model_rule inclusive, exclusive;
    const char *inclusive_name, *exclusive_name;
    int way; /* 1: higher is tighter, -1: lower is */
} bounds[] = {
    {RULE_GE, RULE_GT, "ge", "gt", 1},
    {RULE_LE, RULE_LT, "le", "lt", -1},
    {RULE_MIN_LENGTH, RULE_COUNT_, "min_length", NULL, 1},
    {RULE_MAX_LENGTH, RULE_COUNT_, "max_length", NULL, -1},
    {RULE_MIN_ITEMS, RULE_COUNT_, "min_items", NULL, 1},
    {RULE_MAX_ITEMS, RULE_COUNT_, "max_items", NULL, -1},
};

typedef struct limit {
    const char *name; /* NULL: none */
    const char *text;
    decimal at;
    const model_type *moment; /* a date or time: text alone counts */
    bool exclusive;
} limit;

static decimal negated(decimal number)
{
    number.negative = number.n && !number.negative;
    return number;
}

/* gt = 0 of an integer is ge = 1. */
static void include(limit *l, const model_type *type, int way)
{
    decimal toward = way > 0 ? l->at : negated(l->at);

    if (type->kind != TYPE_INT || !decimal_is_whole(&l->at))
        return;
    l->exclusive = false;
    l->at = decimal_next(&toward);
    if (way < 0)
        l->at = negated(l->at);
}

static bool read_limit(const model_type *type, model_rule rule, limit *l)
{
    if (rule == RULE_COUNT_ || !type->rules.has[rule])
        return false;
    l->text = type->rules.number[rule].text;
    l->moment = type->kind == TYPE_FORMAT ? type : NULL;
    if (l->moment)
        return true;
    return decimal_read(l->text, &l->at);
}

/* Above 0: a is tighter. */
static int compare(const limit *a, const limit *b, int way)
{
    int order;

    if (!a->name || !b->name)
        return (a->name != NULL) - (b->name != NULL);
    order = a->moment ? resolver_format_compare(a->moment, a->text, b->text)
                      : decimal_compare(&a->at, &b->at);
    order *= way;
    return order ? order : (int)a->exclusive - (int)b->exclusive;
}

static limit limit_of(const model_type *type, const struct bound *b)
{
    limit inclusive = {0};
    limit exclusive = {.exclusive = true};

    if (read_limit(type, b->inclusive, &inclusive))
        inclusive.name = b->inclusive_name;
    if (read_limit(type, b->exclusive, &exclusive)) {
        exclusive.name = b->exclusive_name;
        include(&exclusive, type, b->way);
    }
    return compare(&exclusive, &inclusive, b->way) > 0 ? exclusive : inclusive;
}

static void note_limit(differ *d, const limit *before, const limit *after,
                       int order)
{
    unsigned breaks = order > 0 ? DIFF_WIRE : DIFF_OLDER;

    if (!before->name)
        diff_note(d, breaks, "%s = %s is new", after->name, after->text);
    else if (!after->name)
        diff_note(d, breaks, "%s = %s is gone", before->name, before->text);
    else
        diff_note(d, breaks, "%s = %s, was %s = %s", after->name, after->text,
                  before->name, before->text);
}

static void diff_bounds(differ *d, const model_type *before,
                        const model_type *after)
{
    for (size_t i = 0; i < sizeof(bounds) / sizeof(*bounds); i++) {
        limit old = limit_of(before, &bounds[i]);
        limit new = limit_of(after, &bounds[i]);
        int order = compare(&new, &old, bounds[i].way);

        if (order)
            note_limit(d, &old, &new, order);
    }
}

static void diff_multiple(differ *d, const model_type *before,
                          const model_type *after)
{
    const model_number *old = &before->rules.number[RULE_MULTIPLE_OF];
    const model_number *new = &after->rules.number[RULE_MULTIPLE_OF];
    bool had = before->rules.has[RULE_MULTIPLE_OF];
    bool has = after->rules.has[RULE_MULTIPLE_OF];
    decimal a;
    decimal b;

    if (has && !had)
        diff_note(d, DIFF_WIRE, "multiple_of = %s is new", new->text);
    else if (had && !has)
        diff_note(d, DIFF_OLDER, "multiple_of = %s is gone", old->text);
    else if (has && strcmp(old->text, new->text) != 0 &&
             decimal_read(old->text, &a) && decimal_read(new->text, &b))
        diff_note(d, decimal_is_multiple(&a, &b) ? DIFF_OLDER : DIFF_WIRE,
                  "multiple_of = %s, was %s", new->text, old->text);
}

static void diff_pattern(differ *d, const model_rules *before,
                         const model_rules *after)
{
    bool fits;

    if (!before->pattern && !after->pattern)
        return;
    if (!after->pattern) {
        diff_note(d, DIFF_OLDER, "the pattern is gone");
        return;
    }
    if (before->pattern && strcmp(before->pattern, after->pattern) == 0)
        return;
    fits = diff_pattern_fits(d->arena, before->dfa, after->dfa);
    if (!before->pattern)
        diff_note(d, fits ? 0 : DIFF_WIRE, "the pattern is new");
    else if (!fits)
        diff_note(d, DIFF_WIRE,
                  "the pattern is another, and does not take all that the "
                  "old one took");
    else if (diff_pattern_fits(d->arena, after->dfa, before->dfa))
        diff_note(d, 0, "the pattern is written otherwise");
    else
        diff_note(d, DIFF_OLDER, "the pattern takes more");
}

static void diff_flag(differ *d, const model_rules *before,
                      const model_rules *after, model_rule rule,
                      const char *name)
{
    if (after->has[rule] && !before->has[rule])
        diff_note(d, DIFF_WIRE, "%s is new", name);
    if (before->has[rule] && !after->has[rule])
        diff_note(d, DIFF_OLDER, "%s is gone", name);
}

void diff_rules(differ *d, const model_type *before, const model_type *after)
{
    diff_bounds(d, before, after);
    diff_multiple(d, before, after);
    diff_pattern(d, &before->rules, &after->rules);
    diff_flag(d, &before->rules, &after->rules, RULE_UNIQUE, "unique");
    diff_flag(d, &before->rules, &after->rules, RULE_STRICT, "strict");
}

/* The least or greatest value: by a rule, or what the C type holds. */
static decimal extreme(const model_type *type, const struct bound *b)
{
    limit l = limit_of(type, b);
    limit own = {.name = "",
                 .text = b->way > 0 ? builtin_min(type) : builtin_max(type)};

    if (!decimal_read(own.text, &own.at))
        return l.at;
    return compare(&l, &own, b->way) > 0 ? l.at : own.at;
}

/* Values that the one allows are beyond what the other's C type holds. */
static bool goes_beyond(const model_type *one, const model_type *other)
{
    for (size_t i = 0; i < 2; i++) {
        decimal at = extreme(one, &bounds[i]);
        decimal end;

        if (decimal_read(i ? builtin_max(other) : builtin_min(other), &end) &&
            decimal_compare(&end, &at) * bounds[i].way > 0)
            return true;
    }
    return false;
}

void diff_range(differ *d, const model_type *before, const model_type *after)
{
    unsigned breaks = (goes_beyond(before, after) ? (unsigned)DIFF_WIRE : 0) |
                      (goes_beyond(after, before) ? (unsigned)DIFF_OLDER : 0);

    if (breaks)
        diff_note(d, breaks, "'%s', was '%s'", diff_type_text(d, after),
                  diff_type_text(d, before));
}

static size_t count_points(const char *text)
{
    size_t n = 0;

    for (; *text; text++)
        n += (*text & 0xC0) != 0x80;
    return n;
}

bool diff_text_fits(const model_type *type, const char *text)
{
    const model_rules *rules = &type->rules;
    double n = (double)count_points(text);

    return (!rules->has[RULE_MIN_LENGTH] ||
            n >= rules->number[RULE_MIN_LENGTH].value) &&
           (!rules->has[RULE_MAX_LENGTH] ||
            n <= rules->number[RULE_MAX_LENGTH].value) &&
           (!rules->dfa || dfa_matches(rules->dfa, text, strlen(text)));
}
