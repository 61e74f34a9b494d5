/* SPDX-License-Identifier: MIT */
#ifndef BENCH_VALUES_H
#define BENCH_VALUES_H

#include "dice.h"
#include "pool.h"
#include "shape.h"

/*
 * Values made up for the documents, each different, all of them valid: what
 * every parser has to find again.
 *
 *     const Order *order = value_make(KIND_ORDER, &d, &p);
 *
 * Threads: one dice and one pool in one thread at a time.
 */
const void *value_make(document_kind kind, dice *d, pool *p);

#endif
