/* SPDX-License-Identifier: MIT */
#ifndef LMC_TMPL_H
#define LMC_TMPL_H

#include "diag.h"
#include "source.h"

#include <lm/buffer.h>

#include <stdbool.h>

/*
 * Templates: files that look like what they print, and the tree of ready
 * strings that is put into them. Two constructs:
 *
 *     @path@                in a line: the text that the path names; @@ is @
 *     %% for x in xs        whole lines, and they may nest: once for each
 *     %% if path            element, or if the text or list is not empty
 *     %% if not path
 *     %% else
 *     %% end
 *
 * A path is a name, or names with dots between: members of trees. Templates
 * never compute. An unknown name is an error at its place in the template.
 *
 *     tmpl_tree *root = tmpl_tree_new(arena);
 *     tmpl_text(root, "name", "UserDetails");
 *     for (...)
 *         tmpl_text(tmpl_append(root, "fields"), "name", field->name);
 *     tmpl_render(arena, file, root, &(tmpl_out){&text}, diag);
 *
 * What is large is made when a template comes to it: the elements of a list
 * one after the other (tmpl_each), names of a tree when one is asked for that
 * it has not (tmpl_later).
 *
 * Threads: one tree in one thread.
 */
typedef struct tmpl_tree tmpl_tree;

tmpl_tree *tmpl_tree_new(lm_arena *arena);

/* Names and texts are borrowed; text NULL is the empty text. */
void tmpl_text(tmpl_tree *tree, const char *name, const char *text);

/* "1" or the empty text. */
void tmpl_flag(tmpl_tree *tree, const char *name, bool flag);

/* A list without elements, which tmpl_append fills. */
void tmpl_list(tmpl_tree *tree, const char *name);

/* A new element at the end of the list, which is made if need be. */
tmpl_tree *tmpl_append(tmpl_tree *tree, const char *list);

/*
 * A list of n elements that are made as a template comes to each, and are gone
 * when it goes on to the next: make fills the element, in item's arena.
 */
typedef void tmpl_make_fn(const void *ctx, size_t i, tmpl_tree *item,
                          lm_arena *arena);

void tmpl_each(tmpl_tree *tree, const char *name, size_t n, tmpl_make_fn *make,
               const void *ctx);

/*
 * More names for the tree, which fill puts into it when one is asked for that
 * is not there yet; those that were announced first are filled in first.
 */
typedef void tmpl_fill_fn(const void *ctx, tmpl_tree *tree, lm_arena *arena);

void tmpl_later(tmpl_tree *tree, tmpl_fill_fn *fill, const void *ctx);

void tmpl_subtree(tmpl_tree *tree, const char *name, tmpl_tree *sub);

/* Where a template is printed to. */
typedef struct tmpl_out {
    lm_buffer *text;
    /*
     * NULL: all stays in text. Else it is called when there is much, takes the
     * bytes and clears the buffer; false ends the work.
     */
    bool (*spill)(void *ctx, lm_buffer *text);
    void *ctx;
} tmpl_out;

/* False after a diagnostic, or when spill said so; a part is printed then. */
bool tmpl_render(lm_arena *arena, const source *file, tmpl_tree *root,
                 const tmpl_out *out, diag *d);

#endif
