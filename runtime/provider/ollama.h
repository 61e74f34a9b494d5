/* SPDX-License-Identifier: MIT */
#ifndef LM_OLLAMA_H
#define LM_OLLAMA_H

#include "dialect.h"

/*
 * The parts of the body ollama_native; see dialect.h.
 *
 * Threads: pure functions.
 */
void lm__ollama_request(const lm__parameters *p, const char *words);

lm_status lm__ollama_read(lm__response *response, lm_error *err);

lm_status lm__ollama_event(lm__stream *stream, const lm__event *event);

#endif
