/* SPDX-License-Identifier: MIT */
#include "nfa.h"

#include "alloc.h"
#include "utf8.h"

/* Each part is built with the state that follows it at hand, from the end of
   the pattern to its start, so that nothing has to be patched. */
typedef struct builder {
    lm_arena *arena;
    nfa *nfa;
    bool full;
} builder;

static uint32_t add(builder *b, nfa_state state)
{
    if (b->nfa->n >= NFA_MAX) {
        b->full = true;
        return 0;
    }
    b->nfa->states = alloc_grow(b->arena, b->nfa->states, b->nfa->n,
                                &b->nfa->capacity, sizeof(state));
    b->nfa->states[b->nfa->n] = state;
    return (uint32_t)b->nfa->n++;
}

static uint32_t split(builder *b, uint32_t out, uint32_t other)
{
    return add(b, (nfa_state){.kind = NFA_SPLIT, .out = out, .other = other});
}

/* Code points whose encodings differ in the ranges of single bytes only. */
static uint32_t bytes(builder *b, uint32_t first, uint32_t last, uint32_t next)
{
    char low[4];
    char high[4];
    size_t n = lm__utf8_put(low, first);

    lm__utf8_put(high, last);
    while (n--)
        next = add(b, (nfa_state){.kind = NFA_BYTES,
                                  .first = (uint8_t)low[n],
                                  .last = (uint8_t)high[n],
                                  .out = next});
    return next;
}

/* The last code point up to which [first, last] is such a range. */
static uint32_t uniform_end(uint32_t first, uint32_t last)
{
    static const uint32_t size_ends[] = {0x7F, 0x7FF, 0xFFFF};

    for (size_t i = 0; i < 3; i++)
        if (first <= size_ends[i] && last > size_ends[i])
            last = size_ends[i];
    for (uint32_t mask = 0x3F; first > 0x7F && mask <= 0x3FFFF;
         mask = mask << 6 | 0x3F) {
        if ((first & ~mask) == (last & ~mask))
            break;
        if (first & mask)
            return first | mask;
        if ((last & mask) != mask)
            last = (last & ~mask) - 1;
    }
    return last;
}

static uint32_t build_set(builder *b, const regex_set *set, uint32_t next)
{
    uint32_t start = add(b, (nfa_state){.kind = NFA_FAIL});

    for (size_t i = 0; i < set->n; i++) {
        uint32_t first = set->ranges[i].first;
        uint32_t last = set->ranges[i].last;

        while (first <= last && !b->full) {
            uint32_t end = uniform_end(first, last);

            start = split(b, bytes(b, first, end, next), start);
            first = end + 1;
        }
    }
    return start;
}

static uint32_t build(builder *b, const regex_node *node, uint32_t next);

/* x{2,4} is xx(x(x)?)?, and x{2,} is xxx*. */
static uint32_t build_repeat(builder *b, const regex_node *node, uint32_t next)
{
    uint32_t exit = next;
    uint32_t loop;

    if (node->max == REGEX_MANY) {
        loop = split(b, 0, exit);
        next = build(b, node->items[0], loop);
        if (!b->full)
            b->nfa->states[loop].out = next;
        next = loop;
    } else {
        for (uint32_t i = node->min; i < node->max && !b->full; i++)
            next = split(b, build(b, node->items[0], next), exit);
    }
    for (uint32_t i = 0; i < node->min && !b->full; i++)
        next = build(b, node->items[0], next);
    return next;
}

static uint32_t build(builder *b, const regex_node *node, uint32_t next)
{
    uint32_t start;

    if (b->full)
        return 0;
    switch (node->kind) {
    case REGEX_SET:
        return build_set(b, &node->set, next);
    case REGEX_CAT:
        for (size_t i = node->n_items; i-- > 0;)
            next = build(b, node->items[i], next);
        return next;
    case REGEX_ALT:
        start = build(b, node->items[0], next);
        for (size_t i = 1; i < node->n_items; i++)
            start = split(b, start, build(b, node->items[i], next));
        return start;
    case REGEX_REPEAT:
        return build_repeat(b, node, next);
    case REGEX_START:
        return add(b, (nfa_state){.kind = NFA_START, .out = next});
    case REGEX_END:
        return add(b, (nfa_state){.kind = NFA_END, .out = next});
    }
    return next;
}

bool nfa_build(lm_arena *arena, const regex_node *tree, nfa *n)
{
    builder b = {arena, n, false};
    uint32_t match = add(&b, (nfa_state){.kind = NFA_MATCH});
    uint32_t loop = split(&b, 0, 0);
    uint32_t any = add(
        &b,
        (nfa_state){.kind = NFA_BYTES, .first = 0, .last = 0xFF, .out = loop});
    uint32_t start = build(&b, tree, match);

    n->states[loop].out = start;
    n->states[loop].other = any;
    n->start = loop;
    return !b.full;
}
