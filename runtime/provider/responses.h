/* SPDX-License-Identifier: MIT */
#ifndef LM_RESPONSES_H
#define LM_RESPONSES_H

#include "dialect.h"

/*
 * The two halves of the body openai_responses; see dialect.h.
 *
 * Threads: pure functions.
 */
void lm__responses_request(const lm_provider *row, const lm__question *question,
                           lm__writer *w);

lm_status lm__responses_read(lm__response *response, lm_error *err);

#endif
