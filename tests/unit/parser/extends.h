/* SPDX-License-Identifier: MIT */
#ifndef EXTENDS_H
#define EXTENDS_H

#include <lm/parser.h>

#include <stddef.h>

/*
 * Whether partial values only grow.
 *
 *     grows_only(&person_type, NULL, text, strlen(text), 1);
 *
 * Threads: none.
 */

/*
 * `after`, at `slot` of the type, has all that `before` shows: text that
 * begins alike, items and entries in the same places, the same numbers where
 * there are any (0 may mean that none is there yet).
 */
bool extends(const lm_type *type, const void *before, const void *after);

/*
 * Feeds the text step bytes at a time; fails the test where a partial value,
 * or the value at the end, does not extend the partial before it.
 */
void grows_only(const lm_type *type, const lm_parse_options *options,
                const char *text, size_t n, size_t step);

#endif
