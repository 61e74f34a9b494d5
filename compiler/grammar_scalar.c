/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "format.h"
#include "grammar_part.h"
#include "grammar_writer.h"

#include <stdio.h>
#include <string.h>

/* Longer repetitions make llama.cpp slow, or are refused by it. */
enum { MAX_REPEAT = 1000 };

/* Numbers of so many digits fit every type of 64 bits. */
enum { SAFE_DIGITS = 17 };

#define NEEDS(name) (1U << (name))

static const struct basic_rule {
    const char *name;
    const char *text;
    unsigned needs;
} basics[GRAMMAR_BASIC_COUNT_] = {
    [GRAMMAR_VALUE] = {"value",
                       "object | array | string | number | boolean | \"null\"",
                       NEEDS(GRAMMAR_OBJECT) | NEEDS(GRAMMAR_ARRAY) |
                           NEEDS(GRAMMAR_STRING) | NEEDS(GRAMMAR_NUMBER) |
                           NEEDS(GRAMMAR_BOOLEAN)},
    [GRAMMAR_OBJECT] = {"object",
                        "\"{\" ws (member (\",\" ws member)*)? ws \"}\"",
                        NEEDS(GRAMMAR_MEMBER)},
    [GRAMMAR_MEMBER] = {"member", "string \":\" ws value",
                        NEEDS(GRAMMAR_STRING)},
    [GRAMMAR_ARRAY] = {"array", "\"[\" ws (value (\",\" ws value)*)? ws \"]\"",
                       0},
    [GRAMMAR_NUMBER] =
        {"number", "\"-\"? (\"0\" | [1-9] [0-9]{0,14}) (\".\" [0-9]{1,15})?",
         0},
    [GRAMMAR_BOOLEAN] = {"boolean", "\"true\" | \"false\"", 0},
    [GRAMMAR_STRING] = {"string", "\"\\\"\" char* \"\\\"\"",
                        NEEDS(GRAMMAR_CHAR)},
    [GRAMMAR_CHAR] = {"char",
                      "[^\"\\\\\\x00-\\x1F\\x7F] | \"\\\\\" [\"\\\\/bfnrt]", 0},
    [GRAMMAR_INTEGER] = {"integer", "\"0\" | \"-\"? [1-9] [0-9]{0,17}", 0},
    [GRAMMAR_UNSIGNED] = {"unsigned", "\"0\" | [1-9] [0-9]{0,17}", 0},
    [GRAMMAR_SPACE] = {"ws", "([ \\t\\n] [ \\t]{0,20})?", 0},
};

const char *grammar_use(grammar_writer *w, grammar_basic rule)
{
    w->used |= NEEDS(rule);
    return basics[rule].name;
}

void grammar_write_basics(grammar_writer *w)
{
    for (int i = 0; i < GRAMMAR_BASIC_COUNT_; i++)
        if (w->used & NEEDS(i)) {
            w->used |= basics[i].needs;
            lm_buffer_printf(w->out, "%s ::= %s\n", basics[i].name,
                             basics[i].text);
        }
}

void grammar_reserve_basics(grammar_writer *w)
{
    for (size_t i = 0; i < GRAMMAR_BASIC_COUNT_; i++)
        grammar_name(w, basics[i].name);
}

void grammar_cannot(grammar_writer *w, const char *what)
{
    diag_warning(w->diag, w->field->field->span,
                 "the grammar of '%s.%s' does not hold %s",
                 w->model->decl->name, w->field->field->name, what);
}

static const char *allowed(grammar_writer *w, const lm_int_rules *rules)
{
    const char *text = NULL;

    for (uint32_t i = 0; i < rules->n_values; i++)
        text = grammar_either(
            w->arena, text,
            alloc_printf(w->arena, "\"%lld\"", (long long)rules->values[i]));
    return text;
}

/* Most integers have one of few pairs of bounds. */
static const char *integer(grammar_writer *w, const char *low, const char *high)
{
    lm_arena *arena = w->cache->arena;
    char bounds[64];
    const char *text;

    snprintf(bounds, sizeof(bounds), "%s %s", low ? low : "", high ? high : "");
    text = strmap_get(&w->cache->integers, bounds);
    if (!text && (text = grammar_integer(arena, low, high)))
        *strmap_slot(arena, &w->cache->integers,
                     alloc_printf(arena, "%s", bounds)) =
            alloc_printf(arena, "%s", text);
    return text;
}

const char *grammar_int(grammar_writer *w, const plan_type *type)
{
    const lm_int_rules *rules = type->row.rules;
    long long most = (long long)(UINT64_MAX >> (65 - type->row.size * 8));
    bool wide = type->row.size == 8;
    const char *low = wide ? NULL : alloc_printf(w->arena, "%lld", -most - 1);
    const char *high = wide ? NULL : alloc_printf(w->arena, "%lld", most);

    if (rules && rules->n_values)
        return allowed(w, rules);
    if (rules && (rules->set & LM_RULE_MULTIPLE_OF))
        grammar_cannot(w, "multiple_of");
    if (rules && (rules->set & LM_RULE_MIN))
        low = alloc_printf(w->arena, "%lld", (long long)rules->min);
    if (rules && (rules->set & LM_RULE_MAX))
        high = alloc_printf(w->arena, "%lld", (long long)rules->max);
    /* Bounds beyond what is taken where there is none. */
    if (low && !high && strlen(low) > SAFE_DIGITS)
        high = "9223372036854775807";
    if (high && !low && strlen(high) > SAFE_DIGITS)
        low = "-9223372036854775808";
    return low || high ? integer(w, low, high)
                       : grammar_use(w, GRAMMAR_INTEGER);
}

const char *grammar_uint(grammar_writer *w, const plan_type *type)
{
    const lm_uint_rules *rules = type->row.rules;
    bool wide = type->row.size == 8;
    unsigned long long most = wide ? 0 : (1ULL << (type->row.size * 8)) - 1;
    const char *low = "0";
    const char *high = wide ? NULL : alloc_printf(w->arena, "%llu", most);

    if (rules && (rules->set & LM_RULE_MULTIPLE_OF))
        grammar_cannot(w, "multiple_of");
    if (rules && (rules->set & LM_RULE_MIN))
        low = alloc_printf(w->arena, "%llu", (unsigned long long)rules->min);
    if (rules && (rules->set & LM_RULE_MAX))
        high = alloc_printf(w->arena, "%llu", (unsigned long long)rules->max);
    if (!high && strlen(low) > SAFE_DIGITS)
        high = "18446744073709551615";
    if (wide && !high && strcmp(low, "0") == 0)
        return grammar_use(w, GRAMMAR_UNSIGNED);
    return integer(w, low, high);
}

/* A bound without exponent, and of no more digits than rounding leaves. */
static bool is_decimal(const char *text, size_t most)
{
    return strspn(text, "-.0123456789") == strlen(text) &&
           strcspn(text, ".") <= most;
}

const char *grammar_float(grammar_writer *w, const plan_type *type)
{
    const model_rules *rules = &type->type->rules;
    size_t digits = type->row.size == sizeof(float) ? 6 : 15;
    grammar_range range = {.digits = digits};

    if (rules->has[RULE_MULTIPLE_OF])
        grammar_cannot(w, "multiple_of");
    range.above = rules->has[RULE_GT];
    range.below = rules->has[RULE_LT];
    if (range.above || rules->has[RULE_GE])
        range.low = rules->number[range.above ? RULE_GT : RULE_GE].text;
    if (range.below || rules->has[RULE_LE])
        range.high = rules->number[range.below ? RULE_LT : RULE_LE].text;
    if (!range.low && !range.high)
        return grammar_use(w, GRAMMAR_NUMBER);
    if ((range.low && !is_decimal(range.low, digits / 2)) ||
        (range.high && !is_decimal(range.high, digits / 2))) {
        grammar_cannot(w, "bounds of so many digits");
        return grammar_use(w, GRAMMAR_NUMBER);
    }
    return grammar_decimal(w->arena, &range);
}

/* "{2,5}" behind what is repeated. */
const char *grammar_repeat(grammar_writer *w, uint32_t least, bool limited,
                           uint32_t most)
{
    if (least > MAX_REPEAT || (limited && most > MAX_REPEAT)) {
        grammar_cannot(w, "so long a text or list");
        limited = false;
        least = least > MAX_REPEAT ? MAX_REPEAT : least;
    }
    if (!limited && !least)
        return "*";
    if (!limited)
        return alloc_printf(w->arena, "{%u,}", (unsigned)least);
    return alloc_printf(w->arena, "{%u,%u}", (unsigned)least, (unsigned)most);
}

static const grammar_automaton *automaton_of(grammar_cache *cache,
                                             const lm_pattern *pattern)
{
    void **known = strmap_slot(cache->arena, &cache->automata, pattern->source);

    if (!*known)
        *known = grammar_automaton_make(cache->arena, pattern);
    return *known;
}

/* The rules of the pattern, and the name of the first; NULL: too many. */
static const char *put_pattern(grammar_writer *w, const char *base,
                               const lm_pattern *pattern)
{
    const grammar_automaton *automaton = automaton_of(w->cache, pattern);
    const char *name = grammar_name(w, base);

    if (!automaton)
        return NULL;
    grammar_automaton_print(automaton, name, w->out);
    return alloc_printf(w->arena, "%s--1", name);
}

const char *grammar_string(grammar_writer *w, const char *base,
                           const plan_type *type)
{
    const lm_string_rules *rules = type->row.rules;
    const char *inside = NULL;

    if (!rules)
        return grammar_use(w, GRAMMAR_STRING);
    if (rules->pattern)
        inside = put_pattern(w, base, rules->pattern);
    if (rules->pattern && !inside)
        grammar_cannot(w, "the pattern");
    if (inside && (rules->set & (LM_RULE_MIN | LM_RULE_MAX)))
        grammar_cannot(w, "a length beside the pattern");
    if (type->row.flags & LM_TYPE_INLINE)
        grammar_cannot(w, "bytes beyond the room of an array");
    if (inside)
        return alloc_printf(w->arena, "\"\\\"\" %s", inside);
    grammar_use(w, GRAMMAR_CHAR);
    return alloc_printf(
        w->arena, "\"\\\"\" char%s \"\\\"\"",
        grammar_repeat(w, rules->min, rules->set & LM_RULE_MAX, rules->max));
}

static const lm_pattern *format_pattern(grammar_writer *w,
                                        const model_format *format)
{
    lm_arena *arena = w->cache->arena;
    void **known = strmap_slot(arena, &w->cache->formats, format->name);

    if (!*known) {
        *known = alloc_new(arena, lm_pattern);
        *(lm_pattern *)*known = format_grammar(arena, format, w->diag);
    }
    return *known;
}

/* As a text of its pattern. */
const char *grammar_format(grammar_writer *w, const char *base,
                           const plan_type *type)
{
    const lm_format_rules *rules = type->row.rules;
    const lm_pattern *pattern = format_pattern(w, type->type->format);
    lm_string_rules texts = {LM_RULE_PATTERN, 0, 0, pattern};
    const plan_type text = {.row = {.rules = &texts}};

    if (rules->set)
        grammar_cannot(w, "the bounds");
    return grammar_string(w, base, &text);
}
