/* SPDX-License-Identifier: MIT */
#ifndef LM_CHECK_H
#define LM_CHECK_H

#include "lm/table.h"

LM_BEGIN_DECLS

/*
 * Validators written by hand. `name: string @check(is_known)` in model User
 * declares
 *
 *     bool User_check_is_known(const char *name, lm_check *check)
 *     {
 *         const struct directory *known = lm_check_context(check);
 *
 *         if (directory_has(known, name))
 *             return true;
 *         return lm_check_fail(check, "no such person: %s", name);
 *     }
 *
 * A check that returns false without a message has one made from its name.
 * The message goes to the model in the re-ask, so it says what is expected.
 *
 * Threads: a check runs in the thread that parses.
 */

/* Notes why the value is not valid, in printf form; always returns false. */
LM_API bool lm_check_fail(lm_check *check, const char *format, ...)
    LM_PRINTF(2, 3);

/* The `context` of the call's or the parse's options; may be NULL. */
LM_API void *lm_check_context(const lm_check *check);

LM_END_DECLS

#endif
