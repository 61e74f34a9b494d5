/* SPDX-License-Identifier: MIT */
#include "pool.h"

#include <stdio.h>
#include <stdlib.h>

enum { BLOCK_SIZE = 256 * 1024 };

struct pool_block {
    struct pool_block *next;
    size_t size; /* of the bytes behind the header */
};

static char *block_bytes(struct pool_block *block)
{
    return (char *)(block + 1);
}

static void use(pool *p, struct pool_block *block)
{
    p->now = block;
    p->at = block_bytes(block);
    p->end = p->at + block->size;
}

static struct pool_block *block_new(size_t n)
{
    size_t size = n > BLOCK_SIZE ? n : BLOCK_SIZE;
    struct pool_block *block =
        (struct pool_block *)malloc(sizeof(struct pool_block) + size);

    if (!block) {
        fputs("bench: out of memory\n", stderr);
        exit(1);
    }
    block->next = NULL;
    block->size = size;
    return block;
}

/* Blocks that a reset kept come first; one that is too small is passed by. */
void pool_grow(pool *p, size_t n)
{
    struct pool_block **link = p->now ? &p->now->next : &p->first;

    while (*link && (*link)->size < n)
        link = &(*link)->next;
    if (!*link)
        *link = block_new(n);
    use(p, *link);
}

void pool_reset(pool *p)
{
    if (p->first)
        use(p, p->first);
}

void pool_free(pool *p)
{
    struct pool_block *next;

    for (struct pool_block *block = p->first; block; block = next) {
        next = block->next;
        free(block);
    }
    *p = (pool){0};
}
