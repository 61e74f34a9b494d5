/* SPDX-License-Identifier: MIT */
#ifndef LMC_TMPL_TREE_H
#define LMC_TMPL_TREE_H

#include "list.h"
#include "tmpl.h"

/* What the engine sees of a tree; everyone else fills it through tmpl.h. */

typedef enum tmpl_kind { TMPL_TEXT, TMPL_LIST, TMPL_EACH, TMPL_TREE } tmpl_kind;

typedef struct tmpl_entry {
    const char *name;
    size_t length; /* of the name */
    tmpl_kind kind;
    const char *text;
    tmpl_tree *tree;
    tmpl_tree **items;
    size_t n, capacity;
    tmpl_make_fn *make; /* of EACH */
    const void *ctx;
} tmpl_entry;

typedef struct tmpl_more {
    tmpl_fill_fn *fill;
    const void *ctx;
} tmpl_more;

struct tmpl_tree {
    lm_arena *arena;
    tmpl_entry *entries;
    size_t n, capacity;
    list_of(tmpl_more) later;
    size_t n_filled; /* of them */
};

/*
 * The entry whose name is the n bytes at name, filled in for it if need be;
 * NULL: there is none.
 */
const tmpl_entry *tmpl_find(tmpl_tree *tree, const char *name, size_t n);

#endif
