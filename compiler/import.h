/* SPDX-License-Identifier: MIT */
#ifndef LMC_IMPORT_H
#define LMC_IMPORT_H

#include "diag.h"

/*
 * JSON Schema (drafts 7 to 2020-12), or the schemas of an OpenAPI 3 document,
 * to the text of a .model file. What a model cannot say is left out, and a
 * warning names it by its JSON Pointer.
 *
 *     import_options options = {.root = "Order"};
 *     if (import_schema(arena, file, &options, diag, &out)) ...
 *
 * Nothing but the file is read: a $ref that leads out of it is an error.
 *
 * Threads: as the arena.
 */
typedef struct import_options {
    const char *root; /* the root's; NULL: its title, or the file's name */
    bool exact;       /* as the standard has it, a schema without "type" allows
                         all types; else that which its keywords are for */
} import_options;

/* False after errors: the file is no schema. */
bool import_schema(lm_arena *arena, const source *file,
                   const import_options *options, diag *d, lm_buffer *out);

#endif
