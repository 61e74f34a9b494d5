/* SPDX-License-Identifier: MIT */
#ifndef LMC_HEADER_DOC_H
#define LMC_HEADER_DOC_H

#include <lm/buffer.h>

#include <stdbool.h>

/*
 * Doc comments of C headers: the forms with three slashes, with two stars,
 * with an exclamation mark, and with '<' for what stands before them.
 *
 *     header_doc(text + start, end - start, &buf);
 *
 * Threads: as the buffer.
 */

/* Appends what the comment says. */
void header_doc(const char *comment, size_t n, lm_buffer *buf);

/* It is about what stands before it. */
bool header_doc_is_behind(const char *comment);

#endif
