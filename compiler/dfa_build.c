/* SPDX-License-Identifier: MIT */
#include "dfa_table.h"
#include "list.h"
#include "strmap.h"

#include <stdlib.h>
#include <string.h>

/* Steps from nfa state to nfa state, over all: a bound on time. */
enum { MAX_STEPS = 16000000 };

/* States of the nfa that the text may be in, and how it is recognised. */
typedef struct state_set {
    uint32_t *members; /* those that wait for a byte, or for the end */
    size_t n;
    bool matched; /* whatever follows */
    bool accepts; /* if the text ends here */
} state_set;

typedef struct subset {
    lm_arena *arena;
    const nfa *nfa;
    dfa_table *table;
    list_of(state_set) sets; /* one for each state of the dfa */
    strmap numbers;          /* by key: 1 + the number of the set */
    uint32_t *seen;          /* by nfa state: the round it was reached in */
    uint32_t round;
    uint32_t *stack;
    size_t n_stack;
    uint32_t *reached;
    size_t n_steps;
} subset;

/* Bytes that no state tells apart share a class. */
static void find_classes(const nfa *n, dfa_table *table)
{
    bool cut[257] = {false};

    for (size_t i = 0; i < n->n; i++) {
        if (n->states[i].kind != NFA_BYTES)
            continue;
        cut[n->states[i].first] = true;
        cut[n->states[i].last + 1] = true;
    }
    table->n_classes = 1;
    for (unsigned byte = 1; byte < 256; byte++) {
        table->n_classes += cut[byte];
        table->classes[byte] = (uint8_t)(table->n_classes - 1);
    }
}

static void push(subset *s, uint32_t state)
{
    s->n_steps++;
    if (s->seen[state] == s->round)
        return;
    s->seen[state] = s->round;
    s->stack[s->n_stack++] = state;
}

/* Follows what needs no byte from the states on the stack. */
static state_set closure(subset *s, bool at_start, bool at_end)
{
    state_set set = {.members = s->reached};

    while (s->n_stack) {
        uint32_t i = s->stack[--s->n_stack];
        const nfa_state *state = &s->nfa->states[i];

        switch (state->kind) {
        case NFA_SPLIT:
            push(s, state->other);
            push(s, state->out);
            break;
        case NFA_START:
            if (at_start)
                push(s, state->out);
            break;
        case NFA_END:
            set.members[set.n++] = i;
            if (at_end)
                push(s, state->out);
            break;
        case NFA_BYTES:
            set.members[set.n++] = i;
            break;
        case NFA_MATCH:
            set.matched = true;
            break;
        case NFA_FAIL:
            break;
        }
    }
    return set;
}

static bool is_member(const nfa_state *state)
{
    return state->kind == NFA_BYTES || state->kind == NFA_END;
}

static int compare_states(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

/* By number. A set that holds many of all states is read off their marks. */
static void sort_members(const subset *s, state_set *set)
{
    size_t n = 0;

    if (set->n < s->nfa->n / 16) {
        qsort(set->members, set->n, sizeof(*set->members), compare_states);
        return;
    }
    for (uint32_t i = 0; i < s->nfa->n; i++)
        if (s->seen[i] == s->round && is_member(&s->nfa->states[i]))
            set->members[n++] = i;
}

/* Does the end of the text, right here, complete a match? */
static bool accepts_end(subset *s, const state_set *set, bool at_start)
{
    uint32_t *members = s->reached;
    bool accepts;

    s->round++;
    for (size_t i = 0; i < set->n; i++)
        if (s->nfa->states[set->members[i]].kind == NFA_END)
            push(s, set->members[i]);
    if (s->n_stack == 0)
        return false;
    s->reached = s->stack + s->nfa->n;
    accepts = closure(s, at_start, true).matched;
    s->reached = members;
    return accepts;
}

/* Three digits of base 64 a state, none of them NUL, and how it ends. */
static const char *key_of(subset *s, const state_set *set)
{
    static const char ends[] = {'n', 'a', 'm'};
    char *key = alloc_array(s->arena, set->n * 3 + 2, char);
    char *at = key;

    *at++ = ends[set->matched + set->accepts];
    for (size_t i = 0; i < set->n; i++) {
        uint32_t number = set->members[i];

        for (int k = 0; k < 3; k++, number >>= 6)
            *at++ = (char)(1 + (number & 0x3F));
    }
    return key;
}

/* The number of the set on the stack's closure; new ones are kept. */
static size_t number_of(subset *s, bool at_start)
{
    state_set set = closure(s, at_start, false);
    const char *key;
    void **slot;

    sort_members(s, &set);
    set.accepts = set.matched || accepts_end(s, &set, at_start);
    if (set.matched)
        set.n = 0;
    key = key_of(s, &set);
    slot = strmap_slot(s->arena, &s->numbers, key);
    if (!*slot) {
        state_set *kept = list_add(s->arena, &s->sets);
        size_t *number = alloc_new(s->arena, size_t);

        *kept = set;
        kept->members = alloc_array(s->arena, set.n, uint32_t);
        if (set.n)
            memcpy(kept->members, set.members, set.n * sizeof(uint32_t));
        *number = s->sets.n - 1;
        *slot = number;
    }
    return *(size_t *)*slot;
}

static size_t step(subset *s, size_t from, uint8_t byte)
{
    state_set set = s->sets.items[from];

    if (set.matched)
        return from;
    s->round++;
    for (size_t i = 0; i < set.n; i++) {
        const nfa_state *state = &s->nfa->states[set.members[i]];

        if (state->kind == NFA_BYTES && state->first <= byte &&
            byte <= state->last)
            push(s, state->out);
    }
    s->n_steps += set.n;
    return number_of(s, false);
}

static void fill_row(subset *s, size_t from)
{
    dfa_table *table = s->table;
    int column = -1;

    for (unsigned byte = 0; byte < 256; byte++) {
        if (table->classes[byte] == column)
            continue;
        column = table->classes[byte];
        table->next[from * table->n_classes + (size_t)column] =
            (uint16_t)step(s, from, (uint8_t)byte);
    }
}

bool dfa_build(lm_arena *arena, const nfa *n, dfa_table *table)
{
    subset s = {.arena = arena, .nfa = n, .table = table};

    find_classes(n, table);
    table->next =
        alloc_array(arena, DFA_MAX_STATES * table->n_classes, uint16_t);
    s.seen = alloc_array(arena, n->n, uint32_t);
    s.stack = alloc_array(arena, n->n * 3, uint32_t);
    s.reached = s.stack + n->n * 2;
    s.round = 1;
    number_of(&s, false); /* the empty set: dead */
    push(&s, n->start);
    table->start = (uint16_t)number_of(&s, true);
    for (size_t i = 0; i < s.sets.n; i++) {
        if (s.n_steps > MAX_STEPS || s.sets.n > DFA_MAX_STATES)
            return false;
        fill_row(&s, i);
    }
    table->n_states = s.sets.n;
    table->accepts = alloc_array(arena, s.sets.n, bool);
    for (size_t i = 0; i < s.sets.n; i++)
        table->accepts[i] = s.sets.items[i].accepts;
    return s.sets.n <= DFA_MAX_STATES;
}
