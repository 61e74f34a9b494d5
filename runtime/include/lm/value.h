/* SPDX-License-Identifier: MIT */
#ifndef LM_VALUE_H
#define LM_VALUE_H

#include "lm/buffer.h"
#include "lm/error.h"
#include "lm/table.h"

#include <stdio.h>

LM_BEGIN_DECLS

/*
 * What can be done with a value of any model, given its table. Generated code
 * wraps these in functions of the model's own type.
 *
 * The law of ownership: what a call returns is yours until lm_value_free (in
 * generated code T_free); everything else is borrowed and must outlive the
 * call.
 *
 * Threads: a value may be read by any number of threads while none changes
 * it.
 */

/*
 * What follows goes at most so deep into a value (models, lists, maps and
 * unions each count). Deeper, and in a value that holds itself, writing and
 * printing fail, a copy is NULL and two values are not equal.
 */
#define LM_VALUE_DEPTH_MAX 1024

/* value may be NULL. For values that this library returned, whole. */
LM_API void lm_value_free(void *value);

/* A deep copy in a region of its own, one allocation; NULL: no memory. */
LM_API void *lm_value_copy(const lm_type *type, const void *value,
                           const lm_allocator *allocator);

/*
 * Equal as JSON values: lists in order, maps and objects in any, numbers and
 * strings however they are written; NaN equals itself. For maps and objects
 * that stand in another order it takes memory from malloc while it runs, so
 * that large ones take n log n steps; where there is none, false.
 */
LM_API bool lm_value_equal(const lm_type *type, const void *a, const void *b);

enum {
    LM_WRITE_INDENT = 1, /* two spaces a level, one member a line */
    LM_WRITE_NULLS = 2   /* absent optional fields as null, not left out */
};

/*
 * Appends the value as JSON: UTF-8, keys in the order of the model, doubles
 * in the shortest form that reads back the same. A value that JSON or the
 * model cannot express (NaN, an enum out of range, text that is not UTF-8,
 * a union of kind none) is LM_INVALID with err->path set, and buf is as it
 * was.
 */
LM_API lm_status lm_value_write(const lm_type *type, const void *value,
                                unsigned flags, lm_buffer *buf, lm_error *err);

/* For people, on one line: name="Jason" age=25. Returns as fputs does. */
LM_API int lm_value_print(const lm_type *type, const void *value, FILE *file);

LM_END_DECLS

#endif
