/* SPDX-License-Identifier: MIT */
#ifndef LM_TOLD_H
#define LM_TOLD_H

#include "find_json.h"
#include "lm/buffer.h"
#include "lm/target.h"

#include <stdbool.h>

/*
 * What a target tells of its type: constants as they are, or, of a list, those
 * of its item with a few words around them, so that a program holds the text
 * of a type once.
 *
 *     lm__put_schema(&text, target, row->profile);
 *
 * Threads: pure functions.
 */

enum { LM__TOLD_PIECES = 5 };

/* A text: these, one behind the other. */
typedef struct lm__told {
    lm__span piece[LM__TOLD_PIECES];
    size_t n;
} lm__told;

/* The schema; where the target has none in that profile, the canonical one. */
lm__told lm__told_schema(const lm_target *target, lm_profile profile);
void lm__put_schema(lm_buffer *out, const lm_target *target,
                    lm_profile profile);

/* The target has a schema of its own in that profile. */
bool lm__has_schema(const lm_target *target, lm_profile profile);

/* The compact notation, with the words that say so before it. */
void lm__put_notation(lm_buffer *out, const lm_target *target);
bool lm__has_notation(const lm_target *target);

/* The grammar; there must be one. */
lm__told lm__told_grammar(const lm_target *target);
bool lm__has_grammar(const lm_target *target);

#endif
