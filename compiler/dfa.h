/* SPDX-License-Identifier: MIT */
#ifndef LMC_DFA_H
#define LMC_DFA_H

#include "diag.h"
#include "source.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A pattern as a minimal automaton over the bytes of UTF-8: the contents of an
 * lm_pattern (see lm/table.h). State 0 is dead, state 1 the start; a text
 * satisfies the pattern if its last byte leads to a state that accepts.
 *
 *     const model_dfa *dfa = dfa_compile(&arena, "^[a-z]+$", span, &diag);
 *     dfa_matches(dfa, "abc", 3)
 *
 * Threads: constant once it is made.
 */
typedef struct model_dfa {
    const char *source;
    const char *format; /* whose texts these are; NULL: of a pattern */
    uint8_t classes[256];
    uint16_t *next;   /* [state * n_classes + class] */
    uint8_t *accepts; /* a bit a state */
    uint16_t n_classes;
    uint16_t n_states;
} model_dfa;

/* A pattern that needs more states is refused. */
#define DFA_MAX_STATES 4096

/*
 * Compiles the portable subset of ECMA-262: an unanchored search, as JSON
 * Schema's pattern is. NULL after a diagnostic at span, which names what is
 * refused (look-around, back-references, too many states).
 */
model_dfa *dfa_compile(lm_arena *arena, const char *pattern, source_span span,
                       diag *diag);

/* Whether a text satisfies the pattern. */
bool dfa_matches(const model_dfa *dfa, const char *text, size_t n);

#endif
