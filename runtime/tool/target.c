/* SPDX-License-Identifier: MIT */
#include "tool.h"

#include "target.h"

#include <string.h>

lm_target tool_target(lm_arena *arena, const plan *p, const model_decl *decl)
{
    grammar_cache cache = {.arena = arena};
    bool all[LM_PROFILE_COUNT_];
    view_target view = {.prompt = NULL};
    lm_target target = {
        .type = &plan_model_named(p, decl->name)->type,
        .name = decl->tool_name ? decl->tool_name : decl->name,
        .description = decl->doc,
    };

    memset(all, true, sizeof(all));
    target_make(arena, &cache, all, p, decl, &view);
    memcpy(target.schemas, view.schemas, sizeof(target.schemas));
    target.prompt = view.prompt;
    target.grammar = view.grammar;
    return target;
}
