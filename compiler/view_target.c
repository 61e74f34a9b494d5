/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "ctext.h"
#include "view_part.h"

#include <string.h>

/* A text that an earlier profile has is not printed again. */
static const char *same_text(const plan_model *m, const view_target *target,
                             size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (target->schemas[k] &&
            strcmp(target->schemas[k], target->schemas[i]) == 0)
            return m->names.schemas[k];
    return NULL;
}

static void put_schema(lm_arena *arena, tmpl_tree *tree, const plan_model *m,
                       const view_target *target, size_t i)
{
    const char *text = target->schemas[i];
    const char *same = text ? same_text(m, target, i) : NULL;
    tmpl_tree *row = tmpl_append(tree, "schemas");

    tmpl_text(row, "name", m->names.schemas[i]);
    tmpl_text(row, "pointer", text ? m->names.schemas[i] : "NULL");
    tmpl_flag(row, "wanted", text != NULL);
    tmpl_text(row, "same", same);
    tmpl_text(row, "text",
              text && !same ? ctext_array(arena, text, strlen(text), 4) : NULL);
}

/* The list's own row. A tool's name has room for LM_TOOL_NAME characters. */
static void put_list(lm_arena *arena, tmpl_tree *tree, const char *tool,
                     const view_target *target)
{
    uint32_t defs[LM_PROFILE_COUNT_];
    bool any = false;

    for (size_t i = 0; i < LM_PROFILE_COUNT_; i++) {
        defs[i] = (uint32_t)target->defs[i];
        any |= defs[i] != 0;
    }
    tmpl_text(tree, "defs",
              any ? ctext_u32(arena, defs, LM_PROFILE_COUNT_) : "0");
    tmpl_text(tree, "list_tool",
              view_string(arena, alloc_printf(arena, "%.59s_list", tool)));
}

void view_call(lm_arena *arena, tmpl_tree *tree, const plan_model *m,
               const view_target *target)
{
    const char *tool = m->decl->tool_name ? m->decl->tool_name : m->decl->name;

    tmpl_list(tree, "schemas");
    for (size_t i = 0; i < LM_PROFILE_COUNT_; i++)
        put_schema(arena, tree, m, target, i);
    tmpl_text(tree, "prompt_text",
              ctext_array(arena, target->prompt, strlen(target->prompt), 4));
    tmpl_text(tree, "grammar_or_null",
              target->grammar ? m->names.grammar : "NULL");
    tmpl_text(tree, "grammar_text",
              target->grammar ? ctext_array(arena, target->grammar,
                                            strlen(target->grammar), 4)
                              : NULL);
    tmpl_text(tree, "tool", view_string(arena, tool));
    put_list(arena, tree, tool, target);
    view_text(arena, tree, "description", "long_description",
              alloc_printf(arena, "%s_description", m->names.target),
              m->decl->doc);
}
