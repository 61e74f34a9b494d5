/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_ALLOCATOR_H
#define LM_BASE_ALLOCATOR_H

#include "lm/memory.h"

/*
 * Calls of an lm_allocator, NULL being the default one:
 *
 *     struct node *n = lm__new(allocator, sizeof(*n));
 *     ...
 *     lm__delete(allocator, n, sizeof(*n));
 *
 * Threads: as the allocator's own.
 */

static inline void *lm__resize(const lm_allocator *allocator, void *p,
                               size_t old_size, size_t size)
{
    if (!allocator)
        allocator = &lm_allocator_default;
    return allocator->resize(allocator->ctx, p, old_size, size);
}

/* size is above 0. NULL: no memory. */
static inline void *lm__new(const lm_allocator *allocator, size_t size)
{
    return lm__resize(allocator, NULL, 0, size);
}

/* p may be NULL. */
static inline void lm__delete(const lm_allocator *allocator, void *p,
                              size_t size)
{
    if (p)
        lm__resize(allocator, p, size, 0);
}

#endif
