/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_EQUAL_H
#define LM_BIND_EQUAL_H

#include "lm/error.h"
#include "lm/memory.h"
#include "lm/table.h"

/*
 * lm_value_equal with memory of the caller's, which is taken for maps and
 * objects in another order. *status is set if there was none, and they were
 * not compared to the end:
 *
 *     lm_status status = LM_OK;
 *     bool equal = lm__value_equal(type, a, b, allocator, &status);
 *
 * Threads: a pure function of what is read.
 */
bool lm__value_equal(const lm_type *type, const void *a, const void *b,
                     const lm_allocator *allocator, lm_status *status);

#endif
