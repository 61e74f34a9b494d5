/* SPDX-License-Identifier: MIT */
#ifndef LMC_TEMPLATES_H
#define LMC_TEMPLATES_H

#include "diag.h"
#include "source.h"

/*
 * The templates, which are part of the program, and those that a user puts in
 * their place: a file of the same name in the directory of --templates.
 *
 * Threads: constants.
 */
typedef struct templates_file {
    const char *name;
    const char *text;
    size_t size;
} templates_file;

/* Written at build time by templates/embed.c. */
extern const templates_file templates_files[];
extern const size_t templates_count;

/*
 * The template of that name; dir NULL: the one in the program. NULL: errno
 * says why the file in dir cannot be read.
 */
const source *templates_open(lm_arena *arena, const char *dir,
                             const char *name);

#endif
