/* SPDX-License-Identifier: MIT */
#ifndef LM_RESPONSES_H
#define LM_RESPONSES_H

#include "dialect.h"

/*
 * The parts of the body openai_responses; see dialect.h.
 *
 * Threads: pure functions.
 */
void lm__responses_request(const lm__parameters *p, const char *words);

lm_status lm__responses_read(lm__response *response, lm_error *err);

lm_status lm__responses_event(lm__stream *stream, const lm__event *event);

#endif
