/* SPDX-License-Identifier: MIT */
#ifndef LMC_PROFILE_H
#define LMC_PROFILE_H

#include "diag.h"
#include "schema.h"

#include <lm/target.h>

/*
 * Profiles: what providers take of JSON Schema, a row of a table each, and the
 * canonical schema lowered to one. A lowering that loses something is told to
 * the model in a description, and to the user in a warning; what comes back is
 * always held to the canonical schema.
 *
 *     const schema_root *strict =
 *         profile_lower(arena, canonical, LM_PROFILE_OPENAI_STRICT, diag);
 *
 * Threads: as the arena.
 */

enum {
    PROFILE_CLOSED = 1,        /* additionalProperties: false everywhere */
    PROFILE_NO_ADDITIONAL = 2, /* additionalProperties is not taken */
    PROFILE_ALL_REQUIRED = 4,
    PROFILE_BARE_REFS = 8,      /* nothing stands beside $ref */
    PROFILE_INLINE_REFS = 16,   /* no $ref at all */
    PROFILE_NO_RECURSION = 32,  /* recursive types are unrolled */
    PROFILE_NO_CONST = 64,      /* const is an enum of one */
    PROFILE_STRING_ENUMS = 128, /* enum takes strings only */
    PROFILE_NULLABLE = 256,     /* nullable, no type null */
    PROFILE_ORDERED = 512,      /* propertyOrdering */
    PROFILE_ANCHORED = 1024,    /* patterns are ^...$ or nothing */
    PROFILE_INT_BOUNDS = 2048,  /* bounds of integers only */
    PROFILE_ONE_MIN_ITEM = 4096 /* minItems is 0 or 1 */
};

/* 0: none known. */
typedef struct profile_limits {
    unsigned properties, depth, enum_values, name_bytes, optional, unions;
} profile_limits;

typedef struct profile {
    const char *word; /* on the command line */
    unsigned flags;
    uint32_t drop;       /* keywords that are left out, as bits */
    uint32_t fold;       /* keywords told in the description */
    const char *formats; /* those it takes, between spaces; NULL: all */
    unsigned max_length; /* the largest there is; 0: none known */
    unsigned max_items;
    profile_limits limits;
} profile;

extern const profile profiles[LM_PROFILE_COUNT_];

/* Warnings go to d; NULL: nobody wants them. */
const schema_root *profile_lower(lm_arena *arena, const schema_root *canonical,
                                 lm_profile which, diag *d);

/* Warns where the lowered schema is more than the provider takes. */
void profile_check_limits(const schema_root *root, const profile *p,
                          const model_decl *decl, diag *d);

#endif
