/* SPDX-License-Identifier: MIT */
#ifndef LMC_EMIT_FAST_WAY_H
#define LMC_EMIT_FAST_WAY_H

#include "plan.h"

/*
 * How an emitted parser reads a field: which function of lm/fast.h it calls.
 *
 *     switch (fast_way_in(p, &field->type)) { ... }
 *
 * Threads: pure functions.
 */
typedef enum fast_way {
    BY_TEXT,
    BY_INT,
    BY_DOUBLE,
    BY_BOOL,
    BY_WORD,
    BY_SCALAR, /* through its table */
    BY_TEXTS,  /* a list of strings */
    BY_LIST,
    BY_MODEL,
    BY_ANY,  /* by the tables, one value of it */
    BY_OTHER /* only null is taken */
} fast_way;

/* Going by the type alone. */
fast_way fast_way_of(const plan_type *type);

/* The same, but BY_OTHER for what might hold models that have checks. */
fast_way fast_way_in(const plan *p, const plan_type *type);

bool fast_is_required(const model_field *field);

/* The longer of the forms of a key can be compared. */
bool fast_is_short(const char *key);

#endif
