/* SPDX-License-Identifier: MIT */
#ifndef SHAPES_H
#define SHAPES_H

#include <lm/check.h>
#include <lm/table.h>

/*
 * Types made for one rule each, beside the models of models.h: `shape` is a
 * field called v of the type under test, so that paths and positions show.
 *
 *     static const lm_type ages = {LM_KIND_INT, ...};
 *     const lm_type *model = shape(&ages, LM_FIELD_REQUIRED, NULL);
 *     reads(model, NULL, "{\"v\":200}", ...);
 *
 * Tables are built in static memory and hold until the program ends.
 *
 * Threads: none.
 */

/* Room for any value in a shape's struct, and for what goes with it. */
enum { SHAPE_SLOT = 256, SHAPE_COMPANION = 128 };

/* { v: type }; init: its default as JSON, or NULL. */
const lm_type *shape(const lm_type *type, unsigned field_flags,
                     const char *init);

/* The same with a check on v and one on the model; either may be NULL. */
const lm_type *shape_checked(const lm_type *type, lm_check_fn field,
                             lm_check_fn model);

/* The same with flags of the model. */
const lm_type *shape_flagged(const lm_type *type, unsigned model_flags);

/* A model of n required int fields f0, f1, ... */
const lm_type *shape_wide(unsigned n);

/* Words in the form of keys (lead 2, trail 2) or of values (1, 1). */
const lm_words *words_new(const char *const *list, size_t n, unsigned lead);

#endif
