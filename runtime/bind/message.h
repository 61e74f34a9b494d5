/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_MESSAGE_H
#define LM_BIND_MESSAGE_H

#include "lm/parser.h"

/*
 * Parts of what a finding says to people, into room that the caller has:
 *
 *     char shown[LM__SHOWN];
 *
 *     lm__note(p, LM_CODE_TYPE, place, "expected %s, found %s",
 *              lm__expected(type), lm__show_token(p, shown));
 *
 * Threads: pure functions of what they are given.
 */

enum { LM__SHOWN = 128 };

/* Text in quotes, cut where it is long, made visible. Returns to. */
const char *lm__show(char to[LM__SHOWN], const char *text, size_t n);
/* What was read of the token, as lm__show, or plain for a number. */
const char *lm__show_token(const lm_parser *p, char to[LM__SHOWN]);
/* "an integer", ... */
const char *lm__expected(const lm_type *type);
/* "a string", ... */
const char *lm__found(unsigned token);
/* "a string or a number": all that a member takes. Returns to. */
const char *lm__show_tokens(char to[LM__SHOWN], const lm_union *u);
/* `"red", "green", "blue"`, cut where it is long. Returns to. */
const char *lm__show_words(char *to, size_t size, const lm_words *words);

#endif
