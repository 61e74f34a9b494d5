/* SPDX-License-Identifier: MIT */
#include "layout.h"

#include "pool.h"
#include "walk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_DEPTH = 16, MAX_KEYS = 32 };

/* A value on its way to the text: keys are put in order only when all of an
   object is there. */
typedef struct node {
    struct node *next;
    struct node *first;
    struct node *last;
    const char *key;
    const char *scalar; /* NULL: an object or a list */
    char bracket;
} node;

typedef struct builder {
    pool memory;
    node *open[MAX_DEPTH];
    size_t depth;
    const char *key;
    node *root;
} builder;

static node *add(builder *b, const char *scalar)
{
    node *new = pool_take(&b->memory, sizeof(*new));
    node *parent = b->depth ? b->open[b->depth - 1] : NULL;

    *new = (node){.key = b->key, .scalar = scalar};
    b->key = NULL;
    if (!parent)
        b->root = new;
    else if (parent->last)
        parent->last->next = new;
    else
        parent->first = new;
    if (parent)
        parent->last = new;
    return new;
}

static void add_null(void *to)
{
    add(to, "null");
}

static void add_boolean(void *to, bool value)
{
    add(to, value ? "true" : "false");
}

static void add_integer(void *to, int64_t value)
{
    builder *b = to;
    char digits[32];
    int n = snprintf(digits, sizeof(digits), "%" PRId64, value);

    add(b, pool_copy(&b->memory, digits, (size_t)n));
}

/* The shortest that reads back the same, and never like an integer. */
static void add_number(void *to, double value)
{
    builder *b = to;
    char digits[40];
    int n = 0;

    for (int precision = 1; precision <= 17; precision++) {
        n = snprintf(digits, sizeof(digits), "%.*g", precision, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    if (!strpbrk(digits, ".e"))
        n += snprintf(digits + n, sizeof(digits) - (size_t)n, ".0");
    add(b, pool_copy(&b->memory, digits, (size_t)n));
}

static char escape_of(char c)
{
    switch (c) {
    case '\n':
        return 'n';
    case '\t':
        return 't';
    case '"':
    case '\\':
        return c;
    default:
        return '\0';
    }
}

static void add_string(void *to, const char *s, size_t n)
{
    builder *b = to;
    char *at = pool_room(&b->memory, 2 * n + 3);
    char *quoted = at;

    *at++ = '"';
    for (size_t i = 0; i < n; i++) {
        char escape = escape_of(s[i]);

        if (escape) {
            *at++ = '\\';
            *at++ = escape;
        } else {
            *at++ = s[i];
        }
    }
    *at++ = '"';
    *at++ = '\0';
    pool_keep(&b->memory, at);
    add(b, quoted);
}

static void set_key(void *to, const char *s, size_t n)
{
    builder *b = to;

    (void)n;
    b->key = s;
}

static void open_bracket(void *to, char bracket)
{
    builder *b = to;
    node *new = add(b, NULL);

    new->bracket = bracket;
    b->open[b->depth++] = new;
}

static void close_bracket(void *to, char bracket)
{
    builder *b = to;

    (void)bracket;
    b->depth--;
}

static void new_line(const layout *l, unsigned level, text *out)
{
    if (!l->indent)
        return;
    text_char(out, '\n');
    for (unsigned i = 0; i < level * l->indent; i++)
        text_char(out, ' ');
}

static void shuffle(layout *l, node *list)
{
    node *nodes[MAX_KEYS];
    uint32_t n = 0;

    for (node *at = list->first; at; at = at->next)
        nodes[n++] = at;
    for (uint32_t i = n; i > 1; i--) {
        uint32_t other = dice_below(&l->shuffle, i);
        node *swap = nodes[other];

        nodes[other] = nodes[i - 1];
        nodes[i - 1] = swap;
    }
    for (uint32_t i = 0; i < n; i++)
        nodes[i]->next = i + 1 < n ? nodes[i + 1] : NULL;
    list->first = n ? nodes[0] : NULL;
}

static void print(layout *l, node *value, unsigned level, text *out)
{
    if (value->key) {
        text_char(out, '"');
        text_puts(out, value->key);
        text_puts(out, l->indent ? "\": " : "\":");
    }
    if (value->scalar) {
        text_puts(out, value->scalar);
        return;
    }
    if (value->bracket == '{' && l->shuffle.state)
        shuffle(l, value);
    text_char(out, value->bracket);
    for (node *at = value->first; at; at = at->next) {
        if (at != value->first)
            text_char(out, ',');
        new_line(l, level + 1, out);
        print(l, at, level + 1, out);
    }
    if (value->first)
        new_line(l, level, out);
    text_char(out, value->bracket == '{' ? '}' : ']');
}

void layout_print(layout *l, document_kind kind, const void *value, text *out)
{
    static const walk_ops ops = {add_null,     add_boolean,  add_integer,
                                 add_number,   add_string,   set_key,
                                 open_bracket, close_bracket};
    builder b = {0};

    walk_model(&ops, &b, shape_of(kind), value);
    print(l, b.root, 0, out);
    pool_free(&b.memory);
}
