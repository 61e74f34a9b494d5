/* SPDX-License-Identifier: MIT */
#ifndef LMC_TMPL_TREE_H
#define LMC_TMPL_TREE_H

#include "tmpl.h"

/* What the engine sees of a tree; everyone else fills it through tmpl.h. */

typedef enum tmpl_kind { TMPL_TEXT, TMPL_LIST, TMPL_TREE } tmpl_kind;

typedef struct tmpl_entry {
    const char *name;
    tmpl_kind kind;
    const char *text;
    const tmpl_tree *tree;
    tmpl_tree **items;
    size_t n, capacity;
} tmpl_entry;

struct tmpl_tree {
    lm_arena *arena;
    tmpl_entry *entries;
    size_t n, capacity;
};

/* The entry whose name is the n bytes at name; NULL: there is none. */
const tmpl_entry *tmpl_find(const tmpl_tree *tree, const char *name, size_t n);

#endif
