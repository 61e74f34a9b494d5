/* SPDX-License-Identifier: MIT */
#ifndef LM_GEMINI_H
#define LM_GEMINI_H

#include "dialect.h"

/*
 * The parts of the body gemini_generate; see dialect.h.
 *
 * Threads: pure functions.
 */
void lm__gemini_request(const lm__parameters *p, const char *words);

lm_status lm__gemini_read(lm__response *response, lm_error *err);

lm_status lm__gemini_event(lm__stream *stream, const lm__event *event);

#endif
