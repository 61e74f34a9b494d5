/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "dfa.h"
#include "plan_build.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

/*
 * The rules of a type as the rows that the engine reads. A bound that is not
 * there is the widest one, so that the engine need not ask whether it is.
 */

static bool has(const model_type *type, model_rule rule)
{
    return type->rules.has[rule];
}

static const model_number *number(const model_type *type, model_rule rule)
{
    return &type->rules.number[rule];
}

static uint32_t bit_if(const model_type *type, model_rule rule, uint32_t bit)
{
    return has(type, rule) ? bit : 0;
}

/* Digits and nothing else, but for a sign. */
static bool is_plain(const char *text)
{
    text += *text == '-';
    return strspn(text, "0123456789") == strlen(text);
}

/*
 * The number rounded down or up; resolve saw that it fits. The text of the
 * least int64_t has digits that no int64_t holds without the sign.
 */
static int64_t whole(const model_number *n, bool up)
{
    int64_t value = n->digits;
    bool inexact = false;

    if (is_plain(n->text))
        return strtoll(n->text, NULL, 10);

    for (int32_t e = n->exponent; e > 0; e--)
        value *= 10;
    for (int32_t e = n->exponent; e < 0; e++) {
        inexact = inexact || value % 10;
        value /= 10;
    }
    if (inexact && n->digits > 0 && up)
        value++;
    if (inexact && n->digits < 0 && !up)
        value--;
    return value;
}

static void int_bounds(const model_type *type, lm_int_rules *rules)
{
    rules->min = INT64_MIN;
    rules->max = INT64_MAX;
    if (has(type, RULE_GE))
        rules->min = whole(number(type, RULE_GE), true);
    if (has(type, RULE_GT)) {
        int64_t above = whole(number(type, RULE_GT), false) + 1;

        if (!has(type, RULE_GE) || above > rules->min)
            rules->min = above;
    }
    if (has(type, RULE_LE))
        rules->max = whole(number(type, RULE_LE), false);
    if (has(type, RULE_LT)) {
        int64_t below = whole(number(type, RULE_LT), true) - 1;

        if (!has(type, RULE_LE) || below < rules->max)
            rules->max = below;
    }
}

static uint32_t bounds_set(const model_type *type)
{
    return bit_if(type, RULE_GE, LM_RULE_MIN) |
           bit_if(type, RULE_GT, LM_RULE_MIN) |
           bit_if(type, RULE_LE, LM_RULE_MAX) |
           bit_if(type, RULE_LT, LM_RULE_MAX) |
           bit_if(type, RULE_MULTIPLE_OF, LM_RULE_MULTIPLE_OF);
}

static bool int_rules(const model_type *type, plan_rules *out)
{
    lm_int_rules *rules = &out->row.sint;

    rules->set = bounds_set(type);
    int_bounds(type, rules);
    if (has(type, RULE_MULTIPLE_OF))
        rules->multiple_of = whole(number(type, RULE_MULTIPLE_OF), true);
    if (type->n_values) {
        rules->set |= LM_RULE_VALUES;
        rules->n_values = (uint32_t)type->n_values;
        rules->values = type->values;
    }
    return rules->set;
}

/* Up to 2^64 - 1, which digits cannot hold. */
static uint64_t whole_unsigned(const model_number *n, bool up)
{
    if (n->digits < 0)
        return 0;
    return is_plain(n->text) ? strtoull(n->text, NULL, 10)
                             : (uint64_t)whole(n, up);
}

static uint64_t lower_bound(const model_type *type)
{
    uint64_t min = 0;

    if (has(type, RULE_GE))
        min = whole_unsigned(number(type, RULE_GE), true);
    if (has(type, RULE_GT) && number(type, RULE_GT)->digits >= 0) {
        uint64_t above = whole_unsigned(number(type, RULE_GT), false) + 1;

        min = above > min ? above : min;
    }
    return min;
}

static uint64_t upper_bound(const model_type *type)
{
    uint64_t max = UINT64_MAX;

    if (has(type, RULE_LE))
        max = whole_unsigned(number(type, RULE_LE), false);
    if (has(type, RULE_LT)) {
        uint64_t below = whole_unsigned(number(type, RULE_LT), true) - 1;

        max = below < max ? below : max;
    }
    return max;
}

static bool uint_rules(const model_type *type, plan_rules *out)
{
    lm_uint_rules *rules = &out->row.uint;

    rules->set = bounds_set(type);
    rules->min = lower_bound(type);
    rules->max = upper_bound(type);
    if (has(type, RULE_MULTIPLE_OF))
        rules->multiple_of =
            whole_unsigned(number(type, RULE_MULTIPLE_OF), true);
    return rules->set;
}

static void float_min(const model_type *type, lm_float_rules *rules)
{
    double ge = number(type, RULE_GE)->value;
    double gt = number(type, RULE_GT)->value;

    if (has(type, RULE_GT) && (!has(type, RULE_GE) || gt >= ge)) {
        rules->set |= LM_RULE_ABOVE;
        rules->min = gt;
    } else if (has(type, RULE_GE)) {
        rules->set |= LM_RULE_MIN;
        rules->min = ge;
    }
}

static void float_max(const model_type *type, lm_float_rules *rules)
{
    double le = number(type, RULE_LE)->value;
    double lt = number(type, RULE_LT)->value;

    if (has(type, RULE_LT) && (!has(type, RULE_LE) || lt <= le)) {
        rules->set |= LM_RULE_BELOW;
        rules->max = lt;
    } else if (has(type, RULE_LE)) {
        rules->set |= LM_RULE_MAX;
        rules->max = le;
    }
}

static bool float_rules(const model_type *type, plan_rules *out)
{
    lm_float_rules *rules = &out->row.real;

    rules->min = -DBL_MAX;
    rules->max = DBL_MAX;
    float_min(type, rules);
    float_max(type, rules);
    if (has(type, RULE_MULTIPLE_OF)) {
        rules->set |= LM_RULE_MULTIPLE_OF;
        rules->multiple_digits = number(type, RULE_MULTIPLE_OF)->digits;
        rules->multiple_exponent = number(type, RULE_MULTIPLE_OF)->exponent;
    }
    return rules->set;
}

static uint32_t count(const model_type *type, model_rule rule, uint32_t none)
{
    int64_t n = has(type, rule) ? whole(number(type, rule), true) : none;

    return n > (int64_t)UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

/* The row that all uses of an automaton share. */
static plan_pattern *pattern_of(plan_builder *b, const model_dfa *dfa)
{
    plan *p = b->plan;
    plan_pattern *made;

    for (size_t i = 0; i < p->n_patterns; i++)
        if (p->patterns[i]->dfa == dfa)
            return p->patterns[i];
    p->patterns = alloc_grow(b->arena, p->patterns, p->n_patterns,
                             &p->patterns_capacity, sizeof(plan_pattern *));
    made = p->patterns[p->n_patterns++] = alloc_new(b->arena, plan_pattern);
    made->dfa = dfa;
    made->row =
        (lm_pattern){dfa->source,    dfa->classes,  dfa->next,  dfa->accepts,
                     dfa->n_classes, dfa->n_states, dfa->format};
    return made;
}

static void text_rules(plan_builder *b, const model_type *type, plan_rules *out,
                       lm_string_rules *rules)
{
    plan_pattern *pattern;

    if (!type->rules.dfa)
        return;
    pattern = pattern_of(b, type->rules.dfa);
    out->pattern = pattern;
    rules->pattern = &pattern->row;
    rules->set |= LM_RULE_PATTERN;
}

static bool string_rules(plan_builder *b, const model_type *type,
                         plan_rules *out)
{
    lm_string_rules *rules = &out->row.string;

    rules->set = bit_if(type, RULE_MIN_LENGTH, LM_RULE_MIN) |
                 bit_if(type, RULE_MAX_LENGTH, LM_RULE_MAX);
    rules->min = count(type, RULE_MIN_LENGTH, 0);
    rules->max = count(type, RULE_MAX_LENGTH, UINT32_MAX);
    text_rules(b, type, out, rules);
    return rules->set;
}

/* The text of whichever of two rules is there; NULL: neither. */
static const char *bound_text(const model_type *type, model_rule equal,
                              model_rule strict, uint32_t flags[2],
                              uint32_t *set)
{
    model_rule rule = has(type, equal) ? equal : strict;

    if (!has(type, rule))
        return NULL;
    *set |= flags[rule == strict];
    return number(type, rule)->text;
}

static const char *min_text(const model_type *type, uint32_t *set)
{
    return bound_text(type, RULE_GE, RULE_GT,
                      (uint32_t[]){LM_RULE_MIN, LM_RULE_ABOVE}, set);
}

static const char *max_text(const model_type *type, uint32_t *set)
{
    return bound_text(type, RULE_LE, RULE_LT,
                      (uint32_t[]){LM_RULE_MAX, LM_RULE_BELOW}, set);
}

static bool format_rules(plan_builder *b, const model_type *type,
                         plan_rules *out)
{
    lm_format_rules *rules = &out->row.format;

    text_rules(b, type, out, &rules->text);
    rules->min = min_text(type, &rules->set);
    rules->max = max_text(type, &rules->set);
    return true;
}

static bool decimal_rules(const model_type *type, plan_rules *out)
{
    lm_decimal_rules *rules = &out->row.decimal;

    rules->min = min_text(type, &rules->set);
    rules->max = max_text(type, &rules->set);
    if (has(type, RULE_MULTIPLE_OF)) {
        rules->set |= LM_RULE_MULTIPLE_OF;
        rules->multiple_digits = number(type, RULE_MULTIPLE_OF)->digits;
        rules->multiple_exponent = number(type, RULE_MULTIPLE_OF)->exponent;
    }
    return rules->set;
}

static bool list_rules(const model_type *type, plan_rules *out)
{
    lm_list_rules *rules = &out->row.list;

    rules->set = bit_if(type, RULE_MIN_ITEMS, LM_RULE_MIN) |
                 bit_if(type, RULE_MAX_ITEMS, LM_RULE_MAX) |
                 bit_if(type, RULE_UNIQUE, LM_RULE_UNIQUE);
    rules->min = count(type, RULE_MIN_ITEMS, 0);
    rules->max = count(type, RULE_MAX_ITEMS, UINT32_MAX);
    return rules->set;
}

static bool fill(plan_builder *b, const model_type *type, lm_kind kind,
                 plan_rules *out)
{
    switch (kind) {
    case LM_KIND_INT:
        return int_rules(type, out);
    case LM_KIND_UINT:
        return uint_rules(type, out);
    case LM_KIND_FLOAT:
        return float_rules(type, out);
    case LM_KIND_STRING:
    case LM_KIND_BYTES:
        return string_rules(b, type, out);
    case LM_KIND_FORMAT:
        return format_rules(b, type, out);
    case LM_KIND_DECIMAL:
        return decimal_rules(type, out);
    case LM_KIND_LIST:
    case LM_KIND_MAP:
        return list_rules(type, out);
    default:
        return false;
    }
}

/* By the first of the file's own models that uses it. */
static void name_pattern(plan_builder *b, const char *base, plan_rules *rules)
{
    plan_pattern *pattern = pattern_of(b, rules->pattern->dfa);

    if (!pattern->symbol && !b->model->decl->imported)
        pattern->symbol = names_derived(b->names, base, "pattern",
                                        b->field->span, "the pattern of");
}

void plan_add_rules(plan_builder *b, const char *base, plan_type *out)
{
    plan_rules *rules = &out->rules;
    source_span span = b->field->span;

    rules->kind = (lm_kind)out->row.kind;
    if (!fill(b, out->type, rules->kind, rules))
        return;
    rules->symbol =
        names_derived(b->names, base, "rules", span, "the rules of");
    if (out->type->n_values)
        rules->values_symbol =
            names_derived(b->names, base, "values", span, "the values of");
    if (rules->pattern)
        name_pattern(b, base, rules);
    out->row.rules = &rules->row;
}
