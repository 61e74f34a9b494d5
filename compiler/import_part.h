/* SPDX-License-Identifier: MIT */
#ifndef LMC_IMPORT_PART_H
#define LMC_IMPORT_PART_H

#include "import.h"
#include "jsontree.h"
#include "list.h"

/*
 * What the import*.c files share. A view is the schemas that one value must
 * all satisfy (a schema, what it refers to, its allOf); a shape is what a
 * view allows of each kind of JSON value; a declaration is a model, an enum
 * or an alias that is to be printed. Shapes are made at once, the fields of
 * models when their turn comes: so recursion by way of a model ends.
 *
 * Threads: one importer in one thread.
 */

/* Kinds of values, as "type" names them. */
enum {
    IMPORT_NULL = 1,
    IMPORT_BOOL = 2,
    IMPORT_INT = 4, /* whole numbers */
    IMPORT_NUMBER = 8,
    IMPORT_STRING = 16,
    IMPORT_ARRAY = 32,
    IMPORT_OBJECT = 64,
    IMPORT_ALL = 127 & ~IMPORT_INT
};

typedef struct import_view {
    list_of(const jsontree *) nodes;
    list_of(const jsontree *) chosen; /* anyOf, oneOf: a member is in nodes */
    bool never;                       /* nothing satisfies it */
    const char *hint;                 /* for the name of what is made of it */
} import_view;

/* A key that objects of a view may have. */
typedef struct import_key {
    const char *key;
    list_of(const jsontree *) own; /* its schemas, as they stand */
    import_view view;
    bool required;
} import_key;

typedef list_of(import_key *) import_keys;

typedef struct import_shape {
    bool null, any, boolean, real; /* real: number has fractions */
    const char *number;            /* as it is written; NULL: none */
    const char *string;
    const jsontree **texts; /* strings allowed, in the place of string */
    size_t n_texts;
    const char *array;
    const char *map;
    list_of(const import_view *) models;
    const import_view *view; /* that it was made of; NULL: of several */
} import_shape;

typedef struct import_decl {
    const char *name;
    const import_view *view;
} import_decl;

typedef struct importer {
    lm_arena *arena;
    diag *diag;
    const source *file;
    const jsontree *root;
    const import_options *options;
    bool draft7;    /* nothing counts beside $ref */
    strmap ids;     /* schemas by URI, with #anchor */
    strmap names;   /* of types, taken */
    strmap models;  /* import_decl by view */
    strmap tags;    /* import_discriminator by view */
    strmap enums;   /* names, by view */
    strmap aliases; /* the same */
    strmap open;    /* views whose shapes are being made */
    size_t n_steps; /* schemas looked at, so that it ends */
    lm_buffer *out;
    lm_buffer later; /* enums that what is being printed uses */
    lm_buffer left;  /* comments: what is left out of it */
    list_of(import_decl *) queue;
} importer;

/* import_note.c: warns, and writes a comment. */
void import_leave_out(importer *im, const jsontree *at, const char *format, ...)
    LM_PRINTF(3, 4);
void import_fail(importer *im, const jsontree *at, const char *format, ...)
    LM_PRINTF(3, 4);
/* Comments since the last time, as lines. */
void import_put_comments(importer *im, const char *indent, lm_buffer *out);
/* text as lines that begin with "/// ". */
void import_put_doc(const char *indent, const jsontree *text, lm_buffer *out);

/* import_name.c */
const char *import_type_name(importer *im, const char *text);
const char *import_field_name(importer *im, strmap *scope, const char *key);
/* Of each text of an enum, legal and unlike the others. */
const char **import_value_names(importer *im, const jsontree *const *texts,
                                size_t n);
/* The texts may stand in a type as "a" | "b". */
bool import_is_plain(const jsontree *const *texts, size_t n);

/* import_ref.c */
void import_collect_ids(importer *im);
/* What "$ref" at `ref` leads to; NULL after an error. */
const jsontree *import_find(importer *im, const jsontree *ref);

/* import_view.c */
void import_view_add(importer *im, import_view *view, const jsontree *node);
/* The same set of schemas has the same key. */
const char *import_view_key(importer *im, const import_view *view);
/* The first of the view's schemas that has the keyword: its value. */
const jsontree *import_view_get(const import_view *view, const char *keyword);
bool import_is_true(const jsontree *node, const char *keyword);
/* The kinds that "type" allows, or the keywords are for. */
unsigned import_kinds(importer *im, const import_view *view);
/* anyOf or oneOf of which no member was chosen; NULL: none. */
const jsontree *import_choice(const import_view *view);
/* Tells what models cannot say of this kind. */
void import_tell_unsupported(importer *im, const import_view *view,
                             unsigned kinds);

/* import_rules.c */
const char *import_number(importer *im, const import_view *view, bool whole);
const char *import_string(importer *im, const import_view *view);
/* "(min_items = 1, max_items = 3)", or "". */
const char *import_counts(importer *im, const import_view *view,
                          const char *least, const char *most,
                          const char *unique);
/* The scalar keeps the view's rules, so that it may be a default. */
bool import_fits(importer *im, const import_view *view, const jsontree *value);

/* import_values.c: enum and const; false: neither is there. */
bool import_values(importer *im, const import_view *view, unsigned kinds,
                   import_shape *shape);

/* import_shape.c */
/* What is made of a schema is named so: after its "$ref" or title, or hint. */
const char *import_hint(const jsontree *node, const char *hint);
import_shape import_shape_of(importer *im, const import_view *view);
/* The type, in parentheses if need be where it is a part of one. */
const char *import_text(importer *im, const import_shape *shape,
                        const char *hint, bool part);

/* import_union.c: adds what another member allows. */
void import_merge(importer *im, import_shape *into, const import_shape *from,
                  const jsontree *at);
/* An object may be of two of its models at once. */
bool import_may_overlap(importer *im, const import_shape *shape);
/* Models that cannot be told apart become one map. */
void import_tell_apart(importer *im, import_shape *shape, const jsontree *at);

/* import_object.c */
import_keys import_keys_of(importer *im, const import_view *view);
/* "unevaluatedProperties": false of the outermost schema, where no key that
   comes from elsewhere is in doubt; NULL: there is none. */
const jsontree *import_closing(const import_view *view);
bool import_is_closed(const import_view *view);
void import_object(importer *im, const import_view *view, import_shape *shape);
/* The string that a key must have; NULL: it may have others. */
const jsontree *import_literal(const import_key *key);

/* import_model.c */
import_decl *import_declare(importer *im, const import_view *view,
                            const char *name);
void import_put_model(importer *im, import_decl *decl);
/* A member of a oneOf with an OpenAPI discriminator. */
void import_tag(importer *im, const import_view *view, const jsontree *choice,
                const jsontree *member);
bool import_has_tag(importer *im, const import_view *view);
/* A model for a root that is no object, with it as the field "value". */
void import_put_wrapper(importer *im, const char *name, const jsontree *node);
void import_put_alias(importer *im, const char *name, const jsontree *node);

/* import_enum.c */
void import_declare_enum(importer *im, const import_shape *shape,
                         const char *name);
/* The texts as a type: literals, or the name of an enum. */
const char *import_enum(importer *im, const import_shape *shape,
                        const char *hint, bool alone);

#endif
