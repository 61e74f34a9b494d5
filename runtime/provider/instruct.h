/* SPDX-License-Identifier: MIT */
#ifndef LM_INSTRUCT_H
#define LM_INSTRUCT_H

#include "ask.h"
#include "lm/buffer.h"
#include "lm/provider.h"

/*
 * What a model must be told in words, because its provider has no other way
 * of telling it: the type of the answer, that it is to call the tool. The
 * words come from the target's constants; no text of the user's is touched.
 *
 *     lm_buffer text = {0};
 *     lm__instruct(row, &question, &text);   // "" where nothing is to be said
 *
 * Threads: one buffer in one thread.
 */
void lm__instruct(const lm_provider *row, const lm__question *question,
                  lm_buffer *out);

/*
 * The same behind the caller's own system texts, for providers that take one
 * text of that kind. "" where there is none.
 */
void lm__system_text(const lm_provider *row, const lm__question *question,
                     lm_buffer *out);

/*
 * The profile of the schema that the answer is held to: canonical where none
 * is sent, or none but in words.
 */
lm_profile lm__asked_profile(const lm_provider *row,
                             const lm__question *question);

#endif
