/* SPDX-License-Identifier: MIT */
#include "profile.h"

#include <string.h>

/* What providers count in a schema. */
typedef struct counts {
    profile_limits found;
    unsigned level;
} counts;

static void count_bytes(counts *c, const char *text)
{
    c->found.name_bytes += (unsigned)strlen(text);
}

static void count(counts *c, const schema *s);

static void count_object(counts *c, const schema *s)
{
    c->level++;
    if (c->level > c->found.depth)
        c->found.depth = c->level;
    c->found.properties += (unsigned)s->n_properties;
    for (size_t i = 0; i < s->n_properties; i++) {
        count_bytes(c, s->properties[i].key);
        c->found.optional += !s->properties[i].required;
        count(c, s->properties[i].value);
    }
    c->level--;
}

static void count(counts *c, const schema *s)
{
    c->found.enum_values += (unsigned)s->n_values;
    for (size_t i = 0; i < s->n_values; i++)
        count_bytes(c, s->values[i]);
    if (s->constant)
        count_bytes(c, s->constant);
    if (s->items)
        count(c, s->items);
    if (s->additional)
        count(c, s->additional);
    c->found.unions += s->n_any_of > 1;
    for (size_t i = 0; i < s->n_any_of; i++)
        count(c, s->any_of[i]);
    if (s->types & SCHEMA_OBJECT)
        count_object(c, s);
}

static void compare(const profile *p, const model_decl *decl, diag *d,
                    const char *what, unsigned found, unsigned limit)
{
    if (limit && found > limit)
        diag_warning(d, decl->span,
                     "profile %s: '%s' has %u %s, and %u are taken", p->word,
                     decl->name, found, what, limit);
}

void profile_check_limits(const schema_root *root, const profile *p,
                          const model_decl *decl, diag *d)
{
    const profile_limits *limits = &p->limits;
    counts c = {0};

    count(&c, root->value);
    for (size_t i = 0; i < root->defs.n; i++) {
        count_bytes(&c, root->defs.items[i]->name);
        count(&c, root->defs.items[i]->value);
    }
    compare(p, decl, d, "properties", c.found.properties, limits->properties);
    compare(p, decl, d, "levels", c.found.depth, limits->depth);
    compare(p, decl, d, "enum values", c.found.enum_values,
            limits->enum_values);
    compare(p, decl, d, "bytes of names and values", c.found.name_bytes,
            limits->name_bytes);
    compare(p, decl, d, "optional properties", c.found.optional,
            limits->optional);
    compare(p, decl, d, "unions", c.found.unions, limits->unions);
}
