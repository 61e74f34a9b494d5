/* SPDX-License-Identifier: MIT */
#ifndef LM_OPENAI_CHAT_H
#define LM_OPENAI_CHAT_H

#include "dialect.h"

/*
 * The two halves of the body openai_chat; see dialect.h. Most providers speak
 * it, each with turns of its own, which are in its row.
 */
void lm__openai_chat_request(const lm_provider *row,
                             const lm__question *question, lm__writer *w);

lm_status lm__openai_chat_read(lm__response *response, lm_error *err);

#endif
