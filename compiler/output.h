/* SPDX-License-Identifier: MIT */
#ifndef LMC_OUTPUT_H
#define LMC_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Files that the compiler writes. A file that holds the same bytes already
 * keeps its time, so that nothing is rebuilt for it; any other is replaced in
 * one step, and is never seen half written.
 *
 * Threads: none shared.
 */

/* False: errno says why, and the file is as it was. */
bool output_write(const char *path, const char *bytes, size_t n);

/* Writes a file that must not exist yet: errno EEXIST if it does. */
bool output_create(const char *path, const char *bytes, size_t n);

/* The directory, made if it is not there. False: errno says why. */
bool output_directory(const char *path);

#endif
