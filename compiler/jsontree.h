/* SPDX-License-Identifier: MIT */
#ifndef LMC_JSONTREE_H
#define LMC_JSONTREE_H

#include "diag.h"
#include "source.h"
#include "strmap.h"

#include <stdbool.h>

/*
 * A text of JSON as a tree, every value with its place.
 *
 *     const jsontree *root = jsontree_read(arena, file, diag);
 *     const jsontree *type = root ? jsontree_get(root, "type") : NULL;
 *
 * Threads: constant once it is made.
 */

/* Deeper texts are refused, so that walking a tree is safe. */
#define JSONTREE_MAX_DEPTH 200

typedef enum jsontree_kind {
    JSONTREE_NULL,
    JSONTREE_BOOL,   /* truth */
    JSONTREE_NUMBER, /* text: as written */
    JSONTREE_STRING, /* text: escapes undone */
    JSONTREE_ARRAY,  /* items */
    JSONTREE_OBJECT  /* items, each with its key */
} jsontree_kind;

typedef struct jsontree {
    jsontree_kind kind;
    bool truth;
    const char *text;
    const char *key; /* of what it is a member of */
    const struct jsontree *parent;
    size_t at; /* which of the parent's items it is */
    struct jsontree **items;
    size_t n, capacity;
    strmap index; /* of the members, by key */
    source_span span;
} jsontree;

/* NULL after a diagnostic: no JSON, too deep, a key twice. */
const jsontree *jsontree_read(lm_arena *arena, const source *file, diag *d);

/* The member of that key; NULL: there is none, or it is no object. */
const jsontree *jsontree_get(const jsontree *object, const char *key);

/* The JSON Pointer of a value, as the fragment of a URI: "#/a/0". */
const char *jsontree_pointer(lm_arena *arena, const jsontree *value);

/* As JSON values are equal: 1 and 1.0 are, and the order of keys is none. */
bool jsontree_equal(const jsontree *a, const jsontree *b);

#endif
