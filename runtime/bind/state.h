/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_STATE_H
#define LM_BIND_STATE_H

#include "lm/parser.h"

/*
 * lm_parser_state_of for a value that is complete and has left its parser.
 *
 * Threads: a pure function.
 */
lm_state lm__value_state_of(const lm_type *type, const void *value,
                            const void *address, size_t size);

#endif
