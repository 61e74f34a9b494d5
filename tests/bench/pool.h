/* SPDX-License-Identifier: MIT */
#ifndef BENCH_POOL_H
#define BENCH_POOL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Where the peers put what they read, and the generator what it makes: the
 * cheapest allocation there is, inline, so that no peer is slow because of
 * its memory.
 *
 *     pool p = {0};
 *     char *name = pool_copy(&p, "Jason", 5);
 *     pool_reset(&p);    // keeps its blocks
 *     pool_free(&p);
 *
 * The program ends where there is no memory. Threads: one pool in one thread.
 */
typedef struct pool {
    struct pool_block *first;
    struct pool_block *now;
    char *at;
    char *end;
} pool;

/* Makes room for n bytes at p->at. */
void pool_grow(pool *p, size_t n);

void pool_reset(pool *p);
void pool_free(pool *p);

/* n bytes may be written at what is returned; pool_keep takes them. */
static inline char *pool_room(pool *p, size_t n)
{
    if ((size_t)(p->end - p->at) < n)
        pool_grow(p, n);
    return p->at;
}

static inline void pool_keep(pool *p, char *end)
{
    p->at = end;
}

/* n bytes aligned to 8, not cleared. */
static inline void *pool_take(pool *p, size_t n)
{
    char *at = pool_room(p, n + 8);

    at += -(uintptr_t)at & 7;
    p->at = at + n;
    return at;
}

/* A copy with a NUL behind it. */
static inline char *pool_copy(pool *p, const char *s, size_t n)
{
    char *to = pool_room(p, n + 1);

    memcpy(to, s, n);
    to[n] = '\0';
    p->at = to + n + 1;
    return to;
}

/*
 * Room for one more item behind the n at items: the array itself, or a copy
 * of it of twice the size when n reaches a power of two.
 */
static inline void *pool_push(pool *p, void *items, size_t n, size_t size)
{
    if ((n & (n - 1)) != 0 || (n > 0 && n < 4))
        return items;

    void *more = pool_take(p, (n == 0 ? 4 : n * 2) * size);

    if (items && n > 0)
        memcpy(more, items, n * size);
    return more;
}

#ifdef __cplusplus
}
#endif

#endif
