/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_FETCH_H
#define LM_BASE_FETCH_H

#include "scan.h"

#include <stddef.h>

/*
 * Tells the processor what will be touched soon, so that it is there by then.
 * With thousands of streams in turn each has left the caches when more of it
 * comes; fetched while the system and libcurl read the bytes, it costs nothing.
 *
 *     lm__soon soon = {0};
 *     lm__soon_add(&soon, stream, sizeof(*stream));
 *     ... much later ...
 *     lm__soon_fetch(&soon);
 *     ... other work, then that on the stream ...
 *
 * Nothing is read: an address may be of memory that is gone.
 *
 * Threads: pure functions.
 */
enum { LM__SOON = 7, LM__CACHE_LINE = 64 };

typedef struct lm__soon {
    const void *at[LM__SOON];
    unsigned short sizes[LM__SOON];
    unsigned n;
} lm__soon;

/* Always in line: gcc drops calls of functions that only do this. */
LM__INLINE void lm__fetch(const void *p, size_t n)
{
#ifdef __GNUC__
    const char *at = p;

    for (size_t i = 0; i < n; i += LM__CACHE_LINE)
        __builtin_prefetch(at + i);
    /* p need not be where a line begins. */
    if (n)
        __builtin_prefetch(at + n - 1);
#else
    (void)p;
    (void)n;
#endif
}

/* size bytes at p, which may be NULL; what there is no room for is left out. */
static inline void lm__soon_add(lm__soon *soon, const void *p, size_t size)
{
    if (!p || soon->n == LM__SOON)
        return;
    soon->at[soon->n] = p;
    soon->sizes[soon->n++] = (unsigned short)size;
}

LM__INLINE void lm__soon_fetch(const lm__soon *soon)
{
    for (unsigned i = 0; i < soon->n; i++)
        lm__fetch(soon->at[i], soon->sizes[i]);
}

#endif
