/* SPDX-License-Identifier: MIT */
#ifndef LMC_FORMAT_H
#define LMC_FORMAT_H

#include "dfa.h"
#include "diag.h"

#include <lm/table.h>

/*
 * The formats: types that are a string in JSON. One row is all that the
 * compiler knows of one.
 *
 *     const model_format *date = format_find("date");
 *     const model_dfa *dfa = format_dfa(arena, date, diag);
 *
 * Threads: constants.
 */
typedef struct model_format {
    const char *name;    /* in a .model file */
    const char *schema;  /* of "format" in JSON Schema; NULL: none */
    const char *pattern; /* of its texts; the calendar is in it */
    const char *grammar; /* for a grammar, which takes no leap seconds; or
                            NULL: the same */
    const lm_format *row;
    const char *symbol; /* of row; NULL: the C type is char * or lm_bytes */
    const char *c_type;
    uint32_t size, align;
    bool ordered; /* ge, gt, le and lt bind it */
} model_format;

/* NULL: it is none. */
const model_format *format_find(const char *name);

/* Compiled from its pattern. */
const model_dfa *format_dfa(lm_arena *arena, const model_format *format,
                            diag *d);

/* The pattern for a grammar. */
lm_pattern format_grammar(lm_arena *arena, const model_format *format, diag *d);

#endif
