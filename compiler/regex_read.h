/* SPDX-License-Identifier: MIT */
#ifndef LMC_REGEX_READ_H
#define LMC_REGEX_READ_H

#include "regex.h"

/*
 * The reader of a pattern, shared by regex.c (the expression), regex_class.c
 * ([a-z]) and regex_escape.c (\d, \u0041). Functions that return false, or
 * NULL, have reported an error.
 *
 * Threads: one reader in one thread.
 */
typedef struct regex_reader {
    lm_arena *arena;
    diag *diag;
    source_span span;
    const char *start;
    const char *at;
    const char *end;
    unsigned depth;
} regex_reader;

/* An error at bytes [from, to) of the pattern. */
void regex_error(regex_reader *r, const char *from, const char *to,
                 const char *format, ...) LM_PRINTF(4, 5);

/* Takes one code point. */
uint32_t regex_take(regex_reader *r);
bool regex_accept(regex_reader *r, char c);

/* What a backslash begins: a set, of which `one` says it is one code point. */
bool regex_escape(regex_reader *r, bool in_class, regex_set *set, bool *one);

/* [...], after the bracket. */
bool regex_class(regex_reader *r, regex_set *set);

#endif
