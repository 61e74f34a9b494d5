/* SPDX-License-Identifier: MIT */
#ifndef LMC_MODEL_H
#define LMC_MODEL_H

#include "source.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What the resolver makes of one file and its imports: every name bound,
 * every constraint checked, every default read. All emitters work on this and
 * on nothing else, whichever front end (.model or annotated header) it came
 * from. Memory is the unit's arena's; nothing is changed after resolve.
 */

typedef enum type_kind {
    TYPE_BOOL,
    TYPE_INT,    /* bits, is_unsigned */
    TYPE_FLOAT,  /* bits: 32 or 64 */
    TYPE_STRING, /* format: none, email or uri */
    TYPE_ENUM,   /* decl: a named enum, or one made for "a" | "b" */
    TYPE_MODEL,  /* decl */
    TYPE_LIST,   /* elem */
    TYPE_MAP,    /* elem: the type of the values */
    TYPE_UNION,  /* members */
    TYPE_JSON,
    TYPE_FORMAT, /* format: a C type of lm/format.h */
    TYPE_BYTES,  /* format; rules of length are of the bytes */
    TYPE_DECIMAL /* a number, kept as text */
} type_kind;

/*
 * A number, exactly: digits * 10^exponent, and as a double. The text is its
 * canonical form, which of whole numbers is digits only (uint64 may have more
 * than int64_t holds; then digits is INT64_MAX).
 */
typedef struct model_number {
    const char *text;
    double value;
    int64_t digits;
    int32_t exponent;
} model_number;

/* has[] says which are set. Bounds of integers are as written (gt stays). */
typedef enum model_rule {
    RULE_GE,
    RULE_GT,
    RULE_LE,
    RULE_LT,
    RULE_MULTIPLE_OF,
    RULE_MIN_LENGTH,
    RULE_MAX_LENGTH,
    RULE_PATTERN,
    RULE_MIN_ITEMS,
    RULE_MAX_ITEMS,
    RULE_UNIQUE,
    RULE_STRICT,
    RULE_COUNT_
} model_rule;

struct model_dfa;
struct model_format;

typedef struct model_rules {
    bool has[RULE_COUNT_];
    model_number number[RULE_COUNT_]; /* of those that take a number; of a
                                         FORMAT only the text, canonical */
    const char *pattern;              /* as written, escapes undone */
    const struct model_dfa *dfa;      /* compiled from it, or the format's */
} model_rules;

typedef struct model_type model_type;
typedef struct model_decl model_decl;

typedef struct model_member {
    const char *name; /* of the C member and the kind's enumerator */
    const model_type *type;
    const char *tag; /* value of the discriminator, or distinguishing key */
} model_member;

/* A union that has a name. */
typedef struct model_alias {
    const char *name;
    source_span span;
} model_alias;

/* No type is nested deeper, so that walking one is safe. */
#define MODEL_MAX_DEPTH 64

struct model_type {
    type_kind kind;
    uint8_t bits;
    uint8_t depth; /* levels of list, map and union under it */
    bool is_unsigned;
    bool optional;
    bool recursive; /* a MODEL that can hold the one it stands in: boxed
                       where it is optional or a member of a union */
    model_decl *decl;
    const struct model_format *format;
    uint32_t room; /* STRING, LIST: it lies in place and takes that many bytes
                      with the NUL, or items; 0: behind a pointer */
    const model_type *elem;
    const char *c_name; /* as a header spells it; NULL: as lmc does */
    bool in_bytes;      /* a FORMAT that lies in an array of its bytes */
    bool flagged;       /* optional by a bool has_x, also where a pointer is */
    bool by_value;      /* a MODEL, optional and no pointer */
    model_member *members;
    size_t n_members;
    const model_alias *alias; /* of a UNION; NULL: it has no name */
    const char *tag; /* key of the discriminator; NULL: by token or key */
    bool by_token;   /* the first token alone tells the members apart */
    int64_t *values; /* of 1 | 2: the integers allowed, ascending */
    size_t n_values;
    model_rules rules;
    source_span span;
};

typedef struct model_check {
    const char *name; /* of the function, as written */
    source_span span;
} model_check;

typedef struct model_field {
    const char *name; /* as written */
    const char *key;  /* on the wire: the alias, or the name */
    const char *doc;  /* NULL: none */
    const char *title;
    const model_type *type;
    const char *init;      /* default as canonical JSON; NULL: none */
    const char **examples; /* as JSON */
    size_t n_examples;
    model_check *checks;
    size_t n_checks;
    bool skip, deprecated, atomic, nonnull, drop_invalid;
    source_span span; /* of the name */
} model_field;

typedef struct model_value {
    const char *name;   /* as written */
    const char *c_name; /* the enumerator of a header; NULL: made from name */
    const char *wire;   /* the text in JSON */
    const char *doc;
    source_span span;
} model_value;

typedef enum decl_kind { DECL_MODEL, DECL_ENUM } decl_kind;
typedef enum model_extra { EXTRA_IGNORE, EXTRA_FORBID, EXTRA_KEEP } model_extra;

struct model_decl {
    decl_kind kind;
    const char *name;
    const char
        *c_type;      /* a header declares it: "struct user"; NULL: lmc does */
    const char *in_c; /* c_type is a typedef of this, lmc's; NULL: it is not */
    const char *in_cpp;
    const char *doc;
    bool imported;  /* declared in another file: used, not emitted */
    bool anonymous; /* an enum made for the literals of a field */
    source_span span;
    /* models */
    model_field *fields;
    size_t n_fields;
    model_check *checks;
    size_t n_checks;
    model_extra extra;
    const char *tool_name; /* @@name; NULL: the model's own */
    bool strict, hot;
    bool recursive; /* some value of it can hold another */
    /* enums */
    model_value *values;
    size_t n_values;
    int unknown; /* value for anything else (@unknown); -1: none */
};

/* A piece of a message: text, or the argument of a field's number. */
typedef struct model_piece {
    const char *text; /* NULL: an argument */
    size_t field;
} model_piece;

typedef struct model_message {
    const char *role; /* LM_USER, ... */
    model_piece *parts;
    size_t n_parts;
} model_message;

typedef struct model_function {
    const char *name;
    const char *doc;
    source_span span;
    model_decl *arguments; /* a model of the parameters */
    model_decl *result;
    model_message *messages;
    size_t n_messages;
} model_function;

typedef struct model_import {
    const char *path; /* as written */
    const source *file;
} model_import;

/* decls: in the order of the file, imported ones first, no duplicates. */
typedef struct model_unit {
    const source *file;
    const char *doc;
    model_import *imports; /* of this file itself */
    size_t n_imports;
    const source **files; /* all that were read, this one last */
    size_t n_files;
    model_decl **decls;
    size_t n_decls;
    model_function **functions; /* of this file itself */
    size_t n_functions;
} model_unit;

#endif
