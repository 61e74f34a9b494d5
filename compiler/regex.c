/* SPDX-License-Identifier: MIT */
#include "regex.h"

#include "list.h"
#include "literal.h"
#include "regex_read.h"
#include "unicode.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Higher counts could not be kept within the states of an automaton. */
enum { MAX_COUNT = 4096 };

void regex_error(regex_reader *r, const char *from, const char *to,
                 const char *format, ...)
{
    char message[160];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    diag_error(r->diag,
               literal_part(r->span, (size_t)(from - r->start),
                            (size_t)(to - r->start)),
               "in the pattern: %s", message);
}

uint32_t regex_take(regex_reader *r)
{
    uint32_t code = (unsigned char)*r->at;
    size_t n = unicode_get(r->at, (size_t)(r->end - r->at), &code);

    r->at += n ? n : 1;
    return code;
}

bool regex_accept(regex_reader *r, char c)
{
    if (r->at == r->end || *r->at != c)
        return false;
    r->at++;
    return true;
}

static regex_node *new_node(regex_reader *r, regex_kind kind)
{
    regex_node *node = alloc_new(r->arena, regex_node);

    node->kind = kind;
    return node;
}

static const regex_node *parse_alt(regex_reader *r);

/* What follows "(?": only what captures or does not, which is all the same. */
static bool skip_group_kind(regex_reader *r, const char *start)
{
    if (regex_accept(r, ':'))
        return true;
    if (r->end - r->at >= 2 && *r->at == '<' && r->at[1] != '=' &&
        r->at[1] != '!') {
        while (r->at < r->end && *r->at != '>')
            r->at++;
        return regex_accept(r, '>');
    }
    if (r->at < r->end && strchr("=!<", *r->at))
        regex_error(r, start, r->at + 1, "look-around is not supported");
    else
        regex_error(r, start, r->at, "unknown kind of group");
    return false;
}

static const regex_node *parse_group(regex_reader *r)
{
    const char *start = r->at++;
    const regex_node *node;

    if (regex_accept(r, '?') && !skip_group_kind(r, start))
        return NULL;
    if (r->depth >= REGEX_MAX_DEPTH) {
        regex_error(r, start, r->at, "groups nest more than %d deep",
                    REGEX_MAX_DEPTH);
        return NULL;
    }
    r->depth++;
    node = parse_alt(r);
    r->depth--;
    if (node && !regex_accept(r, ')')) {
        regex_error(r, start, start + 1, "'(' is not closed");
        return NULL;
    }
    return node;
}

static const regex_node *parse_set(regex_reader *r)
{
    regex_node *node = new_node(r, REGEX_SET);
    bool one;
    bool ok = true;

    if (regex_accept(r, '.')) {
        node->set = regex_set_named(r->arena, '.');
    } else if (regex_accept(r, '[')) {
        ok = regex_class(r, &node->set);
    } else if (*r->at == '\\') {
        ok = regex_escape(r, false, &node->set, &one);
    } else {
        uint32_t code = regex_take(r);

        regex_set_add(r->arena, &node->set, code, code);
    }
    return ok ? node : NULL;
}

static const regex_node *parse_atom(regex_reader *r)
{
    switch (*r->at) {
    case '(':
        return parse_group(r);
    case '^':
        r->at++;
        return new_node(r, REGEX_START);
    case '$':
        r->at++;
        return new_node(r, REGEX_END);
    case '*':
    case '+':
    case '?':
        regex_error(r, r->at, r->at + 1, "nothing stands before '%c'", *r->at);
        return NULL;
    case '{':
    case '}':
    case ']':
        regex_error(r, r->at, r->at + 1, "'%c' is written '\\\\%c' here",
                    *r->at, *r->at);
        return NULL;
    default:
        return parse_set(r);
    }
}

/* A count of {n,m}; false: there is none, or it is too high. */
static bool take_count(regex_reader *r, uint32_t *count)
{
    const char *start = r->at;

    *count = 0;
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9') {
        if (*count <= MAX_COUNT)
            *count = *count * 10 + (uint32_t)(*r->at - '0');
        r->at++;
    }
    if (r->at == start) {
        regex_error(r, start, start + 1, "expected a number after '{'");
        return false;
    }
    if (*count <= MAX_COUNT)
        return true;
    regex_error(r, start, r->at, "more than %d times is not supported",
                MAX_COUNT);
    return false;
}

static bool take_braces(regex_reader *r, uint32_t *min, uint32_t *max)
{
    const char *start = r->at - 1;

    if (!take_count(r, min))
        return false;
    *max = *min;
    if (regex_accept(r, ',')) {
        *max = REGEX_MANY;
        if (r->at < r->end && *r->at != '}' && !take_count(r, max))
            return false;
    }
    if (!regex_accept(r, '}')) {
        regex_error(r, start, start + 1, "'{' is not closed");
        return false;
    }
    if (*max >= *min)
        return true;
    regex_error(r, start, r->at, "the counts are in the wrong order");
    return false;
}

/* The quantifier ahead, if there is one; lazy ones match the same texts. */
static bool take_quantifier(regex_reader *r, uint32_t *min, uint32_t *max,
                            bool *found)
{
    *found = true;
    *min = 0;
    *max = REGEX_MANY;
    if (regex_accept(r, '{')) {
        if (!take_braces(r, min, max))
            return false;
    } else if (regex_accept(r, '+')) {
        *min = 1;
    } else if (regex_accept(r, '?')) {
        *max = 1;
    } else if (!regex_accept(r, '*')) {
        *found = false;
        return true;
    }
    regex_accept(r, '?');
    return true;
}

static const regex_node *parse_term(regex_reader *r)
{
    const regex_node *atom = parse_atom(r);
    const char *start = r->at;
    regex_node *node;
    uint32_t min;
    uint32_t max;
    bool found;

    if (!atom || !take_quantifier(r, &min, &max, &found))
        return NULL;
    if (!found)
        return atom;
    if (atom->kind == REGEX_START || atom->kind == REGEX_END) {
        regex_error(r, start, r->at, "an anchor cannot be repeated");
        return NULL;
    }
    node = new_node(r, REGEX_REPEAT);
    node->items = alloc_new(r->arena, const regex_node *);
    node->items[0] = atom;
    node->n_items = 1;
    node->min = min;
    node->max = max;
    return node;
}

static const regex_node *parse_cat(regex_reader *r)
{
    list_of(const regex_node *) items = {0};
    regex_node *node = new_node(r, REGEX_CAT);

    while (r->at < r->end && *r->at != '|' && *r->at != ')') {
        const regex_node *item = parse_term(r);

        if (!item)
            return NULL;
        *list_add(r->arena, &items) = item;
    }
    node->items = items.items;
    node->n_items = items.n;
    return node;
}

static const regex_node *parse_alt(regex_reader *r)
{
    list_of(const regex_node *) items = {0};
    regex_node *node = new_node(r, REGEX_ALT);

    do {
        const regex_node *item = parse_cat(r);

        if (!item)
            return NULL;
        *list_add(r->arena, &items) = item;
    } while (regex_accept(r, '|'));
    node->items = items.items;
    node->n_items = items.n;
    return node;
}

const regex_node *regex_parse(lm_arena *arena, const char *pattern,
                              source_span span, diag *d)
{
    regex_reader r = {.arena = arena,
                      .diag = d,
                      .span = span,
                      .start = pattern,
                      .at = pattern,
                      .end = pattern + strlen(pattern)};
    const regex_node *node = parse_alt(&r);

    if (node && r.at < r.end) {
        regex_error(&r, r.at, r.at + 1, "no '(' is open");
        return NULL;
    }
    return node;
}
