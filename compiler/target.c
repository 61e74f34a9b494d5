/* SPDX-License-Identifier: MIT */
#include "target.h"

#include "alloc.h"
#include "profile.h"
#include "prompt.h"

/* The buffer's text in the arena; the buffer is empty again. */
static const char *settle(lm_arena *arena, lm_buffer *buf)
{
    const char *text = alloc_strndup(arena, buf->data, buf->size);

    lm_buffer_clear(buf);
    return text;
}

void target_make(lm_arena *arena, grammar_cache *cache,
                 const bool wanted[LM_PROFILE_COUNT_], const plan *p,
                 const model_decl *decl, view_target *target)
{
    const schema_root *canonical = schema_build(arena, decl);
    diag unshown = {.arena = arena}; /* of what no grammar can say */
    lm_buffer buf = {.allocator = &alloc_or_exit};

    for (int i = 0; i < LM_PROFILE_COUNT_; i++)
        if (wanted[i]) {
            target->defs[i] = schema_print(
                profile_lower(arena, canonical, (lm_profile)i, NULL),
                SCHEMA_COMPACT, &buf);
            target->schemas[i] = settle(arena, &buf);
        }
    prompt_print(arena, canonical, &buf);
    target->prompt = settle(arena, &buf);
    if (wanted[LM_PROFILE_GBNF]) {
        grammar_print(arena, cache, p, plan_model_for(p, decl), &buf, &unshown);
        target->grammar = settle(arena, &buf);
    }
    lm_buffer_free(&buf);
}
