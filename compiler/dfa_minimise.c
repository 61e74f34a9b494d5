/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "dfa_table.h"

#include <string.h>

/*
 * Hopcroft's algorithm. States are kept in an array in which those of one
 * block lie together; a block is split by moving the states that lead into
 * the splitter to its front.
 */
typedef struct block {
    uint32_t first;
    uint32_t end;
    uint32_t n_marked;
    bool waiting; /* as a splitter */
} block;

typedef struct partition {
    const dfa_table *table;
    uint32_t *states; /* sorted by block */
    uint32_t *place;  /* of each state in states */
    uint16_t *block_of;
    block *blocks;
    size_t n_blocks;
    uint16_t *work; /* splitters that wait */
    size_t n_work;
    uint16_t *touched;
    size_t n_touched;
    uint32_t *splitter; /* copy of the states of one */
    uint32_t *sources;  /* states that lead to a state, by class */
    uint32_t *at;       /* [column * (n + 1) + state]: where they begin */
} partition;

/* For each class the states sorted by where they lead: a counting sort. */
static void invert(partition *p)
{
    const dfa_table *t = p->table;
    size_t n = t->n_states;

    for (size_t column = 0; column < t->n_classes; column++) {
        uint32_t *at = p->at + column * (n + 1);
        uint32_t *sources = p->sources + column * n;

        for (size_t i = 0; i < n; i++)
            at[t->next[i * t->n_classes + column]]++;
        for (size_t i = 1; i <= n; i++)
            at[i] += at[i - 1];
        for (size_t i = n; i-- > 0;)
            sources[--at[t->next[i * t->n_classes + column]]] = (uint32_t)i;
    }
}

static void swap_states(partition *p, uint32_t i, uint32_t k)
{
    uint32_t state = p->states[i];

    p->states[i] = p->states[k];
    p->states[k] = state;
    p->place[p->states[i]] = i;
    p->place[p->states[k]] = k;
}

static void mark(partition *p, uint32_t state)
{
    uint16_t number = p->block_of[state];
    block *b = &p->blocks[number];

    if (p->place[state] < b->first + b->n_marked)
        return;
    if (b->n_marked == 0)
        p->touched[p->n_touched++] = number;
    swap_states(p, p->place[state], b->first + b->n_marked);
    b->n_marked++;
}

static void wait_for(partition *p, uint16_t number)
{
    p->blocks[number].waiting = true;
    p->work[p->n_work++] = number;
}

/* The marked part of a block becomes one of its own. */
static void split(partition *p, uint16_t number)
{
    block *b = &p->blocks[number];
    uint16_t made = (uint16_t)p->n_blocks;
    block part = {b->first, b->first + b->n_marked, 0, false};

    b->n_marked = 0;
    if (part.end == b->end)
        return;
    p->blocks[p->n_blocks++] = part;
    b->first = part.end;
    for (uint32_t i = part.first; i < part.end; i++)
        p->block_of[p->states[i]] = made;
    if (b->waiting || part.end - part.first <= b->end - b->first)
        wait_for(p, made);
    else
        wait_for(p, number);
}

static void refine(partition *p, uint16_t number)
{
    block *b = &p->blocks[number];
    size_t n = p->table->n_states;
    uint32_t size = b->end - b->first;

    b->waiting = false;
    memcpy(p->splitter, p->states + b->first, size * sizeof(*p->splitter));
    for (size_t column = 0; column < p->table->n_classes; column++) {
        const uint32_t *at = p->at + column * (n + 1);
        const uint32_t *sources = p->sources + column * n;

        for (uint32_t i = 0; i < size; i++)
            for (uint32_t k = at[p->splitter[i]]; k < at[p->splitter[i] + 1];
                 k++)
                mark(p, sources[k]);
        while (p->n_touched)
            split(p, p->touched[--p->n_touched]);
    }
}

/* Two blocks to begin with: what accepts, and what does not. */
static void begin(partition *p)
{
    size_t n = p->table->n_states;

    p->blocks[0].end = (uint32_t)n;
    p->n_blocks = 1;
    for (uint32_t i = 0; i < n; i++) {
        p->states[i] = i;
        p->place[i] = i;
    }
    for (uint32_t i = 0; i < n; i++)
        if (p->table->accepts[i])
            mark(p, i);
    wait_for(p, 0);
    while (p->n_touched)
        split(p, p->touched[--p->n_touched]);
}

uint16_t *dfa_minimise(lm_arena *arena, const dfa_table *table)
{
    size_t n = table->n_states;
    partition p = {.table = table};

    p.states = alloc_array(arena, n, uint32_t);
    p.place = alloc_array(arena, n, uint32_t);
    p.splitter = alloc_array(arena, n, uint32_t);
    p.block_of = alloc_array(arena, n, uint16_t);
    p.touched = alloc_array(arena, n, uint16_t);
    p.work = alloc_array(arena, n + 1, uint16_t);
    p.blocks = alloc_array(arena, n, block);
    p.sources = alloc_array(arena, n * table->n_classes, uint32_t);
    p.at = alloc_array(arena, (n + 1) * table->n_classes, uint32_t);
    invert(&p);
    begin(&p);
    while (p.n_work)
        refine(&p, p.work[--p.n_work]);
    return p.block_of;
}
