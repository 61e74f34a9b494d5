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
 *     tmpl_render(arena, file, root, &out, diag);
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

void tmpl_subtree(tmpl_tree *tree, const char *name, const tmpl_tree *sub);

/* False after a diagnostic; out then holds a part. */
bool tmpl_render(lm_arena *arena, const source *file, const tmpl_tree *root,
                 lm_buffer *out, diag *d);

#endif
