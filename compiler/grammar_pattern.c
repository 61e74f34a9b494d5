/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "grammar_part.h"
#include "list.h"

#include <lm/buffer.h>

#include <stdio.h>
#include <string.h>

/*
 * A pattern is an automaton over bytes, a grammar speaks of code points: so
 * that each state becomes a rule, its steps over one to four bytes are put
 * together to ranges of code points.
 */

enum { MAX_STATES = 500, UNKNOWN = -2, MIXED = -1 };

typedef struct range {
    uint32_t first, last;
    int state; /* that these code points lead to */
} range;

typedef struct walker {
    lm_arena *arena;
    const lm_pattern *pattern;
    int32_t (*uniform)[4]; /* state that n bytes all lead to */
    uint32_t least;        /* code point of so many bytes */
    list_of(range) ranges;
} walker;

static int next(const walker *w, int state, unsigned byte)
{
    const lm_pattern *p = w->pattern;

    return p->next[state * p->n_classes + p->classes[byte]];
}

/* Where all sequences of n continuation bytes lead; MIXED: not to one. */
static int32_t uniform(walker *w, int state, unsigned n)
{
    int32_t *known = &w->uniform[state][n];
    int32_t to;

    if (!n)
        return state;
    if (*known != UNKNOWN)
        return *known;
    to = uniform(w, next(w, state, 0x80), n - 1);
    for (unsigned byte = 0x81; byte < 0xc0 && to != MIXED; byte++)
        if (uniform(w, next(w, state, byte), n - 1) != to)
            to = MIXED;
    return *known = to;
}

static void add(walker *w, uint32_t first, uint32_t last, int state)
{
    range *before = w->ranges.n ? &w->ranges.items[w->ranges.n - 1] : NULL;

    if (state == 0 || first > last)
        return;
    if (before && before->last + 1 == first && before->state == state)
        before->last = last;
    else
        *list_add(w->arena, &w->ranges) = (range){first, last, state};
}

/*
 * The automaton is run on valid UTF-8 only, and may go on at what is none:
 * overlong forms, surrogates, and what is beyond the last code point.
 */
static void add_valid(walker *w, uint32_t first, uint32_t last, int state)
{
    first = first > w->least ? first : w->least;
    last = last < 0x10ffff ? last : 0x10ffff;
    add(w, first, last < 0xd7ff ? last : 0xd7ff, state);
    add(w, first > 0xe000 ? first : 0xe000, last, state);
}

/* The code points from `first` on whose last n bytes are still to come. */
static void add_block(walker *w, int state, unsigned n, uint32_t first)
{
    int32_t to = uniform(w, state, n);
    uint32_t size = UINT32_C(1) << (6 * n);

    if (to != MIXED) {
        add_valid(w, first, first + size - 1, to);
        return;
    }
    for (unsigned byte = 0x80; byte < 0xc0; byte++)
        add_block(w, next(w, state, byte), n - 1,
                  first + (byte & 0x3f) * (size / 64));
}

static void find_ranges(walker *w, int state)
{
    w->ranges.n = 0;
    for (unsigned byte = 0; byte < 0x80; byte++)
        add(w, byte, byte, next(w, state, byte));
    w->least = 0x80;
    for (unsigned byte = 0xc2; byte < 0xe0; byte++)
        add_block(w, next(w, state, byte), 1, (byte & 0x1fU) << 6);
    w->least = 0x800;
    for (unsigned byte = 0xe0; byte < 0xf0; byte++)
        add_block(w, next(w, state, byte), 2, (byte & 0x0fU) << 12);
    w->least = 0x10000;
    for (unsigned byte = 0xf0; byte < 0xf5; byte++)
        add_block(w, next(w, state, byte), 3, (byte & 0x07U) << 18);
}

/* Letters and digits as they are, and all else by its number. */
static void put_code(lm_buffer *out, uint32_t code)
{
    bool letter = (code | 0x20) >= 'a' && (code | 0x20) <= 'z';

    if (letter || (code >= '0' && code <= '9'))
        lm_buffer_putc(out, (char)code);
    else if (code < 0x80)
        lm_buffer_printf(out, "\\x%02X", (unsigned)code);
    else if (code < 0x10000)
        lm_buffer_printf(out, "\\u%04X", (unsigned)code);
    else
        lm_buffer_printf(out, "\\U%08X", (unsigned)code);
}

static void put_range(lm_buffer *out, uint32_t first, uint32_t last)
{
    if (first > last)
        return;
    put_code(out, first);
    if (first < last) {
        lm_buffer_putc(out, '-');
        put_code(out, last);
    }
}

/* What JSON escapes: as it stands between the quotes. */
static const struct escaped {
    char code;
    const char *text;
} escapes[] = {
    {'\b', "\"\\\\b\""},    {'\t', "\"\\\\t\""}, {'\n', "\"\\\\n\""},
    {'\f', "\"\\\\f\""},    {'\r', "\"\\\\r\""}, {'"', "\"\\\\\\\"\""},
    {'\\', "\"\\\\\\\\\""},
};

/* The parts of a range that stand for themselves in JSON. */
static void put_plain(lm_buffer *out, const range *r)
{
    uint32_t first = r->first < 0x20 ? 0x20 : r->first;

    static const char cut[] = {'"', '\\'};

    for (size_t i = 0; i < sizeof(cut); i++) {
        uint32_t at = (uint32_t)cut[i];

        if (first <= at && at <= r->last) {
            if (at > first)
                put_range(out, first, at - 1);
            first = at + 1;
        }
    }
    put_range(out, first, r->last);
}

static void put_class(walker *w, lm_buffer *out, int state)
{
    lm_buffer_putc(out, '[');
    for (size_t i = 0; i < w->ranges.n; i++)
        if (w->ranges.items[i].state == state)
            put_plain(out, &w->ranges.items[i]);
    if (out->data[out->size - 1] == '[')
        out->data[--out->size] = '\0';
    else
        lm_buffer_putc(out, ']');
}

/* All code points that lead to one state, as one expression. */
static const char *symbols(walker *w, int state)
{
    lm_buffer out = {.allocator = &alloc_or_exit};
    const char *text;

    put_class(w, &out, state);
    for (size_t e = 0; e < sizeof(escapes) / sizeof(*escapes); e++)
        for (size_t i = 0; i < w->ranges.n; i++) {
            const range *r = &w->ranges.items[i];
            uint32_t code = (uint32_t)escapes[e].code;

            if (r->state == state && r->first <= code && code <= r->last)
                lm_buffer_printf(&out, "%s%s", out.size ? " | " : "",
                                 escapes[e].text);
        }
    text = out.size ? alloc_strndup(w->arena, out.data, out.size) : NULL;
    lm_buffer_free(&out);
    return text;
}

/* A step of a state: by these symbols to that one. */
typedef struct step {
    const char *symbols;
    int to;
} step;

typedef struct state {
    bool accepts;
    list_of(step) steps;
} state;

struct grammar_automaton {
    state *states;
    int n;
};

static bool accepts(const lm_pattern *pattern, int number)
{
    return pattern->accepts[number / 8] >> (number % 8) & 1;
}

static void add_steps(walker *w, state *s, int number)
{
    find_ranges(w, number);
    s->accepts = accepts(w->pattern, number);
    for (int to = 1; to < w->pattern->n_states; to++) {
        const char *by = symbols(w, to);

        if (by)
            *list_add(w->arena, &s->steps) = (step){by, to};
    }
}

grammar_automaton *grammar_automaton_make(lm_arena *arena,
                                          const lm_pattern *pattern)
{
    walker w = {.arena = arena, .pattern = pattern};
    grammar_automaton *automaton;

    if (pattern->n_states > MAX_STATES)
        return NULL;
    automaton = alloc_new(arena, grammar_automaton);
    automaton->n = pattern->n_states;
    automaton->states = alloc_array(arena, pattern->n_states, state);
    w.uniform = alloc_zeroed(arena, pattern->n_states, sizeof(*w.uniform),
                             _Alignof(int32_t));
    for (int number = 0; number < pattern->n_states; number++)
        for (int n = 0; n < 4; n++)
            w.uniform[number][n] = UNKNOWN;
    for (int number = 1; number < pattern->n_states; number++)
        add_steps(&w, &automaton->states[number], number);
    return automaton;
}

static void put_state(lm_buffer *out, const char *base, int number)
{
    char digits[16];

    snprintf(digits, sizeof(digits), "--%d", number);
    lm_buffer_puts(out, base);
    lm_buffer_puts(out, digits);
}

static void put_step(lm_buffer *out, const char *base, const step *s)
{
    bool many = strchr(s->symbols, '|') != NULL;

    lm_buffer_puts(out, many ? "(" : "");
    lm_buffer_puts(out, s->symbols);
    lm_buffer_puts(out, many ? ") " : " ");
    put_state(out, base, s->to);
}

/* Within the bytes of one code point there is no rule. */
void grammar_automaton_print(const grammar_automaton *automaton,
                             const char *base, lm_buffer *out)
{
    for (int number = 1; number < automaton->n; number++) {
        const state *s = &automaton->states[number];

        if (!s->accepts && !s->steps.n)
            continue;
        put_state(out, base, number);
        lm_buffer_puts(out, s->accepts ? " ::= \"\\\"\"" : " ::= ");
        for (size_t i = 0; i < s->steps.n; i++) {
            lm_buffer_puts(out, i || s->accepts ? " | " : "");
            put_step(out, base, &s->steps.items[i]);
        }
        lm_buffer_putc(out, '\n');
    }
}
