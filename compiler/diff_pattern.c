/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "dfa.h"
#include "diff_part.h"

#include <string.h>

/* Pairs of states looked at; with more than these the answer is no. */
enum { MAX_PAIRS = 200000 };

/* A walk over two automata at once, from the pair of their starts. */
typedef struct walk {
    const model_dfa *a, *b;
    uint8_t *seen; /* a bit a pair */
    list_of(uint32_t) open;
    lm_arena *arena;
    uint8_t bytes[256]; /* one of each pair of classes */
    size_t n_bytes;
} walk;

static void pick_bytes(walk *w)
{
    bool *taken =
        alloc_array(w->arena, (size_t)w->a->n_classes * w->b->n_classes, bool);

    for (int byte = 0; byte < 256; byte++) {
        bool *pair =
            &taken[w->a->classes[byte] * w->b->n_classes + w->b->classes[byte]];

        if (!*pair)
            w->bytes[w->n_bytes++] = (uint8_t)byte;
        *pair = true;
    }
}

static uint16_t next_state(const model_dfa *dfa, uint16_t state, uint8_t byte)
{
    return dfa->next[(size_t)state * dfa->n_classes + dfa->classes[byte]];
}

static bool accepts(const model_dfa *dfa, uint16_t state)
{
    return dfa->accepts[state / 8] >> (state % 8) & 1;
}

static void reach(walk *w, uint16_t a, uint16_t b)
{
    uint32_t pair = (uint32_t)a * w->b->n_states + b;
    uint8_t bit = (uint8_t)(1 << pair % 8);

    /* Behind a's dead state there is nothing that b could miss. */
    if (!a || (w->seen[pair / 8] & bit))
        return;
    w->seen[pair / 8] |= bit;
    *list_add(w->arena, &w->open) = pair;
}

bool diff_pattern_fits(lm_arena *arena, const model_dfa *before,
                       const model_dfa *after)
{
    /* Every text: what no pattern is. */
    uint16_t next[] = {0, 1};
    uint8_t second = 2;
    const model_dfa all = {
        .next = next, .accepts = &second, .n_classes = 1, .n_states = 2};
    walk w = {.a = before ? before : &all, .b = after, .arena = arena};

    w.seen = alloc_array(arena, (size_t)w.a->n_states * after->n_states / 8 + 1,
                         uint8_t);
    pick_bytes(&w);
    reach(&w, 1, 1);
    for (size_t i = 0; i < w.open.n; i++) {
        uint16_t a = (uint16_t)(w.open.items[i] / after->n_states);
        uint16_t b = (uint16_t)(w.open.items[i] % after->n_states);

        if ((accepts(w.a, a) && !accepts(after, b)) || i > MAX_PAIRS)
            return false;
        for (size_t k = 0; k < w.n_bytes; k++)
            reach(&w, next_state(w.a, a, w.bytes[k]),
                  next_state(after, b, w.bytes[k]));
    }
    return true;
}
