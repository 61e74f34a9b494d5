/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "ctext.h"
#include "view_part.h"

#include <string.h>

enum { COLUMN = 4 };

/* "lm_client *client, const char *text" and what more there is. */
static const char *parameters(lm_arena *arena, const plan_function *f,
                              const char *const *more, size_t n_more)
{
    const plan_model *args = f->arguments;
    size_t n = args->n_fields ? args->layout.n : 0;
    const char **items = alloc_array(arena, n + n_more + 1, const char *);

    items[0] = "lm_client *client";
    for (size_t i = 0; i < n; i++)
        items[i + 1] = alloc_printf(arena, "%s%s", args->layout.members[i].type,
                                    args->layout.members[i].name);
    for (size_t i = 0; i < n_more; i++)
        items[n + 1 + i] = more[i];
    return ctext_list(arena, items, n + n_more + 1, COLUMN);
}

/* "client, text, NULL, &lm_made, NULL" */
static const char *handed_on(lm_arena *arena, const plan_function *f)
{
    const plan_model *args = f->arguments;
    size_t n = args->n_fields ? args->layout.n : 0;
    const char **items = alloc_array(arena, n + 4, const char *);

    items[0] = "client";
    for (size_t i = 0; i < n; i++)
        items[i + 1] = args->layout.members[i].name;
    items[n + 1] = "NULL";
    items[n + 2] = "&lm_made";
    items[n + 3] = "NULL";
    return ctext_list(arena, items, n + 4, 2 * COLUMN);
}

/* A struct of no arguments has a member all the same: it is 0. */
static void put_arguments(tmpl_tree *tree, const plan_model *args)
{
    tmpl_list(tree, "assigned");
    for (size_t i = 0; i < args->layout.n; i++) {
        tmpl_tree *row = tmpl_append(tree, "assigned");

        tmpl_text(row, "name", args->layout.members[i].name);
        tmpl_text(row, "value",
                  args->n_fields ? args->layout.members[i].name : "0");
    }
}

static void put_signatures(lm_arena *arena, tmpl_tree *tree,
                           const plan_function *f)
{
    const char *const more[] = {
        "const lm_call_options *options",
        alloc_printf(arena, "%s **out", f->result->names.type),
        "lm_error *err",
    };

    tmpl_text(tree, "parameters", parameters(arena, f, NULL, 0));
    tmpl_text(tree, "parameters_with", parameters(arena, f, more, 3));
    tmpl_text(tree, "handed_on", handed_on(arena, f));
    put_arguments(tree, f->arguments);
}

static void put_part(lm_arena *arena, tmpl_tree *tree, const plan_function *f,
                     const model_piece *part, size_t number)
{
    tmpl_tree *row = tmpl_append(tree, "parts");

    view_text(arena, row, "value", "text",
              alloc_printf(arena, "%s_text_%zu", f->name, number), part->text);
    tmpl_text(row, "argument",
              part->text ? "-1" : view_number(arena, part->field));
}

static void put_messages(lm_arena *arena, tmpl_tree *tree,
                         const plan_function *f)
{
    size_t number = 0;

    tmpl_list(tree, "messages");
    for (size_t i = 0; i < f->function->n_messages; i++) {
        const model_message *message = &f->function->messages[i];
        tmpl_tree *row = tmpl_append(tree, "messages");

        tmpl_text(row, "role", message->role);
        tmpl_text(row, "parts_table",
                  alloc_printf(arena, "%s_parts_%zu", f->name, i + 1));
        tmpl_text(row, "n_parts", view_number(arena, message->n_parts));
        tmpl_list(row, "parts");
        for (size_t k = 0; k < message->n_parts; k++)
            put_part(arena, row, f, &message->parts[k], ++number);
    }
    tmpl_text(tree, "n_messages", view_number(arena, f->function->n_messages));
}

void view_function(lm_arena *arena, tmpl_tree *tree, const plan_function *f)
{
    const char *doc = f->function->doc;

    tmpl_text(tree, "name", f->name);
    tmpl_text(tree, "name_text", view_string(arena, f->function->name));
    tmpl_text(tree, "with", f->with);
    tmpl_text(tree, "table", f->table);
    tmpl_text(tree, "messages_table", f->messages);
    tmpl_text(tree, "doc", doc && *doc ? ctext_comment(arena, doc, 0) : NULL);
    tmpl_text(tree, "type", f->result->names.type);
    tmpl_text(tree, "target", f->result->names.target);
    tmpl_text(tree, "arguments", f->arguments->names.type);
    tmpl_text(tree, "arguments_model", f->arguments->names.model);
    put_signatures(arena, tree, f);
    put_messages(arena, tree, f);
}
