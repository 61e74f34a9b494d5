/* SPDX-License-Identifier: MIT */
#ifndef SAMPLES_H
#define SAMPLES_H

#include "models.h"

/*
 * Values of the models made by hand, and how they are written. Each is made
 * anew, so that a test may change it; what it points at is shared.
 *
 *     order o = sample_order();
 *     ... lm_value_write(&order_type, &o, 0, &buf, NULL) gives ...
 *     sample_order_json
 *
 * Threads: what is shared is only read.
 */

/* Every member is there. */
order sample_order(void);
extern const char sample_order_json[];

/* Nothing is there that may be absent. */
order sample_bare_order(void);
extern const char sample_bare_order_json[];

/* 1 -> {2 -> {}, 3 -> {}}, next 4 */
tree sample_tree(void);
extern const char sample_tree_json[];

#endif
