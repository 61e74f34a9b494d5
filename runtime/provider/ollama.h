/* SPDX-License-Identifier: MIT */
#ifndef LM_OLLAMA_H
#define LM_OLLAMA_H

#include "dialect.h"

/*
 * The two halves of the body ollama_native; see dialect.h.
 *
 * Threads: pure functions.
 */
void lm__ollama_request(const lm_provider *row, const lm__question *question,
                        lm__writer *w);

lm_status lm__ollama_read(lm__response *response, lm_error *err);

#endif
