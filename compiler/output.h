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

/*
 * A file that is written piece by piece: it is compared with the one that is
 * there, and takes its place at the end if they differ.
 *
 *     output_file o;
 *
 *     if (output_begin(&o, path) && output_put(&o, bytes, n))
 *         return output_end(&o);
 *     output_discard(&o);
 *
 * False: errno says why. Every file that was begun, or could not be, is ended
 * or discarded; then the file is as it was unless output_end said true.
 */
typedef struct output_file {
    const char *path; /* borrowed */
    char *temporary;  /* NULL: nothing differs so far, or path is no file */
    int old;          /* what is there; -1: nothing */
    int fd;           /* what is written; -1: nothing differs so far */
    size_t same;      /* bytes of old that the new file has, too */
} output_file;

bool output_begin(output_file *o, const char *path);
bool output_put(output_file *o, const char *bytes, size_t n);
bool output_end(output_file *o);
void output_discard(output_file *o);

/* All of it at once. False: errno says why, and the file is as it was. */
bool output_write(const char *path, const char *bytes, size_t n);

/* Writes a file that must not exist yet: errno EEXIST if it does. */
bool output_create(const char *path, const char *bytes, size_t n);

/* The directory, made if it is not there. False: errno says why. */
bool output_directory(const char *path);

#endif
