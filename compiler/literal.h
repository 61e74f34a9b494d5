/* SPDX-License-Identifier: MIT */
#ifndef LMC_LITERAL_H
#define LMC_LITERAL_H

#include "diag.h"

/*
 * String literals as they stand in a source: quotes, JSON's escapes. Between
 * three quotes a literal is a block of lines: without the line of the opening
 * quotes and that of the closing ones where nothing else stands there, without
 * the white space that all of its lines begin with.
 *
 *     char *text = literal_text(&diag, span);       // "a\tb": a, a tab, b
 *     source_span place = literal_part(span, 1, 2); // the \t in it
 *
 * Threads: as the diag.
 */

/* Whether it begins with three quotes. */
bool literal_is_block(source_span literal);

/* Whether it ends in quotes that no backslash stands before. */
bool literal_is_closed(source_span literal);

/*
 * What the literal stands for. Escapes that do not exist are reported, and
 * left out of the text. NUL is among them: no C string can hold it.
 */
char *literal_text(diag *diag, source_span literal);

/* The source of bytes [from, to) of the text; any other span stays whole. */
source_span literal_part(source_span literal, size_t from, size_t to);

#endif
