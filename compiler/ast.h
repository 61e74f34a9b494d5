/* SPDX-License-Identifier: MIT */
#ifndef LMC_AST_H
#define LMC_AST_H

#include "source.h"
#include "token.h"

#include <stdbool.h>

/*
 * What a file says, nothing looked up yet. Both front ends make it: parse.c
 * from .model text, header.c from annotated C headers. Names and strings are
 * copies with their escapes undone; every node knows its place.
 *
 *     model UserDetails : Person @@strict {
 *         name: string(min_length = 1)[](max_items = 9)? = [] @alias("n")
 *     }
 *
 * Threads: constant once it is made.
 */

/* Deeper types and values are refused, so that walking them is safe. */
#define AST_MAX_DEPTH 64

typedef struct ast_name {
    const char *text; /* NULL: none */
    source_span span;
} ast_name;

typedef enum ast_value_kind {
    AST_NUMBER, /* text: as written */
    AST_STRING, /* text: escapes undone */
    AST_WORD,   /* text: a name, with true, false and null among them */
    AST_ARRAY,  /* items */
    AST_OBJECT  /* items and their keys */
} ast_value_kind;

typedef struct ast_value {
    ast_value_kind kind;
    source_span span;
    const char *text;
    struct ast_value *items;
    ast_name *keys;
    size_t n;
} ast_value;

/* ge = 0, or unique alone. */
typedef struct ast_rule {
    ast_name name;
    ast_value *value; /* NULL: alone */
} ast_rule;

typedef enum ast_type_kind {
    AST_TYPE_NAME,     /* name, arg in <> */
    AST_TYPE_LITERAL,  /* literal */
    AST_TYPE_LIST,     /* arg[], arg[room] */
    AST_TYPE_OPTIONAL, /* arg? */
    AST_TYPE_UNION     /* members */
} ast_type_kind;

typedef struct ast_type {
    ast_type_kind kind;
    source_span span;
    ast_name name;
    ast_value *literal;
    struct ast_type *arg;
    ast_value *room; /* of a list: a number; NULL: [] */
    struct ast_type **members;
    size_t n_members;
    ast_rule *rules;
    size_t n_rules;
    /* Of a header: what stands there. */
    const char *c_name; /* NULL: as lmc would write it */
    bool in_bytes;      /* NAME of a format: an array of its bytes */
    bool flagged;       /* OPTIONAL: a bool has_x says so, for a pointer too */
    bool by_value;      /* OPTIONAL: a struct all the same */
} ast_type;

/* A value with an optional name before it: alias("x"), distil(name = "x"). */
typedef struct ast_arg {
    ast_name key;
    ast_value value;
} ast_arg;

typedef struct ast_attr {
    bool of_model; /* @@ */
    ast_name name;
    ast_arg *args;
    size_t n_args;
    source_span span; /* from the @ to the end */
} ast_attr;

/* A field of a model, a parameter of a function. */
typedef struct ast_field {
    ast_name name;
    const char *doc;
    ast_type *type;  /* NULL: there was an error */
    ast_value *init; /* NULL: none */
    ast_attr *attrs;
    size_t n_attrs;
} ast_field;

typedef struct ast_member {
    ast_name name;
    const char *c_name; /* of the enumerator; NULL: made from the name */
    const char *doc;
    ast_value *wire; /* NULL: the name */
    ast_attr *attrs;
    size_t n_attrs;
} ast_member;

/* system: "..." in a function. */
typedef struct ast_message {
    ast_name role;
    ast_value text;
} ast_message;

typedef enum ast_decl_kind {
    AST_MODEL,
    AST_ENUM,
    AST_ALIAS,
    AST_FUNCTION
} ast_decl_kind;

typedef struct ast_decl {
    ast_decl_kind kind;
    ast_name name;
    const char *c_type; /* it is declared by a header: "struct user" */
    const char *in_c;   /* c_type is a typedef, to be made: of this in C */
    const char *in_cpp;
    const char *doc;
    bool cut;          /* an error ended it early: there may be more */
    ast_name base;     /* of a model */
    ast_field *fields; /* of a model; parameters of a function */
    size_t n_fields;
    ast_member *members; /* of an enum */
    size_t n_members;
    ast_type *type; /* of an alias; result of a function */
    ast_message *messages;
    size_t n_messages;
    ast_attr *attrs;
    size_t n_attrs;
} ast_decl;

typedef struct ast_import {
    const char *path;
    bool include; /* of a header: only if the file is lmc's */
    source_span span;
} ast_import;

typedef struct ast_file {
    const source *file;
    token_list tokens; /* with the comments, for the formatter */
    const char *doc;   /* of the file: at its top, a blank line behind it */
    ast_import *imports;
    size_t n_imports;
    ast_decl *decls;
    size_t n_decls;
} ast_file;

#endif
