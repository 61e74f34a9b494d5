/* SPDX-License-Identifier: MIT */
#ifndef LM_OLLAMA_H
#define LM_OLLAMA_H

#include "dialect.h"

/*
 * The parts of the body ollama_native; see dialect.h.
 *
 * Threads: pure functions.
 */
void lm__ollama_request(const lm_provider *row, const lm__question *question,
                        lm__writer *w);

lm_status lm__ollama_read(lm__response *response, lm_error *err);

lm_status lm__ollama_event(lm__stream *stream, const lm__event *event);

#endif
