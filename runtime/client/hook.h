/* SPDX-License-Identifier: MIT */
#ifndef LM_HOOK_H
#define LM_HOOK_H

#include "answerer.h"
#include "lm/hooks.h"
#include "lm/transport.h"

/*
 * Where the hooks of a call are called: with keys masked, and not at all
 * where the caller has none.
 *
 *     if (lm__hook_retry(ask, attempt, delay, false, &error))
 *         ... error says which hook ended the call, with its status ...
 *
 * Threads: those of the call.
 */
lm_status lm__hook_request(const lm__ask *ask, const lm_exchange *exchange,
                           lm_error *err);
lm_status lm__hook_response(const lm__ask *ask, const lm_exchange *exchange,
                            const lm_hook_response *response, lm_error *err);
lm_status lm__hook_delta(const lm__ask *ask, const char *text, size_t n,
                         lm_error *err);
lm_status lm__hook_retry(const lm__ask *ask, const lm_hook_retry *retry,
                         lm_error *err);
lm_status lm__hook_parse_error(const lm__ask *ask,
                               const lm_hook_parse_error *failed,
                               lm_error *err);
lm_status lm__hook_usage(const lm__ask *ask, const lm_hook_usage *usage,
                         lm_error *err);
lm_status lm__hook_done(const lm__ask *ask, const lm_hook_done *done,
                        lm_error *err);

#endif
