/* SPDX-License-Identifier: MIT */
#ifndef LM_ANTHROPIC_H
#define LM_ANTHROPIC_H

#include "dialect.h"

/*
 * The parts of the body anthropic_messages; see dialect.h.
 *
 * Threads: pure functions.
 */
void lm__anthropic_request(const lm__parameters *p, const char *words);

lm_status lm__anthropic_read(lm__response *response, lm_error *err);

lm_status lm__anthropic_event(lm__stream *stream, const lm__event *event);

#endif
