/* SPDX-License-Identifier: MIT */
#include "tmpl_tree.h"

#include "alloc.h"

#include <string.h>

tmpl_tree *tmpl_tree_new(lm_arena *arena)
{
    tmpl_tree *tree = alloc_new(arena, tmpl_tree);

    tree->arena = arena;
    return tree;
}

static bool is_named(const tmpl_entry *entry, const char *name, size_t n)
{
    return entry->length == n && memcmp(entry->name, name, n) == 0;
}

const tmpl_entry *tmpl_find(tmpl_tree *tree, const char *name, size_t n)
{
    for (size_t i = 0;; i++) {
        while (i == tree->n && tree->n_filled < tree->later.n) {
            tmpl_more more = tree->later.items[tree->n_filled++];

            more.fill(more.ctx, tree, tree->arena);
        }
        if (i == tree->n)
            return NULL;
        if (is_named(&tree->entries[i], name, n))
            return &tree->entries[i];
    }
}

static tmpl_entry *add(tmpl_tree *tree, const char *name, tmpl_kind kind)
{
    tmpl_entry *entry;

    tree->entries = alloc_grow(tree->arena, tree->entries, tree->n,
                               &tree->capacity, sizeof(tmpl_entry));
    entry = &tree->entries[tree->n++];
    entry->name = name;
    entry->length = strlen(name);
    entry->kind = kind;
    return entry;
}

void tmpl_text(tmpl_tree *tree, const char *name, const char *text)
{
    add(tree, name, TMPL_TEXT)->text = text ? text : "";
}

void tmpl_flag(tmpl_tree *tree, const char *name, bool flag)
{
    tmpl_text(tree, name, flag ? "1" : "");
}

void tmpl_list(tmpl_tree *tree, const char *name)
{
    add(tree, name, TMPL_LIST);
}

/* Lists are filled one after the other: the last entry is the likely one. */
static tmpl_entry *list_named(tmpl_tree *tree, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = tree->n; i-- > 0;)
        if (is_named(&tree->entries[i], name, length))
            return &tree->entries[i];
    return add(tree, name, TMPL_LIST);
}

tmpl_tree *tmpl_append(tmpl_tree *tree, const char *list)
{
    tmpl_entry *entry = list_named(tree, list);
    tmpl_tree *item = tmpl_tree_new(tree->arena);

    entry->items = alloc_grow(tree->arena, entry->items, entry->n,
                              &entry->capacity, sizeof(tmpl_tree *));
    entry->items[entry->n++] = item;
    return item;
}

void tmpl_each(tmpl_tree *tree, const char *name, size_t n, tmpl_make_fn *make,
               const void *ctx)
{
    tmpl_entry *entry = add(tree, name, TMPL_EACH);

    entry->n = n;
    entry->make = make;
    entry->ctx = ctx;
}

void tmpl_later(tmpl_tree *tree, tmpl_fill_fn *fill, const void *ctx)
{
    *list_add(tree->arena, &tree->later) = (tmpl_more){fill, ctx};
}

void tmpl_subtree(tmpl_tree *tree, const char *name, tmpl_tree *sub)
{
    add(tree, name, TMPL_TREE)->tree = sub;
}
