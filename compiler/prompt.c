/* SPDX-License-Identifier: MIT */
#include "prompt.h"

#include "jsontext.h"

#include <string.h>

typedef struct printer {
    lm_arena *arena;
    lm_buffer *out;
    unsigned level;
} printer;

static const struct type_word {
    unsigned type;
    const char *word;
} type_words[] = {
    {SCHEMA_STRING, "string"}, {SCHEMA_INTEGER, "int"},
    {SCHEMA_NUMBER, "number"}, {SCHEMA_BOOLEAN, "bool"},
    {SCHEMA_NULL, "null"},
};

const char *prompt_type_word(unsigned type)
{
    for (size_t i = 0; i < sizeof(type_words) / sizeof(*type_words); i++)
        if (type_words[i].type == type)
            return type_words[i].word;
    return NULL;
}

/* A blank a level: the word behind the first one takes it in for nothing. */
static void new_line(printer *p)
{
    lm_buffer_printf(p->out, "\n%*s", (int)p->level, "");
}

static bool is_word(const char *key)
{
    size_t n = strspn(key, "abcdefghijklmnopqrstuvwxyz"
                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    return n && !key[n];
}

static void put_key(printer *p, const char *key)
{
    if (is_word(key))
        lm_buffer_puts(p->out, key);
    else
        jsontext_put(p->out, key);
}

/* A text of several lines on one. */
static void put_line(printer *p, const char *text)
{
    for (; *text; text++) {
        if (*text != '\n')
            lm_buffer_putc(p->out, *text);
        else if (text[1] && text[1] != '\n')
            lm_buffer_putc(p->out, ' ');
    }
}

/* Without the full stop, since more may follow. */
static void put_sentence(printer *p, const char *text)
{
    size_t n = strlen(text);

    if (n > 1 && text[n - 1] == '.' && text[n - 2] != '.')
        text = alloc_strndup(p->arena, text, n - 1);
    put_line(p, text);
}

/* Documentation, and between brackets what binds the value. */
static void put_comment(printer *p, const schema *s)
{
    const char *notes = prompt_notes(p->arena, s);
    bool documented = s->description && *s->description;

    if (!documented && !notes)
        return;
    lm_buffer_puts(p->out, " // ");
    if (documented)
        put_sentence(p, s->description);
    if (notes)
        lm_buffer_printf(p->out, documented ? " (%s)" : "%s", notes);
}

static void put_type(printer *p, const schema *s);

static bool can_be_null(const schema *s)
{
    if (s->types & SCHEMA_NULL)
        return true;
    for (size_t i = 0; i < s->n_any_of; i++)
        if (s->any_of[i]->types == SCHEMA_NULL)
            return true;
    return false;
}

/* "?" says that a key may be left out: then null need not be said as well. */
static void put_property(printer *p, const schema_property *property)
{
    const schema *s = property->value;
    schema without = *s;
    bool optional = !property->required;

    new_line(p);
    put_key(p, property->key);
    lm_buffer_puts(p->out, optional ? "?:" : ":");
    if (optional && can_be_null(s)) {
        without.types &= ~(unsigned)SCHEMA_NULL;
        if (s->n_any_of && s->any_of[s->n_any_of - 1]->types == SCHEMA_NULL)
            without.n_any_of--;
        if (s->n_values && strcmp(s->values[s->n_values - 1], "null") == 0)
            without.n_values--;
    }
    put_type(p, &without);
    put_comment(p, s);
}

static void put_object(printer *p, const schema *s)
{
    if (s->additional) {
        lm_buffer_puts(p->out, "{[key:string]:");
        put_type(p, s->additional);
        lm_buffer_putc(p->out, '}');
        return;
    }
    lm_buffer_putc(p->out, '{');
    p->level++;
    for (size_t i = 0; i < s->n_properties; i++)
        put_property(p, &s->properties[i]);
    p->level--;
    new_line(p);
    lm_buffer_putc(p->out, '}');
}

static bool has_alternatives(const schema *s)
{
    return s->n_any_of > 1 || s->n_values > 1 ||
           (s->types & (s->types - 1)) != 0;
}

static void put_array(printer *p, const schema *s)
{
    bool grouped = has_alternatives(s->items);

    if (grouped)
        lm_buffer_putc(p->out, '(');
    put_type(p, s->items);
    lm_buffer_puts(p->out, grouped ? ")[]" : "[]");
}

static void put_values(printer *p, const schema *s)
{
    for (size_t i = 0; i < s->n_values; i++) {
        lm_buffer_puts(p->out, i ? "|" : "");
        lm_buffer_puts(p->out, s->values[i]);
    }
}

static void put_types(printer *p, const schema *s)
{
    const char *between = "";

    if (s->types & SCHEMA_OBJECT) {
        put_object(p, s);
        between = "|";
    }
    if (s->types & SCHEMA_ARRAY) {
        put_array(p, s);
        between = "|";
    }
    for (size_t i = 0; i < sizeof(type_words) / sizeof(*type_words); i++)
        if (s->types & type_words[i].type) {
            lm_buffer_puts(p->out, between);
            lm_buffer_puts(p->out, type_words[i].word);
            between = "|";
        }
}

/* As deep as the schema's tree, which is bounded. */
static void put_type(printer *p, const schema *s)
{
    if (s->ref) {
        lm_buffer_puts(p->out, s->ref->name);
    } else if (s->n_any_of) {
        for (size_t i = 0; i < s->n_any_of; i++) {
            lm_buffer_puts(p->out, i ? "|" : "");
            put_type(p, s->any_of[i]);
        }
    } else if (s->constant) {
        lm_buffer_puts(p->out, s->constant);
    } else if (s->n_values) {
        put_values(p, s);
    } else if (s->types) {
        put_types(p, s);
    } else {
        lm_buffer_puts(p->out, "any");
    }
}

static void put_doc(printer *p, const char *doc)
{
    if (!doc)
        return;
    lm_buffer_puts(p->out, "// ");
    put_line(p, doc);
    lm_buffer_putc(p->out, '\n');
}

/* The root has a definition if it can hold itself. */
static const char *root_name(const schema_root *root)
{
    for (size_t i = 0; i < root->defs.n; i++)
        if (root->defs.items[i]->decl == root->decl)
            return root->defs.items[i]->name;
    return NULL;
}

void prompt_print(lm_arena *arena, const schema_root *canonical, lm_buffer *out)
{
    printer p = {.arena = arena, .out = out};
    const char *name = root_name(canonical);

    for (size_t i = 0; i < canonical->defs.n; i++) {
        const schema_def *def = canonical->defs.items[i];

        put_doc(&p, def->value->description);
        lm_buffer_printf(out, "%s=", def->name);
        put_type(&p, def->value);
        lm_buffer_puts(out, "\n\n");
    }
    if (name) {
        lm_buffer_puts(out, name);
        return;
    }
    put_doc(&p, canonical->value->description);
    put_type(&p, canonical->value);
}
