/* SPDX-License-Identifier: MIT */
#ifndef LMC_NAMES_SPELL_H
#define LMC_NAMES_SPELL_H

#include "names.h"

/*
 * How identifiers are spelled; what names.c does with them is another matter.
 *
 * Threads: as the arena.
 */

/* Letters, digits and single underscores; not "_X" in front; not empty. */
char *names_identifier(lm_arena *arena, const char *text);

/* "UserDetails" as "user_details", "HTTPError" as "http_error". */
char *names_snake_case(lm_arena *arena, const char *name);

/* The text itself if there is a letter or digit in it, else "value_1". */
const char *names_of_literal(lm_arena *arena, const char *text, size_t number);

#endif
