/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_STATE_H
#define LM_BIND_STATE_H

#include "fetch.h"
#include "lm/parser.h"

/*
 * lm_parser_state_of for a value that is complete and has left its parser.
 *
 * Threads: pure functions.
 */
lm_state lm__value_state_of(const lm_type *type, const void *value,
                            const void *address, size_t size);

/*
 * How many items of a list are complete and show: field i of the root, which is
 * a model. It takes no longer the more there are.
 */
size_t lm__parser_items(const lm_parser *parser, uint32_t i);

/*
 * That item of the same list, which is complete, has kept all rules. Where the
 * report has no room for all violations, it is not known of any that it has.
 */
bool lm__parser_item_holds(const lm_parser *parser, uint32_t i, size_t number);

/* Adds what the next few bytes will touch. */
void lm__parser_soon(const lm_parser *parser, lm__soon *soon);

#endif
