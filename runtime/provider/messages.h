/* SPDX-License-Identifier: MIT */
#ifndef LM_MESSAGES_H
#define LM_MESSAGES_H

#include "lm/error.h"
#include "lm/message.h"

/*
 * What the dialects may take for granted of a caller's messages.
 *
 *     status = lm__messages_check(messages, err);
 *
 * Threads: a pure function.
 */

/*
 * LM_OK: there are some, each of a known role, with text or with parts that
 * are whole. LM_ARGUMENT: err says which is not.
 */
lm_status lm__messages_check(const lm_message *messages, lm_error *err);

#endif
