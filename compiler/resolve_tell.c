/* SPDX-License-Identifier: MIT */
#include "resolver.h"

#include <string.h>

/* Kinds of JSON tokens that a value can begin with. */
typedef enum first_token {
    FIRST_BOOL,
    FIRST_NUMBER,
    FIRST_STRING,
    FIRST_ARRAY,
    FIRST_OBJECT,
    FIRST_ANY,
    FIRST_COUNT_
} first_token;

static const char *const token_names[] = {
    "true or false", "a number", "a string", "a list", "an object", "anything"};

static first_token first_of(const model_type *type)
{
    switch (type->kind) {
    case TYPE_BOOL:
        return FIRST_BOOL;
    case TYPE_INT:
    case TYPE_FLOAT:
    case TYPE_DECIMAL:
        return FIRST_NUMBER;
    case TYPE_STRING:
    case TYPE_FORMAT:
    case TYPE_BYTES:
    case TYPE_ENUM:
        return FIRST_STRING;
    case TYPE_LIST:
        return FIRST_ARRAY;
    case TYPE_MODEL:
    case TYPE_MAP:
        return FIRST_OBJECT;
    case TYPE_UNION:
    case TYPE_JSON:
        break;
    }
    return FIRST_ANY;
}

static bool is_object(const model_member *member)
{
    return member->type->kind == TYPE_MODEL;
}

/* A member as it is written, if that is short. */
static const char *text_of(resolver *r, const model_member *member)
{
    source_span span = member->type->span;
    uint32_t n = span.end - span.start;

    if (!span.file || n > 40)
        return member->name;
    return alloc_strndup(r->arena, span.file->text + span.start, n);
}

static void report_same_token(resolver *r, const open_union *open,
                              const model_member *a, const model_member *b)
{
    first_token first = first_of(a->type);

    if (first == FIRST_ANY)
        first = first_of(b->type);
    diag_error(r->diag, open->span,
               "ambiguous union: both '%s' and '%s' can be %s", text_of(r, a),
               text_of(r, b), token_names[first]);
    diag_note(r->diag, b->type->span,
              "make this another kind of value, or wrap each in a model with "
              "a literal field, such as kind: \"%s\"",
              b->name);
}

/* Each token leads to one member; only models may share theirs. */
static bool tokens_differ(resolver *r, const open_union *open, size_t *n_models)
{
    const model_type *type = open->type;
    const model_member *seen[FIRST_COUNT_] = {NULL};

    *n_models = 0;
    for (size_t i = 0; i < type->n_members; i++) {
        const model_member *member = &type->members[i];
        first_token first = first_of(member->type);
        const model_member *other = seen[first];

        *n_models += is_object(member);
        if (first == FIRST_ANY && i > 0)
            other = &type->members[0];
        if (seen[FIRST_ANY])
            other = seen[FIRST_ANY];
        if (other && !(is_object(other) && is_object(member))) {
            report_same_token(r, open, other, member);
            return false;
        }
        seen[first] = member;
    }
    return true;
}

bool resolver_required(const model_field *field)
{
    return !field->type->optional && !field->init && !field->skip;
}

/* A required field that can hold one string only. */
static const char *literal_of(const model_field *field)
{
    const model_type *type = field->type;

    if (!type || !resolver_required(field) || type->kind != TYPE_ENUM ||
        type->decl->n_values != 1)
        return NULL;
    return type->decl->values[0].wire;
}

static const model_field *find_key(const model_decl *decl, const char *key)
{
    for (size_t i = 0; i < decl->n_fields; i++)
        if (!decl->fields[i].skip && strcmp(decl->fields[i].key, key) == 0)
            return &decl->fields[i];
    return NULL;
}

/* Sets the tags if the key is a literal in every model, each another one. */
static bool try_tag(resolver *r, model_type *type, const char *key)
{
    strmap seen = {0};

    for (size_t i = 0; i < type->n_members; i++) {
        model_member *member = &type->members[i];
        const model_field *field;
        void **slot;

        if (!is_object(member))
            continue;
        field = find_key(member->type->decl, key);
        member->tag = field ? literal_of(field) : NULL;
        if (!member->tag)
            return false;
        slot = strmap_slot(r->arena, &seen, member->tag);
        if (*slot)
            return false;
        *slot = member;
    }
    type->tag = key;
    return true;
}

static bool tell_by_literal(resolver *r, model_type *type)
{
    size_t first = 0;
    const model_decl *decl;

    while (!is_object(&type->members[first]))
        first++;
    decl = type->members[first].type->decl;
    for (size_t i = 0; i < decl->n_fields; i++)
        if (literal_of(&decl->fields[i]) &&
            try_tag(r, type, decl->fields[i].key))
            return true;
    return false;
}

/* How many of the models have each key. */
static strmap count_keys(resolver *r, const model_type *type)
{
    strmap counts = {0};

    for (size_t i = 0; i < type->n_members; i++) {
        const model_decl *decl = type->members[i].type->decl;

        if (!is_object(&type->members[i]))
            continue;
        for (size_t k = 0; k < decl->n_fields; k++) {
            void **slot = strmap_slot(r->arena, &counts, decl->fields[k].key);
            size_t *count = *slot ? *slot : alloc_new(r->arena, size_t);

            ++*count;
            *slot = count;
        }
    }
    return counts;
}

static const char *own_key(const strmap *counts, const model_decl *decl)
{
    for (size_t i = 0; i < decl->n_fields; i++) {
        const model_field *field = &decl->fields[i];
        const size_t *count = strmap_get(counts, field->key);

        if (field->type && resolver_required(field) && *count == 1)
            return field->key;
    }
    return NULL;
}

/* The member that has most of the keys of another one: what to compare. */
static const model_member *rival(const model_type *type,
                                 const model_member *member)
{
    const model_member *best = NULL;
    size_t most = 0;

    for (size_t i = 0; i < type->n_members; i++) {
        const model_member *other = &type->members[i];
        const model_decl *decl = member->type->decl;
        size_t n = 1;

        if (other == member || !is_object(other))
            continue;
        for (size_t k = 0; k < decl->n_fields; k++)
            n += find_key(other->type->decl, decl->fields[k].key) != NULL;
        if (n > most) {
            most = n;
            best = other;
        }
    }
    return best;
}

static void report_same_keys(resolver *r, const open_union *open,
                             const model_member *member)
{
    const model_member *other = rival(open->type, member);

    if (other->type->decl == member->type->decl) {
        diag_error(r->diag, open->span, "'%s' is in the union twice",
                   member->name);
        return;
    }
    diag_error(r->diag, open->span,
               "ambiguous union: no key tells '%s' from '%s'", member->name,
               other->name);
    diag_note(r->diag, member->type->decl->span,
              "give each a literal field, such as kind: \"%s\" here, or a "
              "required key that no other has",
              member->name);
    diag_note(r->diag, other->type->decl->span, "and kind: \"%s\" here",
              other->name);
}

static void tell_by_key(resolver *r, const open_union *open)
{
    model_type *type = open->type;
    strmap counts = count_keys(r, type);

    for (size_t i = 0; i < type->n_members; i++) {
        model_member *member = &type->members[i];

        if (!is_object(member))
            continue;
        member->tag = own_key(&counts, member->type->decl);
        if (!member->tag) {
            report_same_keys(r, open, member);
            return;
        }
    }
}

/* @discriminator(field): what is wrong with the first model that lacks it. */
static const char *key_of_tag(resolver *r, const open_union *open)
{
    const ast_name *tag = open->tag;
    const char *key = NULL;

    for (size_t i = 0; i < open->type->n_members; i++) {
        const model_member *member = &open->type->members[i];
        const model_field *field = NULL;

        if (!is_object(member))
            continue;
        for (size_t k = 0; k < member->type->decl->n_fields; k++)
            if (strcmp(member->type->decl->fields[k].name, tag->text) == 0)
                field = &member->type->decl->fields[k];
        if (!field || !literal_of(field)) {
            diag_error(r->diag, tag->span,
                       "'%s' is not a required field with one literal in "
                       "'%s'",
                       tag->text, member->name);
            diag_note(r->diag, field ? field->span : member->type->decl->span,
                      "write %s: \"%s\" here", tag->text, member->name);
            return NULL;
        }
        key = field->key;
    }
    return key;
}

static void tell_by_tag(resolver *r, const open_union *open)
{
    const char *key = key_of_tag(r, open);

    if (key && !try_tag(r, open->type, key))
        diag_error(r->diag, open->tag->span,
                   "field '%s' has the same literal, or another key, in two "
                   "members of the union",
                   open->tag->text);
}

void resolver_close_union(resolver *r, const open_union *open)
{
    model_type *type = open->type;
    size_t n_models;

    if (open->same_as) {
        type->tag = open->same_as->tag;
        type->by_token = open->same_as->by_token;
        return;
    }
    if (!tokens_differ(r, open, &n_models))
        return;
    if (open->tag)
        tell_by_tag(r, open);
    else if (n_models < 2)
        type->by_token = true;
    else if (!tell_by_literal(r, type))
        tell_by_key(r, open);
}
