/* SPDX-License-Identifier: MIT */
#ifndef LM_JSON_POINTER_H
#define LM_JSON_POINTER_H

#include <stddef.h>

/*
 * A JSON Pointer (RFC 6901) that grows at its front, as a failure passes from
 * the value where it happened up to the root:
 *
 *     char path[192] = "";
 *     lm__pointer_prepend_index(path, sizeof(path), 3);
 *     lm__pointer_prepend(path, sizeof(path), "items", 5);   // "/items/3"
 *
 * What does not fit is cut at the end, before a whole step.
 *
 * Threads: pure functions of the memory they are given.
 */

/* Puts "/" and the key, escaped, before the path, which has size bytes. */
void lm__pointer_prepend(char *path, size_t size, const char *key, size_t n);

void lm__pointer_prepend_index(char *path, size_t size, size_t index);

#endif
