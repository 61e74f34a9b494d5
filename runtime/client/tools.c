/* SPDX-License-Identifier: MIT */
#include "lm/tools.h"

#include "allocator.h"
#include "call.h"
#include "drive.h"
#include "lm/value.h"

#include <string.h>

/* The list and its items are one block, whose size goes with it. */
typedef struct made {
    lm_tool_calls calls;
    const lm_allocator *allocator;
    size_t size;
    lm_tool_call items[];
} made;

lm_tool_calls *lm__tool_calls_new(const lm_allocator *allocator, size_t n)
{
    size_t size = sizeof(made) + n * sizeof(lm_tool_call);
    made *to = lm__new(allocator, size);

    if (!to)
        return NULL;
    memset(to, 0, size);
    to->allocator = allocator;
    to->size = size;
    to->calls.items = to->items;
    return &to->calls;
}

void lm_tool_calls_free(lm_tool_calls *calls)
{
    made *block = (made *)(void *)calls;

    if (!calls)
        return;
    for (size_t i = 0; i < calls->n_items; i++)
        lm_value_free(calls->items[i].value);
    lm__delete(block->allocator, block, block->size);
}

static bool has_name(const lm_target *const *tools, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(tools[i]->name, name) == 0)
            return true;
    return false;
}

static lm_status check(const lm_target *const *tools,
                       const lm_call_options *options, lm_error *err)
{
    if (!tools || !*tools)
        return lm_error_set(err, LM_ARGUMENT, "there are no tools");
    for (size_t i = 0; tools[i]; i++)
        if (!tools[i]->type || has_name(tools, i, tools[i]->name))
            return lm_error_set(err, LM_ARGUMENT,
                                "tool %zu has no type, or the name of another",
                                i);
    if (options && options->mode && options->mode != LM_MODE_PARALLEL_TOOLS)
        return lm_error_set(err, LM_ARGUMENT, "tools are not called in mode %s",
                            lm_mode_name(options->mode));
    return LM_OK;
}

lm_status lm_call_tools(lm_client *client, const lm_message *messages,
                        const lm_target *const *tools,
                        const lm_call_options *options, lm_tool_calls **out,
                        lm_error *err)
{
    static const lm_call_options defaults;
    lm_call_options parallel = options ? *options : defaults;
    lm_status status = check(tools, options, err);
    lm__call *call = NULL;
    void *calls = NULL;

    if (status)
        return status;
    parallel.mode = LM_MODE_PARALLEL_TOOLS;
    status = lm__call_prepare(client, messages, *tools, &parallel, &call, err);
    if (!call)
        return status;
    call->ask.question.targets = tools;
    status = lm__call_wait(call, &parallel, &calls, err);
    if (!status)
        *out = calls;
    return status;
}
