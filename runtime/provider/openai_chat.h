/* SPDX-License-Identifier: MIT */
#ifndef LM_OPENAI_CHAT_H
#define LM_OPENAI_CHAT_H

#include "reader.h"
#include "stream.h"

/*
 * The parts of the body openai_chat; see dialect.h. Most providers speak
 * it, each with turns of its own, which are in its row.
 */
void lm__openai_chat_request(const lm__parameters *p, const char *words);

/* The items of "messages"; words are of our own, "": none. */
void lm__openai_chat_messages(const lm__parameters *p, const char *words);

lm_status lm__openai_chat_read(lm__response *response, lm_error *err);

lm_status lm__openai_chat_event(lm__stream *stream, const lm__event *event);

/* What a body and an event have in common. */
struct lm_wire_ChatBody;
struct lm_wire_ChatFunction;
struct lm_wire_ChatUsage;

extern const lm__finish_word lm__openai_chat_finish_words[];

/* It is an error, under a member of that name or at the root. */
bool lm__openai_chat_failed(const struct lm_wire_ChatBody *chat);

/* Arguments as text, however they came; "" where there are none. */
const char *
lm__openai_chat_arguments(lm__reader *r,
                          const struct lm_wire_ChatFunction *function);

lm_usage lm__openai_chat_usage(const lm_provider *row,
                               const struct lm_wire_ChatUsage *usage);

#endif
