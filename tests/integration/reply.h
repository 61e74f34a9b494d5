/* SPDX-License-Identifier: MIT */
#ifndef TESTS_REPLY_H
#define TESTS_REPLY_H

#include <lm/client.h>

/*
 * Bodies of an openai_chat response, as a provider would write them in each
 * mode. The caller frees them.
 *
 * Threads: pure functions.
 */

/* json where the mode's answers have it. */
char *reply_value(lm_mode mode, const char *json);

/* Text in content, with a reason to stop. */
char *reply_content(const char *text, const char *finish);

/* A call of UserDetails for each of the n documents: ids call_1, call_2... */
char *reply_calls(const char *const *json, size_t n);

#endif
