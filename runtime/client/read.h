/* SPDX-License-Identifier: MIT */
#ifndef LM_READ_H
#define LM_READ_H

#include "call.h"

/*
 * From a reply to a value, and from a reply that has none to what the model
 * is told about it.
 *
 * Threads: those of the call.
 */

/*
 * LM_OK: call->value is set. Else call->error says what is wrong with the
 * answer.
 */
lm_status lm__read_reply(lm__call *call);

/* The same where several tools were offered: the value is an lm_tool_calls. */
lm_status lm__read_tools(lm__call *call);

/* How the caller wants answers to be read. */
lm_parse_options lm__read_options(const lm__call *call);

/* Asking again may help with an answer of that status. */
bool lm__read_can_reask(lm_status status);

/*
 * What the model is told about the reply that lm__read_reply refused last, in
 * the call's arena; NULL: no memory.
 */
const char *lm__read_complaint(lm__call *call);

#endif
