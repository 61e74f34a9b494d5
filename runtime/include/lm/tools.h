/* SPDX-License-Identifier: MIT */
#ifndef LM_TOOLS_H
#define LM_TOOLS_H

#include "lm/client.h"

LM_BEGIN_DECLS

/*
 * Several models offered at once, as tools that the model may call in one
 * answer, each as often as it likes:
 *
 *     const lm_target *const offered[] = {&Search_target, &Book_target, NULL};
 *     lm_tool_calls *calls;
 *     if (lm_call_tools(client, msgs, offered, NULL, &calls, &err) == LM_OK) {
 *         for (size_t i = 0; i < calls->n_items; i++)
 *             if (calls->items[i].target == &Search_target)
 *                 search(calls->items[i].value);
 *         lm_tool_calls_free(calls);
 *     }
 *
 * Threads: those of the client.
 */
typedef struct lm_tool_call {
    const lm_target *target; /* which of those offered */
    void *value;             /* of the target's type: a Search * */
} lm_tool_call;

typedef struct lm_tool_calls {
    lm_tool_call *items; /* in the order of the answer; at least one */
    size_t n_items;
} lm_tool_calls;

/*
 * As lm_call, in LM_MODE_PARALLEL_TOOLS. tools is closed by NULL and has no
 * two of one name. On LM_OK each value satisfies its model, and *out is the
 * caller's until lm_tool_calls_free; else it is untouched. A call that is not
 * valid, or of no tool that was offered, fails the answer, and the model is
 * asked again with all its calls answered.
 */
LM_API lm_status lm_call_tools(lm_client *client, const lm_message *messages,
                               const lm_target *const *tools,
                               const lm_call_options *options,
                               lm_tool_calls **out, lm_error *err);

/* The list and its values; calls may be NULL. */
LM_API void lm_tool_calls_free(lm_tool_calls *calls);

LM_END_DECLS

#endif
