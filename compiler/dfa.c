/* SPDX-License-Identifier: MIT */
#include "dfa.h"

#include "alloc.h"
#include "dfa_table.h"
#include "regex.h"

#include <string.h>

/* The numbers of the blocks in the order in which the start reaches them. */
typedef struct numbering {
    uint16_t *number_of; /* by block; 0: none yet */
    uint16_t *state_of;  /* by number: a state of the block */
    size_t n;
} numbering;

static numbering number_blocks(lm_arena *arena, const dfa_table *table,
                               const uint16_t *block_of)
{
    numbering order = {.n = 2};

    order.number_of = alloc_array(arena, table->n_states, uint16_t);
    order.state_of = alloc_array(arena, table->n_states + 2, uint16_t);
    order.number_of[block_of[table->start]] = 1;
    order.state_of[1] = table->start;
    for (size_t i = 1; i < order.n; i++) {
        const uint16_t *next =
            table->next + order.state_of[i] * table->n_classes;

        for (size_t column = 0; column < table->n_classes; column++) {
            uint16_t block = block_of[next[column]];

            if (block == block_of[0] || order.number_of[block])
                continue;
            order.number_of[block] = (uint16_t)order.n;
            order.state_of[order.n++] = next[column];
        }
    }
    return order;
}

/* Rows of the minimal automaton, columns still those of the first. */
static uint16_t *make_rows(lm_arena *arena, const dfa_table *table,
                           const uint16_t *block_of, const numbering *order)
{
    size_t n_classes = table->n_classes;
    uint16_t *rows = alloc_array(arena, order->n * n_classes, uint16_t);

    for (size_t i = 1; i < order->n; i++)
        for (size_t column = 0; column < n_classes; column++) {
            uint16_t to = table->next[order->state_of[i] * n_classes + column];

            rows[i * n_classes + column] = order->number_of[block_of[to]];
        }
    return rows;
}

static bool same_column(const uint16_t *rows, size_t n_states, size_t n_classes,
                        size_t a, size_t b)
{
    for (size_t i = 0; i < n_states; i++)
        if (rows[i * n_classes + a] != rows[i * n_classes + b])
            return false;
    return true;
}

/* Bytes that the minimal automaton does not tell apart share a class. */
static void join_classes(lm_arena *arena, const dfa_table *table,
                         const uint16_t *rows, model_dfa *dfa)
{
    size_t n = dfa->n_states;
    size_t n_classes = table->n_classes;
    size_t kept[256] = {0};
    uint8_t class_of[256];

    for (size_t column = 0; column < n_classes; column++) {
        size_t k = 0;

        while (k < dfa->n_classes &&
               !same_column(rows, n, n_classes, kept[k], column))
            k++;
        if (k == dfa->n_classes)
            kept[dfa->n_classes++] = column;
        class_of[column] = (uint8_t)k;
    }
    for (size_t byte = 0; byte < 256; byte++)
        dfa->classes[byte] = class_of[table->classes[byte]];
    dfa->next = alloc_array(arena, n * dfa->n_classes, uint16_t);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < dfa->n_classes; k++)
            dfa->next[i * dfa->n_classes + k] = rows[i * n_classes + kept[k]];
}

static model_dfa *make_dfa(lm_arena *arena, const dfa_table *table,
                           const uint16_t *block_of)
{
    numbering order = number_blocks(arena, table, block_of);
    model_dfa *dfa = alloc_new(arena, model_dfa);

    dfa->n_states = (uint16_t)order.n;
    dfa->accepts = alloc_array(arena, (order.n + 7) / 8, uint8_t);
    for (size_t i = 1; i < order.n; i++)
        if (table->accepts[order.state_of[i]])
            dfa->accepts[i / 8] |= (uint8_t)(1u << i % 8);
    join_classes(arena, table, make_rows(arena, table, block_of, &order), dfa);
    return dfa;
}

/* The work takes much more memory than the result: it has its own arena. */
static const char *compile(lm_arena *arena, lm_arena *scratch,
                           const regex_node *tree, model_dfa **out)
{
    nfa n = {0};
    dfa_table table = {0};
    const uint16_t *block_of;

    if (!nfa_build(scratch, tree, &n) || !dfa_build(scratch, &n, &table))
        return "the pattern is too large: shorter repetitions, or an anchor "
               "'^', make it smaller";
    block_of = dfa_minimise(scratch, &table);
    if (block_of[table.start] == block_of[0])
        return "no string matches the pattern";
    *out = make_dfa(arena, &table, block_of);
    return NULL;
}

model_dfa *dfa_compile(lm_arena *arena, const char *pattern, source_span span,
                       diag *d)
{
    lm_arena scratch = {.allocator = &alloc_or_exit};
    const regex_node *tree = regex_parse(&scratch, pattern, span, d);
    model_dfa *dfa = NULL;
    const char *failure = NULL;

    if (tree)
        failure = compile(arena, &scratch, tree, &dfa);
    if (failure)
        diag_error(d, span, "%s", failure);
    if (dfa)
        dfa->source = pattern;
    lm_arena_free(&scratch);
    return dfa;
}

bool dfa_matches(const model_dfa *dfa, const char *text, size_t n)
{
    size_t state = 1;

    for (size_t i = 0; i < n && state; i++) {
        uint8_t column = dfa->classes[(unsigned char)text[i]];

        state = dfa->next[state * dfa->n_classes + column];
    }
    return (dfa->accepts[state / 8] >> state % 8) & 1;
}
