/* SPDX-License-Identifier: MIT */
#ifndef LMC_DFA_TABLE_H
#define LMC_DFA_TABLE_H

#include "dfa.h"
#include "nfa.h"

/*
 * An automaton on its way from nfa to model_dfa: dfa_build.c makes it,
 * dfa_minimise.c joins the states that cannot be told apart, and dfa.c puts
 * it into its final form.
 *
 * Threads: as the arena.
 */
typedef struct dfa_table {
    uint8_t classes[256];
    size_t n_classes;
    size_t n_states; /* 0: dead */
    uint16_t start;
    uint16_t *next; /* [state * n_classes + class] */
    bool *accepts;
} dfa_table;

/* False: more than DFA_MAX_STATES states, or far too many steps. */
bool dfa_build(lm_arena *arena, const nfa *nfa, dfa_table *table);

/* The block of each state: states of one block accept the same texts. */
uint16_t *dfa_minimise(lm_arena *arena, const dfa_table *table);

#endif
