/* SPDX-License-Identifier: MIT */
#include "target.h"

#include "alloc.h"
#include "grammar.h"
#include "profile.h"
#include "prompt.h"

/* The buffer's text in the arena; the buffer is empty again. */
static const char *settle(lm_arena *arena, lm_buffer *buf)
{
    const char *text = alloc_strndup(arena, buf->data, buf->size);

    lm_buffer_clear(buf);
    return text;
}

/* The trees are in the way once they are printed: scratch is reset. */
void target_make(lm_arena *arena, lm_arena *scratch,
                 const bool wanted[LM_PROFILE_COUNT_], const plan *p,
                 const model_decl *decl, view_target *target)
{
    const schema_root *canonical = schema_build(scratch, decl);
    diag unshown = {.arena = scratch}; /* of what no grammar can say */
    lm_buffer buf = {.allocator = &alloc_or_exit};

    for (int i = 0; i < LM_PROFILE_COUNT_; i++)
        if (wanted[i]) {
            target->defs[i] = schema_print(
                profile_lower(scratch, canonical, (lm_profile)i, NULL),
                SCHEMA_COMPACT, &buf);
            target->schemas[i] = settle(arena, &buf);
        }
    prompt_print(scratch, canonical, &buf);
    target->prompt = settle(arena, &buf);
    if (wanted[LM_PROFILE_GBNF]) {
        grammar_print(scratch, p, plan_model_for(p, decl), &buf, &unshown);
        target->grammar = settle(arena, &buf);
    }
    lm_buffer_free(&buf);
    lm_arena_reset(scratch);
}
