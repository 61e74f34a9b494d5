/* SPDX-License-Identifier: MIT */
#ifndef LM_PROVIDER_ROW_H
#define LM_PROVIDER_ROW_H

#include "lm/memory.h"
#include "lm/provider.h"

/*
 * A row of a file of providers as one of the library's: that which it is like,
 * with what the file says in its place.
 *
 *     lm_provider row;
 *     if (!lm__provider_row(&file->providers[i], &arena, &row))
 *         ... no memory ...
 *
 * Threads: those of the arena.
 */
struct lm_wire_ProviderRow;

/* Texts of `from` are borrowed, arrays are the arena's. false: no memory. */
bool lm__provider_row(const struct lm_wire_ProviderRow *from, lm_arena *arena,
                      lm_provider *out);

#endif
