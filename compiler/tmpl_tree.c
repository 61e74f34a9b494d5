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
    return strlen(entry->name) == n && memcmp(entry->name, name, n) == 0;
}

const tmpl_entry *tmpl_find(const tmpl_tree *tree, const char *name, size_t n)
{
    for (size_t i = 0; i < tree->n; i++)
        if (is_named(&tree->entries[i], name, n))
            return &tree->entries[i];
    return NULL;
}

static tmpl_entry *add(tmpl_tree *tree, const char *name, tmpl_kind kind)
{
    tmpl_entry *entry;

    tree->entries = alloc_grow(tree->arena, tree->entries, tree->n,
                               &tree->capacity, sizeof(tmpl_entry));
    entry = &tree->entries[tree->n++];
    entry->name = name;
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

void tmpl_subtree(tmpl_tree *tree, const char *name, const tmpl_tree *sub)
{
    add(tree, name, TMPL_TREE)->tree = sub;
}
