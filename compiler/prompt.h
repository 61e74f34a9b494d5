/* SPDX-License-Identifier: MIT */
#ifndef LMC_PROMPT_H
#define LMC_PROMPT_H

#include "schema.h"

/*
 * A type in the notation for prompts: close to TypeScript, which language
 * models read well, in 40 hundredths of the tokens of a schema: no blank and
 * no mark that makes a token of its own. Types that stand more than once are
 * named before the type itself:
 *
 *     Money={
 *      amount:number // >0
 *      currency:"EUR"|"USD"
 *     }
 *
 *     {
 *      name:string // Full name, as written (length 1..80)
 *      price:Money
 *      paid?:Money
 *     }
 *
 * Threads: as the buffer.
 */
void prompt_print(lm_arena *arena, const schema_root *canonical,
                  lm_buffer *out);

/* The rules of a schema, short: "0..150"; NULL: it has none. */
const char *prompt_rules(lm_arena *arena, const schema *s);

/* The same with default, examples, and whether it is deprecated. */
const char *prompt_notes(lm_arena *arena, const schema *s);

/* "string" of SCHEMA_STRING; NULL: not one scalar type. */
const char *prompt_type_word(unsigned type);

#endif
