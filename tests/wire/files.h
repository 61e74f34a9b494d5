/* SPDX-License-Identifier: MIT */
#ifndef TESTS_FILES_H
#define TESTS_FILES_H

#include <stddef.h>

/*
 * The text of DIR/NAME (of NAME, if it begins with a slash) with a NUL behind
 * it, the caller's to free; *n (may be NULL) is its size. Ends the test program
 * where there is no such file.
 *
 * Threads: safe.
 */
char *read_file(const char *dir, const char *name, size_t *n);

#endif
