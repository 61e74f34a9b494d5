/* SPDX-License-Identifier: MIT */
#include "allocator.h"

#include <stdlib.h>

static void *resize_default(void *ctx, void *p, size_t old_size, size_t size)
{
    (void)ctx;
    (void)old_size;
    if (size)
        return realloc(p, size);
    free(p);
    return NULL;
}

const lm_allocator lm_allocator_default = {resize_default, NULL};
