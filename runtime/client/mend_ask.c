/* SPDX-License-Identifier: MIT */
#include "mend.h"
#include "slice.h"
#include "told.h"

#include <inttypes.h>
#include <string.h>

enum { MOST_SHOWN = 2000 };

static void put(lm_buffer *out, lm__span s)
{
    lm_buffer_append(out, s.at, s.n);
}

static void put_key(lm_buffer *out, bool first, lm__span key)
{
    lm_buffer_puts(out, first ? "\"" : ",\"");
    put(out, key);
    lm_buffer_puts(out, "\":");
}

/* The number of the part that is the first of that field; -1: none. */
static int find_key(const lm__mend *m, lm__span key)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->parts[i].key.n == key.n &&
            memcmp(m->parts[i].key.at, key.at, key.n) == 0)
            return (int)i;
    return -1;
}

/* A list of which only some items are wanted: its other rules do not bind. */
static void put_items_schema(lm_buffer *out, lm__span schema)
{
    lm__slice s = lm__slice_open(schema);
    bool first = true;

    lm_buffer_putc(out, '{');
    while (lm__slice_next(&s)) {
        if (!lm__span_is(s.key, "type") && !lm__span_is(s.key, "items"))
            continue;
        put_key(out, first, s.key);
        put(out, s.value);
        first = false;
    }
    lm_buffer_putc(out, '}');
}

/* false: a field is not there. */
static bool put_properties(const lm__mend *m, lm__span all, lm_buffer *out)
{
    lm__slice s = lm__slice_open(all);
    size_t wanted = 0;
    size_t n = 0;

    for (size_t i = 0; i < m->n; i++)
        wanted += lm__mend_is_first(m, i);
    lm_buffer_putc(out, '{');
    while (lm__slice_next(&s)) {
        int i = find_key(m, s.key);
        lm__span items;

        if (i < 0)
            continue;
        put_key(out, !n++, s.key);
        if (m->parts[i].item >= 0 &&
            lm__slice_find(s.value, (lm__span){"items", 5}, &items))
            put_items_schema(out, s.value);
        else
            put(out, s.value);
    }
    lm_buffer_putc(out, '}');
    return n == wanted;
}

/* Of a list of names, those that are fields asked for. */
static void put_names(const lm__mend *m, lm__span all, lm_buffer *out)
{
    lm__slice s = lm__slice_open(all);
    bool first = true;

    lm_buffer_putc(out, '[');
    while (lm__slice_next(&s)) {
        if (s.value.n < 2 ||
            find_key(m, (lm__span){s.value.at + 1, s.value.n - 2}) < 0)
            continue;
        if (!first)
            lm_buffer_putc(out, ',');
        put(out, s.value);
        first = false;
    }
    lm_buffer_putc(out, ']');
}

/* What the text so far refers to. */
static bool refers(const lm_buffer *out, lm__span name)
{
    const char *at = out->data;

    while (at && (at = strstr(at, "/"))) {
        at++;
        if (strncmp(at, name.at, name.n) == 0 && at[name.n] == '"')
            return true;
    }
    return false;
}

/* Definitions that are referred to, also by one another. */
static void put_definitions(lm__span all, lm_buffer *out)
{
    uint64_t done = 0;
    bool more = true;
    bool first = true;

    lm_buffer_putc(out, '{');
    while (more) {
        lm__slice s = lm__slice_open(all);

        more = false;
        while (lm__slice_next(&s) && s.n <= 64) {
            uint64_t bit = UINT64_C(1) << (s.n - 1);

            if (done & bit || !refers(out, s.key))
                continue;
            put_key(out, first, s.key);
            put(out, s.value);
            first = false;
            more = true;
            done |= bit;
        }
    }
    lm_buffer_putc(out, '}');
}

/* The members of the root's schema, with those of the parts alone. */
static bool put_schema(const lm__mend *m, lm__span schema, lm_buffer *out)
{
    lm__slice s = lm__slice_open(schema);
    lm__span definitions = {NULL, 0};
    lm__span name = {NULL, 0};
    bool there = false;
    bool first = true;

    lm_buffer_putc(out, '{');
    while (lm__slice_next(&s)) {
        if (lm__span_is(s.key, "$defs") || lm__span_is(s.key, "definitions")) {
            definitions = s.value;
            name = s.key;
            continue;
        }
        put_key(out, first, s.key);
        first = false;
        if (lm__span_is(s.key, "properties"))
            there = put_properties(m, s.value, out);
        else if (lm__span_is(s.key, "required") ||
                 lm__span_is(s.key, "propertyOrdering"))
            put_names(m, s.value, out);
        else
            put(out, s.value);
    }
    if (definitions.n && refers(out, name)) {
        put_key(out, first, name);
        put_definitions(definitions, out);
    }
    lm_buffer_putc(out, '}');
    return there && s.closed;
}

static const char *keep(lm__call *call, lm_buffer *text, bool good)
{
    const char *copy = NULL;

    if (good && !lm_buffer_status(text))
        copy = lm_arena_strndup(&call->arena, text->data, text->size);
    lm_buffer_free(text);
    return copy;
}

static const char *make_schema(lm__call *call, const lm__mend *m,
                               lm_profile profile)
{
    lm_buffer whole = {.allocator = call->client->allocator};
    lm_buffer text = {.allocator = call->client->allocator};
    bool good;

    lm__put_schema(&whole, m->whole, profile);
    good = !lm_buffer_status(&whole) &&
           put_schema(m, (lm__span){whole.data, whole.size}, &text);
    lm_buffer_free(&whole);
    return keep(call, &text, good);
}

bool lm__mend_target(lm__call *call, lm__mend *m)
{
    m->target = *m->whole;
    m->target.grammar = NULL;
    m->target.item = NULL;
    for (int i = 0; i < LM_PROFILE_COUNT_; i++) {
        if (!lm__has_schema(m->whole, (lm_profile)i))
            continue;
        m->target.schemas[i] = make_schema(call, m, (lm_profile)i);
        if (!m->target.schemas[i])
            return false;
    }
    m->target.prompt = m->target.schemas[LM_PROFILE_CANONICAL];
    return m->target.prompt != NULL;
}

static void put_findings(const lm_report *report, lm_buffer *out)
{
    for (size_t i = 0; i < report->n; i++)
        if (report->findings[i].violation)
            lm_buffer_printf(out, "\n- %s: %s", report->findings[i].path + 1,
                             report->findings[i].text);
}

/* The items of a list are told by their number and what they were. */
static void put_items(const lm__mend *m, size_t from, lm_buffer *out)
{
    lm__span key = m->parts[from].key;

    lm_buffer_printf(out, "\nOf %.*s give only these items, in this order:",
                     (int)key.n, key.at);
    for (size_t i = from; i < m->n; i++) {
        const lm__mend_part *part = &m->parts[i];
        size_t n = part->value.n < MOST_SHOWN ? part->value.n : MOST_SHOWN;

        if (part->key.n == key.n && memcmp(part->key.at, key.at, key.n) == 0)
            lm_buffer_printf(out, "\n%" PRId64 ": %.*s", part->item, (int)n,
                             part->value.at);
    }
}

const char *lm__mend_words(lm__call *call, const lm__mend *m)
{
    lm_buffer out = {.allocator = call->client->allocator};

    lm_buffer_puts(&out, "Your answer to this is good but for:");
    put_findings(call->options.report, &out);
    for (size_t i = 0; i < m->n; i++)
        if (m->parts[i].item >= 0 && lm__mend_is_first(m, i))
            put_items(m, i, &out);
    lm_buffer_puts(&out,
                   "\nGive these fields again, corrected, and no others.");
    return keep(call, &out, true);
}
