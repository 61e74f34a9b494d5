/* SPDX-License-Identifier: MIT */
#include "prompt.h"

#include <string.h>

/* Pairs of bounds, and how they read alone and together. */
static const struct bounds {
    schema_keyword low, high;
    const char *name;
} bounds[] = {
    {SCHEMA_MINIMUM, SCHEMA_MAXIMUM, ""},
    {SCHEMA_MIN_LENGTH, SCHEMA_MAX_LENGTH, "length "},
    {SCHEMA_MIN_ITEMS, SCHEMA_MAX_ITEMS, "items "},
    {SCHEMA_MIN_PROPERTIES, SCHEMA_MAX_PROPERTIES, "entries "},
};

typedef struct rule {
    schema_keyword keyword;
    const char *before;
} rule;

/* Stands before the bounds; the others behind them. */
static const rule lowest = {SCHEMA_ABOVE, ">"};
static const rule rules[] = {
    {SCHEMA_BELOW, "<"},          {SCHEMA_MULTIPLE_OF, "multiple of "},
    {SCHEMA_PATTERN, "matches "}, {SCHEMA_FORMAT, ""},
    {SCHEMA_ENCODING, ""},        {SCHEMA_NOT_BEFORE, ">="},
    {SCHEMA_AFTER, ">"},          {SCHEMA_NOT_AFTER, "<="},
    {SCHEMA_BEFORE, "<"},
};

/* Words and dates: what stands between their quotes says enough. */
static bool is_bare(schema_keyword keyword)
{
    return keyword >= SCHEMA_FORMAT && keyword <= SCHEMA_ENCODING;
}

/*
 * A pattern as in a program, /^\d+$/: JSON would double each backslash. What
 * else JSON escapes means the same in a pattern, but for the backspace.
 */
static const char *between_slashes(lm_arena *arena, const char *json)
{
    lm_buffer out = {.allocator = &alloc_or_exit};
    bool quoted = false;
    const char *text;

    lm_buffer_putc(&out, '/');
    for (const char *c = json + 1; c[1]; c++) {
        bool escape = *c == '\\';

        c += escape;
        if (escape && *c == 'b')
            lm_buffer_puts(&out, "\\x08");
        else if (escape ? *c != '\\' && *c != '"' : *c == '/' && !quoted)
            lm_buffer_printf(&out, "\\%c", *c);
        else
            lm_buffer_putc(&out, *c);
        quoted = escape && *c == '\\' && !quoted;
    }
    lm_buffer_putc(&out, '/');
    text = alloc_strndup(arena, out.data, out.size);
    lm_buffer_free(&out);
    return text;
}

static void add(lm_arena *arena, const char **text, const char *more)
{
    *text = *text ? alloc_printf(arena, "%s, %s", *text, more) : more;
}

/* NULL for the range of a C type: not worth its tokens. */
static const char *stated(const schema *s, schema_keyword keyword)
{
    return s->implied >> keyword & 1 ? NULL : s->keywords[keyword];
}

static void add_bounds(lm_arena *arena, const char **text, const schema *s,
                       const struct bounds *b)
{
    const char *low = stated(s, b->low);
    const char *high = stated(s, b->high);

    if (low && high && strcmp(low, high) == 0)
        add(arena, text, alloc_printf(arena, "%s%s", b->name, low));
    else if (low && high)
        add(arena, text, alloc_printf(arena, "%s%s..%s", b->name, low, high));
    else if (low || high)
        add(arena, text,
            alloc_printf(arena, "%s%s%s", b->name,
                         low ? ">=" : "<=", low ? low : high));
}

static void add_rule(lm_arena *arena, const char **text, const schema *s,
                     const rule *one)
{
    const char *value = s->keywords[one->keyword];

    if (one->keyword == SCHEMA_PATTERN && s->keywords[SCHEMA_ENCODING])
        return; /* it says no more than that */
    if (value && one->keyword == SCHEMA_PATTERN)
        value = between_slashes(arena, value);
    else if (value && is_bare(one->keyword))
        value = alloc_strndup(arena, value + 1, strlen(value) - 2);
    if (value)
        add(arena, text, alloc_printf(arena, "%s%s", one->before, value));
}

/* Of the members of a union, each behind its type: "string length >=2". */
static void add_members(lm_arena *arena, const char **text, const schema *s)
{
    for (size_t i = 0; i < s->n_any_of; i++) {
        const schema *member = s->any_of[i];
        const char *word = prompt_type_word(member->types);
        const char *bound = word ? prompt_rules(arena, member) : NULL;

        if (bound)
            add(arena, text, alloc_printf(arena, "%s %s", word, bound));
    }
}

const char *prompt_rules(lm_arena *arena, const schema *s)
{
    const char *text = NULL;
    const char *each = NULL;

    add_rule(arena, &text, s, &lowest);
    for (size_t i = 0; i < sizeof(bounds) / sizeof(*bounds); i++)
        add_bounds(arena, &text, s, &bounds[i]);
    for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
        add_rule(arena, &text, s, &rules[i]);
    if (s->keywords[SCHEMA_UNIQUE])
        add(arena, &text, "no duplicates");
    if (s->items && !s->items->properties)
        each = prompt_rules(arena, s->items);
    if (s->additional && !s->additional->properties)
        each = prompt_rules(arena, s->additional);
    if (each)
        add(arena, &text, alloc_printf(arena, "each %s", each));
    add_members(arena, &text, s);
    return text;
}

const char *prompt_notes(lm_arena *arena, const schema *s)
{
    const char *text = prompt_rules(arena, s);
    const char *init = s->keywords[SCHEMA_DEFAULT];
    const char *examples = s->keywords[SCHEMA_EXAMPLES];

    if (s->keywords[SCHEMA_DEPRECATED])
        add(arena, &text, "deprecated");
    if (init)
        add(arena, &text, alloc_printf(arena, "default %s", init));
    if (examples) /* without the brackets around them */
        add(arena, &text,
            alloc_printf(arena, "e.g. %.*s", (int)strlen(examples) - 2,
                         examples + 1));
    return text;
}
