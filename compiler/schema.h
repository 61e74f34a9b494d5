/* SPDX-License-Identifier: MIT */
#ifndef LMC_SCHEMA_H
#define LMC_SCHEMA_H

#include "list.h"
#include "model.h"

#include <lm/buffer.h>

/*
 * JSON Schema (draft 2020-12) as a tree: made of a model with every constraint
 * it has, transformed by a profile (profile.h), printed by one printer.
 *
 *     const schema_root *root = schema_build(arena, unit, decl);
 *     schema_print(root, SCHEMA_COMPACT, &out);
 *
 * Threads: as the arena.
 */

/* The types of "type", together a set. */
enum {
    SCHEMA_OBJECT = 1,
    SCHEMA_ARRAY = 2,
    SCHEMA_STRING = 4,
    SCHEMA_INTEGER = 8,
    SCHEMA_NUMBER = 16,
    SCHEMA_BOOLEAN = 32,
    SCHEMA_NULL = 64
};

/*
 * X(name, keyword, in words): keywords whose value is a text of JSON. The
 * words are what descriptions say where the keyword cannot stand.
 */
#define SCHEMA_KEYWORD_LIST(X)                                                 \
    X(FORMAT, "format", "in the format %s")                                    \
    X(NOT_BEFORE, "formatMinimum", "not before %s")                            \
    X(AFTER, "formatExclusiveMinimum", "after %s")                             \
    X(NOT_AFTER, "formatMaximum", "not after %s")                              \
    X(BEFORE, "formatExclusiveMaximum", "before %s")                           \
    X(ENCODING, "contentEncoding", "encoded as %s")                            \
    X(MINIMUM, "minimum", "at least %s")                                       \
    X(ABOVE, "exclusiveMinimum", "more than %s")                               \
    X(MAXIMUM, "maximum", "at most %s")                                        \
    X(BELOW, "exclusiveMaximum", "less than %s")                               \
    X(MULTIPLE_OF, "multipleOf", "a multiple of %s")                           \
    X(MIN_LENGTH, "minLength", "length at least %s")                           \
    X(MAX_LENGTH, "maxLength", "length at most %s")                            \
    X(PATTERN, "pattern", "matching the pattern %s")                           \
    X(MIN_ITEMS, "minItems", "item count at least %s")                         \
    X(MAX_ITEMS, "maxItems", "item count at most %s")                          \
    X(UNIQUE, "uniqueItems", "no two items equal")                             \
    X(MIN_PROPERTIES, "minProperties", "entry count at least %s")              \
    X(MAX_PROPERTIES, "maxProperties", "entry count at most %s")               \
    X(TITLE, "title", NULL)                                                    \
    X(DEFAULT, "default", "%s by default")                                     \
    X(EXAMPLES, "examples", "for example %s")                                  \
    X(DEPRECATED, "deprecated", "deprecated")

typedef enum schema_keyword {
#define SCHEMA_X(name, keyword, words) SCHEMA_##name,
    SCHEMA_KEYWORD_LIST(SCHEMA_X)
#undef SCHEMA_X
        SCHEMA_KEYWORD_COUNT_
} schema_keyword;

typedef struct schema schema;

typedef struct schema_property {
    const char *key;
    schema *value;
    bool required;
} schema_property;

/* A member of "$defs". */
typedef struct schema_def {
    const char *name;
    const model_decl *decl;
    schema *value;
    size_t uses;
    bool listed;
} schema_def;

struct schema {
    unsigned types; /* 0: any value */
    const char *description;
    const char *keywords[SCHEMA_KEYWORD_COUNT_]; /* JSON; NULL: not there */
    uint32_t implied;    /* keywords: only what a 32-bit type can hold */
    const char **values; /* of "enum", each as JSON */
    size_t n_values;
    const char *constant; /* "const", as JSON */
    schema_def *ref; /* "$ref"; description and keywords may stand beside */
    schema **any_of;
    size_t n_any_of;
    schema *items;
    schema_property *properties;
    size_t n_properties;
    schema *additional; /* values of a map */
    bool closed;        /* additionalProperties: false */
    bool nullable;      /* of OpenAPI 3.0 */
    bool ordered;       /* propertyOrdering */
    bool told;          /* description ends with what was folded into it */
    /* What diagnostics name: a field of a model, or NULL. */
    const model_decl *decl;
    const model_field *field;
};

typedef struct schema_root {
    const model_decl *decl;
    schema *value;
    bool draft; /* has "$schema" where it is printed for a file */
    list_of(schema_def *) defs;
} schema_root;

/* Types used once stand where they are used, others in "$defs". */
const schema_root *schema_build(lm_arena *arena, const model_decl *decl);

typedef enum schema_form {
    SCHEMA_COMPACT, /* one line */
    SCHEMA_INDENTED /* for files */
} schema_form;

/* Returns where "$defs" begins: the comma before it; 0: there is none. */
size_t schema_print(const schema_root *root, schema_form form, lm_buffer *out);

/* "at least 1", from the list above; NULL: it has no words. */
const char *schema_in_words(lm_arena *arena, schema_keyword keyword,
                            const char *value);

#endif
