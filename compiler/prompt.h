/* SPDX-License-Identifier: MIT */
#ifndef LMC_PROMPT_H
#define LMC_PROMPT_H

#include "schema.h"

/*
 * A type in the notation for prompts: close to TypeScript, which language
 * models read well, in a third of the tokens that a schema takes. Types that
 * stand more than once are named before the type itself:
 *
 *     Money = {
 *       amount: number // > 0
 *       currency: "EUR" | "USD"
 *     }
 *
 *     {
 *       name: string // Full name, as written
 *       price: Money
 *       paid?: Money
 *     }
 *
 * Threads: as the buffer.
 */
void prompt_print(lm_arena *arena, const schema_root *canonical,
                  lm_buffer *out);

/* The rules of a schema, short: "0 to 150"; NULL: it has none. */
const char *prompt_rules(lm_arena *arena, const schema *s);

#endif
