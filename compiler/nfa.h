/* SPDX-License-Identifier: MIT */
#ifndef LMC_NFA_H
#define LMC_NFA_H

#include "regex.h"

/*
 * A tree as an automaton over the bytes of UTF-8 that may be in several
 * states at once (Thompson's construction).
 *
 *     nfa n = {0};
 *     if (nfa_build(&arena, tree, &n)) ... n.states[n.start] ...
 *
 * Threads: as the arena.
 */
typedef enum nfa_kind {
    NFA_BYTES, /* a byte of [first, last] leads to out */
    NFA_SPLIT, /* out and other, without a byte */
    NFA_START, /* out, at the start of the text only */
    NFA_END,   /* out, at the end of the text only */
    NFA_MATCH,
    NFA_FAIL
} nfa_kind;

typedef struct nfa_state {
    nfa_kind kind;
    uint8_t first;
    uint8_t last;
    uint32_t out;
    uint32_t other;
} nfa_state;

typedef struct nfa {
    nfa_state *states;
    size_t n;
    size_t capacity;
    uint32_t start; /* of a match that begins anywhere */
} nfa;

/* States that are made at most: false if more would be needed. */
#define NFA_MAX 32000

bool nfa_build(lm_arena *arena, const regex_node *tree, nfa *nfa);

#endif
