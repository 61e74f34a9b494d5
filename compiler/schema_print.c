/* SPDX-License-Identifier: MIT */
#include "jsontext.h"
#include "schema.h"

#include <string.h>

typedef struct printer {
    lm_buffer *out;
    bool indented;
    unsigned level;
} printer;

static const char *const keyword_names[] = {
#define SCHEMA_X(name, keyword, words) keyword,
    SCHEMA_KEYWORD_LIST(SCHEMA_X)
#undef SCHEMA_X
};

static const struct type_name {
    unsigned type;
    const char *name;
} type_names[] = {
    {SCHEMA_OBJECT, "\"object\""}, {SCHEMA_ARRAY, "\"array\""},
    {SCHEMA_STRING, "\"string\""}, {SCHEMA_INTEGER, "\"integer\""},
    {SCHEMA_NUMBER, "\"number\""}, {SCHEMA_BOOLEAN, "\"boolean\""},
    {SCHEMA_NULL, "\"null\""},
};

static void new_line(printer *p)
{
    if (p->indented)
        lm_buffer_printf(p->out, "\n%*s", (int)p->level * 2, "");
}

static void open_block(printer *p, char bracket)
{
    lm_buffer_putc(p->out, bracket);
    p->level++;
}

/* The comma of the item before, if there was one. */
static void next_item(printer *p)
{
    char last = p->out->data[p->out->size - 1];

    if (last != '{' && last != '[')
        lm_buffer_putc(p->out, ',');
    new_line(p);
}

static void close_block(printer *p, char bracket)
{
    char last = p->out->data[p->out->size - 1];

    p->level--;
    if (last != '{' && last != '[')
        new_line(p);
    lm_buffer_putc(p->out, bracket);
}

static void put_key(printer *p, const char *key)
{
    next_item(p);
    jsontext_put(p->out, key);
    lm_buffer_puts(p->out, p->indented ? ": " : ":");
}

static void put_raw(printer *p, const char *key, const char *json)
{
    put_key(p, key);
    lm_buffer_puts(p->out, json);
}

static void put_types(printer *p, unsigned types)
{
    bool several = (types & (types - 1)) != 0;
    const char *between = several ? "[" : "";

    put_key(p, "type");
    for (size_t i = 0; i < sizeof(type_names) / sizeof(*type_names); i++) {
        if (!(types & type_names[i].type))
            continue;
        lm_buffer_puts(p->out, between);
        lm_buffer_puts(p->out, type_names[i].name);
        between = p->indented ? ", " : ",";
    }
    if (several)
        lm_buffer_putc(p->out, ']');
}

static void put_values(printer *p, const schema *s)
{
    put_key(p, "enum");
    lm_buffer_putc(p->out, '[');
    for (size_t i = 0; i < s->n_values; i++) {
        if (i)
            lm_buffer_puts(p->out, p->indented ? ", " : ",");
        lm_buffer_puts(p->out, s->values[i]);
    }
    lm_buffer_putc(p->out, ']');
}

static void put_schema(printer *p, const schema *s);

static void put_properties(printer *p, const schema *s)
{
    put_key(p, "properties");
    open_block(p, '{');
    for (size_t i = 0; i < s->n_properties; i++) {
        put_key(p, s->properties[i].key);
        put_schema(p, s->properties[i].value);
    }
    close_block(p, '}');
}

/* The keys of the required properties, or of all. */
static void put_keys(printer *p, const char *keyword, const schema *s, bool all)
{
    const char *between = "[";

    put_key(p, keyword);
    for (size_t i = 0; i < s->n_properties; i++) {
        if (!all && !s->properties[i].required)
            continue;
        lm_buffer_puts(p->out, between);
        jsontext_put(p->out, s->properties[i].key);
        between = p->indented ? ", " : ",";
    }
    lm_buffer_putc(p->out, ']');
}

static bool any_required(const schema *s)
{
    for (size_t i = 0; i < s->n_properties; i++)
        if (s->properties[i].required)
            return true;
    return false;
}

static void put_object(printer *p, const schema *s)
{
    if (s->n_properties)
        put_properties(p, s);
    if (any_required(s))
        put_keys(p, "required", s, false);
    if (s->ordered && s->n_properties)
        put_keys(p, "propertyOrdering", s, true);
    if (s->additional) {
        put_key(p, "additionalProperties");
        put_schema(p, s->additional);
    } else if (s->closed) {
        put_raw(p, "additionalProperties", "false");
    }
}

static void put_any_of(printer *p, const schema *s)
{
    put_key(p, "anyOf");
    open_block(p, '[');
    for (size_t i = 0; i < s->n_any_of; i++) {
        next_item(p);
        put_schema(p, s->any_of[i]);
    }
    close_block(p, ']');
}

static void put_ref(printer *p, const schema *s)
{
    put_key(p, "$ref");
    lm_buffer_printf(p->out, "\"#/$defs/%s\"", s->ref->name);
}

static void put_annotations(printer *p, const schema *s, schema_keyword from,
                            schema_keyword to)
{
    for (int i = (int)from; i <= (int)to; i++)
        if (s->keywords[i])
            put_raw(p, keyword_names[i], s->keywords[i]);
}

/* A tree is as deep as the types of the model: see MODEL_MAX_DEPTH. */
static void put_members(printer *p, const schema *s)
{
    if (s->ref)
        put_ref(p, s);
    if (s->types)
        put_types(p, s->types);
    if (s->nullable)
        put_raw(p, "nullable", "true");
    put_annotations(p, s, SCHEMA_TITLE, SCHEMA_TITLE);
    if (s->description) {
        put_key(p, "description");
        jsontext_put(p->out, s->description);
    }
    if (s->constant)
        put_raw(p, "const", s->constant);
    if (s->n_values)
        put_values(p, s);
    put_annotations(p, s, SCHEMA_FORMAT, SCHEMA_MAX_PROPERTIES);
    if (s->items) {
        put_key(p, "items");
        put_schema(p, s->items);
    }
    put_object(p, s);
    if (s->n_any_of)
        put_any_of(p, s);
    put_annotations(p, s, SCHEMA_DEFAULT, SCHEMA_DEPRECATED);
}

static void put_schema(printer *p, const schema *s)
{
    open_block(p, '{');
    put_members(p, s);
    close_block(p, '}');
}

static void put_defs(printer *p, const schema_root *root)
{
    put_key(p, "$defs");
    open_block(p, '{');
    for (size_t i = 0; i < root->defs.n; i++) {
        put_key(p, root->defs.items[i]->name);
        put_schema(p, root->defs.items[i]->value);
    }
    close_block(p, '}');
}

size_t schema_print(const schema_root *root, schema_form form, lm_buffer *out)
{
    printer p = {.out = out, .indented = form == SCHEMA_INDENTED};
    size_t defs = 0;

    open_block(&p, '{');
    if (p.indented && root->draft)
        put_raw(&p, "$schema",
                "\"https://json-schema.org/draft/2020-12/schema\"");
    put_members(&p, root->value);
    if (root->defs.n) {
        defs = out->size;
        put_defs(&p, root);
    }
    close_block(&p, '}');
    return defs;
}
