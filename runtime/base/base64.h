/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_BASE64_H
#define LM_BASE_BASE64_H

#include <stddef.h>
#include <stdint.h>

/*
 * Bytes as text (RFC 4648, section 4), and back:
 *
 *     char *end = lm__base64_write(bytes, n, to);
 *
 * Threads: pure functions of what they are given.
 */

/* Base64 with its padding (RFC 4648): n characters, which are valid. */
size_t lm__base64_size(const char *text, size_t n);
/* to may be text. */
void lm__base64_read(const char *text, size_t n, uint8_t *to);
/* Returns the byte behind; writes (n + 2) / 3 * 4 bytes. */
char *lm__base64_write(const uint8_t *bytes, size_t n, char *to);
/* The value of a character; -1: it is none. */
int lm__base64_digit(char c);

#endif
