/* SPDX-License-Identifier: MIT */
#include "builtin.h"
#include "dfa.h"
#include "format.h"
#include "resolver.h"

#include <string.h>

/* What a constraint takes, and the kinds of types that it binds. */
typedef enum rule_form {
    RULE_NUMBER,
    RULE_COUNT,
    RULE_TEXT,
    RULE_FLAG
} rule_form;

#define KIND(kind) (1u << TYPE_##kind)

enum {
    ON_NUMBERS = KIND(INT) | KIND(FLOAT) | KIND(DECIMAL),
    ON_ORDERED = ON_NUMBERS | KIND(FORMAT),
    ON_STRINGS = KIND(STRING),
    ON_LENGTHS = KIND(STRING) | KIND(BYTES),
    ON_LISTS = KIND(LIST),
    ON_COUNTS = KIND(LIST) | KIND(MAP),
    ON_SCALARS = ON_ORDERED | ON_LENGTHS | KIND(BOOL) | KIND(ENUM)
};

typedef struct rule_info {
    const char *name;
    rule_form form;
    unsigned kinds;
    const char *binds;
} rule_info;

#define ORDERED "numbers, dates and times"

static const rule_info rules[RULE_COUNT_] = {
    [RULE_GE] = {"ge", RULE_NUMBER, ON_ORDERED, ORDERED},
    [RULE_GT] = {"gt", RULE_NUMBER, ON_ORDERED, ORDERED},
    [RULE_LE] = {"le", RULE_NUMBER, ON_ORDERED, ORDERED},
    [RULE_LT] = {"lt", RULE_NUMBER, ON_ORDERED, ORDERED},
    [RULE_MULTIPLE_OF] = {"multiple_of", RULE_NUMBER, ON_NUMBERS, "numbers"},
    [RULE_MIN_LENGTH] = {"min_length", RULE_COUNT, ON_LENGTHS,
                         "strings and bytes"},
    [RULE_MAX_LENGTH] = {"max_length", RULE_COUNT, ON_LENGTHS,
                         "strings and bytes"},
    [RULE_PATTERN] = {"pattern", RULE_TEXT, ON_STRINGS, "strings"},
    [RULE_MIN_ITEMS] = {"min_items", RULE_COUNT, ON_COUNTS, "lists and maps"},
    [RULE_MAX_ITEMS] = {"max_items", RULE_COUNT, ON_COUNTS, "lists and maps"},
    [RULE_UNIQUE] = {"unique", RULE_FLAG, ON_LISTS, "lists"},
    [RULE_STRICT] = {"strict", RULE_FLAG, ON_SCALARS,
                     "strings, numbers, booleans and enums"},
};

typedef struct other_word {
    const char *word;
    const char *here;
} other_word;

/* What the same constraint is called elsewhere. */
static const other_word other_words[] = {
    {"min", "ge"},
    {"max", "le"},
    {"minimum", "ge"},
    {"maximum", "le"},
    {"exclusiveMinimum", "gt"},
    {"exclusiveMaximum", "lt"},
    {"multipleOf", "multiple_of"},
    {"minLength", "min_length"},
    {"maxLength", "max_length"},
    {"minItems", "min_items"},
    {"maxItems", "max_items"},
    {"uniqueItems", "unique"},
    {"regex", "pattern"},
    {"length", "max_length"},
};

static const char *suggest_rule(resolver *r, const char *word)
{
    const char *words[RULE_COUNT_];

    for (size_t i = 0; i < sizeof(other_words) / sizeof(other_words[0]); i++)
        if (strcmp(other_words[i].word, word) == 0)
            return alloc_printf(r->arena, "; did you mean '%s'?",
                                other_words[i].here);
    for (size_t i = 0; i < RULE_COUNT_; i++)
        words[i] = rules[i].name;
    return resolver_suggest(r, word, words, RULE_COUNT_);
}

static int find_rule(resolver *r, const ast_name *name)
{
    for (int i = 0; i < RULE_COUNT_; i++)
        if (strcmp(rules[i].name, name->text) == 0)
            return i;
    diag_error(r->diag, name->span, "unknown constraint '%s'%s", name->text,
               suggest_rule(r, name->text));
    return -1;
}

const char *resolver_type_name(resolver *r, const model_type *type)
{
    if (type->kind == TYPE_INT && (type->bits != 64 || type->is_unsigned))
        return alloc_printf(r->arena, "%sint%d", type->is_unsigned ? "u" : "",
                            type->bits);
    if (type->kind == TYPE_FLOAT && type->bits == 32)
        return "float";
    if (type->format)
        return type->format->name;
    if (type->decl && !type->decl->anonymous)
        return alloc_printf(r->arena, "%s '%s'", builtin_kind_word(type->kind),
                            type->decl->name);
    return builtin_kind_word(type->kind);
}

static bool rule_error(resolver *r, const ast_rule *rule, const char *what)
{
    diag_error(r->diag, rule->value ? rule->value->span : rule->name.span,
               "'%s' takes %s", rule->name.text, what);
    return false;
}

/* Bounds outside the type would not do what they say. */
static bool check_range(resolver *r, const model_type *type,
                        const ast_rule *rule, const decimal *number)
{
    decimal low;
    decimal high;

    if (type->kind == TYPE_DECIMAL)
        return true;
    decimal_read(builtin_min(type), &low);
    decimal_read(builtin_max(type), &high);
    if (type->kind == TYPE_INT && !decimal_is_whole(number))
        return rule_error(r, rule, "a whole number here");
    if (decimal_compare(number, &low) < 0 ||
        decimal_compare(number, &high) > 0) {
        diag_error(r->diag, rule->value->span, "%s holds %s to %s",
                   resolver_type_name(r, type), builtin_min(type),
                   builtin_max(type));
        return false;
    }
    return true;
}

static bool read_number(resolver *r, const ast_rule *rule, decimal *number)
{
    if (!rule->value || rule->value->kind != AST_NUMBER)
        return rule_error(r, rule, "a number");
    if (decimal_read(rule->value->text, number))
        return true;
    diag_error(r->diag, rule->value->span, "number has too many digits");
    return false;
}

/* A bound of dates and times is one, in quotes. */
static bool set_moment(resolver *r, model_type *type, const ast_rule *rule,
                       int which)
{
    const char *text = NULL;

    if (rule->value && rule->value->kind == AST_STRING)
        text = resolver_format_text(r, type, rule->value->text);
    if (!text)
        return rule_error(
            r, rule,
            alloc_printf(r->arena, "a valid %s in quotes", type->format->name));
    type->rules.number[which].text = text;
    return true;
}

static bool set_number(resolver *r, model_type *type, const ast_rule *rule,
                       int which)
{
    decimal number = {0};

    if (type->kind == TYPE_FORMAT)
        return set_moment(r, type, rule, which);

    if (!read_number(r, rule, &number) || !check_range(r, type, rule, &number))
        return false;
    if (which == RULE_MULTIPLE_OF &&
        (number.negative || number.n == 0 || number.n > 17))
        return rule_error(r, rule,
                          number.n > 17 && !number.negative
                              ? "at most 17 digits"
                              : "a number above 0");
    type->rules.number[which] = decimal_to_model(r->arena, &number);
    return true;
}

static bool set_count(resolver *r, model_type *type, const ast_rule *rule,
                      int which)
{
    decimal number = {0};
    decimal limit = decimal_of(UINT32_MAX);

    if (!read_number(r, rule, &number))
        return false;
    if (!decimal_is_whole(&number) || number.negative)
        return rule_error(r, rule, "a whole number, 0 or more");
    if (decimal_compare(&number, &limit) > 0)
        return rule_error(r, rule, "at most 4294967295");
    type->rules.number[which] = decimal_to_model(r->arena, &number);
    return true;
}

/* The same pattern is compiled once, wherever it stands. */
static bool set_pattern(resolver *r, model_type *type, const ast_rule *rule)
{
    const model_dfa **known;
    void **slot;

    if (!rule->value || rule->value->kind != AST_STRING)
        return rule_error(r, rule, "a string");
    slot = strmap_slot(r->arena, &r->patterns, rule->value->text);
    if (!*slot)
        *slot = alloc_new(r->arena, const model_dfa *);
    known = *slot;
    if (!*known)
        *known = dfa_compile(r->arena, rule->value->text, rule->value->span,
                             r->diag);
    type->rules.pattern = rule->value->text;
    type->rules.dfa = *known;
    return *known != NULL;
}

static bool set_flag(resolver *r, model_type *type, const ast_rule *rule,
                     int which)
{
    const ast_value *value = rule->value;

    type->rules.has[which] = true;
    if (!value || (value->kind == AST_WORD && strcmp(value->text, "true") == 0))
        return true;
    if (value->kind != AST_WORD || strcmp(value->text, "false") != 0)
        return rule_error(r, rule, "true or false");
    type->rules.has[which] = false;
    return true;
}

static bool binds(const model_type *type, int which)
{
    if (!(rules[which].kinds & 1u << type->kind) || type->n_values)
        return false;
    if (type->kind == TYPE_FORMAT && which != RULE_STRICT)
        return type->format->ordered;
    return which != RULE_PATTERN || !type->format;
}

static bool set_rule(resolver *r, model_type *type, const ast_rule *rule,
                     int which)
{
    bool ok = false;

    switch (rules[which].form) {
    case RULE_NUMBER:
        ok = set_number(r, type, rule, which);
        break;
    case RULE_COUNT:
        ok = set_count(r, type, rule, which);
        break;
    case RULE_TEXT:
        ok = set_pattern(r, type, rule);
        break;
    case RULE_FLAG:
        return set_flag(r, type, rule, which);
    }
    type->rules.has[which] = ok;
    return ok;
}

static bool apply(resolver *r, model_type *type, const ast_rule *rule,
                  const ast_rule *seen[])
{
    int which = find_rule(r, &rule->name);

    if (which < 0)
        return false;
    if (seen[which]) {
        diag_error(r->diag, rule->name.span, "'%s' is there twice",
                   rule->name.text);
        return false;
    }
    seen[which] = rule;
    if (!binds(type, which)) {
        diag_error(r->diag, rule->name.span,
                   "'%s' binds %s; this is a value of type %s", rule->name.text,
                   rules[which].binds, resolver_type_name(r, type));
        return false;
    }
    return set_rule(r, type, rule, which);
}

static decimal number_of(const model_type *type, int which)
{
    decimal number = {0};

    decimal_read(type->rules.number[which].text, &number);
    return number;
}

/* Where to point: the rule as it stands here, or the type. */
static source_span span_of(const ast_rule *const seen[], int which,
                           const ast_type *ast)
{
    return seen[which] ? seen[which]->name.span : ast->span;
}

/* No value lies between the two: low > high, or equal and not allowed. */
static int compare_pair(const model_type *type, const int pair[2])
{
    decimal low;
    decimal high;

    if (type->kind == TYPE_FORMAT)
        return resolver_format_compare(type, type->rules.number[pair[0]].text,
                                       type->rules.number[pair[1]].text);
    low = number_of(type, pair[0]);
    high = number_of(type, pair[1]);
    if (type->kind == TYPE_INT && pair[0] == RULE_GT && pair[1] == RULE_LT)
        low = decimal_next(&low); /* whole numbers: 4 < n < 5 has none */
    return decimal_compare(&low, &high);
}

static bool check_pair(resolver *r, const model_type *type,
                       const ast_rule *const seen[], const ast_type *ast,
                       const int pair[2])
{
    bool open = pair[0] == RULE_GT || pair[1] == RULE_LT;
    const bool *has = type->rules.has;
    int order;

    if (!has[pair[0]] || !has[pair[1]])
        return true;
    order = compare_pair(type, pair);
    if (order < 0 || (order == 0 && !open))
        return true;
    diag_error(r->diag, span_of(seen, pair[1], ast),
               "no value can satisfy both %s = %s and %s = %s",
               rules[pair[0]].name, type->rules.number[pair[0]].text,
               rules[pair[1]].name, type->rules.number[pair[1]].text);
    return false;
}

static bool check_double(resolver *r, const model_type *type,
                         const ast_rule *const seen[], const ast_type *ast,
                         const int pair[2])
{
    const bool *has = type->rules.has;

    if (!has[pair[0]] || !has[pair[1]])
        return true;
    diag_error(r->diag, span_of(seen, pair[1], ast),
               "'%s' and '%s' bind the same side; one is enough",
               rules[pair[0]].name, rules[pair[1]].name);
    return false;
}

static bool check_rules(resolver *r, const model_type *type,
                        const ast_rule *const seen[], const ast_type *ast)
{
    static const int opposite[][2] = {
        {RULE_GE, RULE_LE},
        {RULE_GE, RULE_LT},
        {RULE_GT, RULE_LE},
        {RULE_GT, RULE_LT},
        {RULE_MIN_LENGTH, RULE_MAX_LENGTH},
        {RULE_MIN_ITEMS, RULE_MAX_ITEMS},
    };
    static const int same[][2] = {{RULE_GE, RULE_GT}, {RULE_LE, RULE_LT}};
    bool ok = true;

    for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
        ok &= check_double(r, type, seen, ast, same[i]);
    for (size_t i = 0; i < sizeof(opposite) / sizeof(opposite[0]); i++)
        ok &= check_pair(r, type, seen, ast, opposite[i]);
    return ok && resolver_check_room(r, type, ast->span);
}

bool resolver_rules(resolver *r, model_type *type, const ast_type *ast)
{
    const ast_rule *seen[RULE_COUNT_] = {NULL};
    bool ok = true;

    for (size_t i = 0; i < ast->n_rules; i++)
        ok &= apply(r, type, &ast->rules[i], seen);
    return ast->n_rules == 0 || (ok && check_rules(r, type, seen, ast));
}
