/* SPDX-License-Identifier: MIT */
#ifndef BENCH_VERIFY_H
#define BENCH_VERIFY_H

#include "shape.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What every result is held against. Threads: any.
 *
 *     if (value_hash(KIND_ORDER, order) != document->hash)
 *         ...
 */

/* Of all fields: presence, numbers by their bits, strings by their bytes. */
uint64_t value_hash(document_kind kind, const void *value);

/*
 * The rules of models.model, for peers that have none of their own: they run
 * it on each result, and it is part of their time.
 */
bool value_valid(document_kind kind, const void *value);

#ifdef __cplusplus
}
#endif

#endif
