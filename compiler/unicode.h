/* SPDX-License-Identifier: MIT */
#ifndef LMC_UNICODE_H
#define LMC_UNICODE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Code points of texts that a person wrote.
 *
 *     uint32_t code;
 *     size_t n = unicode_get(s, end - s, &code);   // 0: not UTF-8
 *
 * Threads: pure functions.
 */

#define UNICODE_MAX 0x10FFFFu

/* Bytes of the code point that s begins with; 0 if it is none. n is not 0. */
size_t unicode_get(const char *s, size_t n, uint32_t *code);

/* Columns on a terminal: 0 for marks that combine, 2 for wide letters. */
unsigned unicode_width(uint32_t code);

#endif
