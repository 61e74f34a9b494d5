/* SPDX-License-Identifier: MIT */
#ifndef BOTH_H
#define BOTH_H

#include <lm/parser.h>

/*
 * A text read by a model's emitted parser first, by its tables alone, and by
 * the tables byte by byte, which is another way through them: the three must
 * not be told apart.
 *
 *     char why[BOTH_WHY];
 *     if (!both_agree(&Fast_type, text, n, &options, why))
 *         puts(why);
 *
 * The text is read from memory that ends where it does.
 *
 * Threads: none shared.
 */
enum { BOTH_WHY = 4096 };

/* options->report and arena are not used: the values and all that is said. */
bool both_agree(const lm_type *type, const char *text, size_t n,
                const lm_parse_options *options, char why[BOTH_WHY]);

/* The emitted parser takes the text, so that no table is needed for it. */
bool both_fast(const lm_type *type, const char *text, size_t n,
               const lm_parse_options *options);

#endif
