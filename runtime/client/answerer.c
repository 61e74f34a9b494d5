/* SPDX-License-Identifier: MIT */
#include "answerer.h"

#include <stdalign.h>

static const lm_error no_memory = {
    .status = LM_NOMEM, .message = "no memory to say what went wrong"};

const lm_error *lm__error_keep(const lm_error *error, lm_arena *arena)
{
    lm_error *copy = lm_arena_alloc(arena, sizeof(*copy), alignof(lm_error));

    if (!copy)
        return &no_memory;
    *copy = *error;
    return copy;
}

const lm__reply lm__no_reply = {.usage = {-1, -1, -1, -1, -1}};

bool lm__ask_answer(lm__ask *ask, const lm__reply *reply)
{
    lm__reply *copy =
        lm_arena_alloc(ask->arena, sizeof(*copy), alignof(lm__reply));

    if (!copy) {
        lm__ask_refuse(ask, LM_NOMEM, "no memory for the answer");
        return false;
    }
    *copy = *reply;
    ask->reply = copy;
    return true;
}

void lm__ask_fail(lm__ask *ask, const lm_error *error)
{
    ask->error = error->status ? lm__error_keep(error, ask->arena) : NULL;
}

void lm__ask_refuse(lm__ask *ask, lm_status status, const char *text)
{
    lm_error error = {0};

    lm_error_set(&error, status, "%s", text);
    lm__ask_fail(ask, &error);
}
