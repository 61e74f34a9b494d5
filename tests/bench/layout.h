/* SPDX-License-Identifier: MIT */
#ifndef BENCH_LAYOUT_H
#define BENCH_LAYOUT_H

#include "dice.h"
#include "shape.h"
#include "text.h"

/*
 * The generator's own way from a struct to JSON, as compact, indented or
 * disordered as a workload wants it.
 *
 *     layout l = {.indent = 2};
 *     layout_print(&l, KIND_ORDER, order, &out);
 *
 * Threads: one layout in one thread at a time.
 */
typedef struct layout {
    unsigned indent; /* blanks a level; 0: no white space at all */
    dice shuffle;    /* if its state is not 0: keys in any order */
} layout;

/* Appends the value. */
void layout_print(layout *l, document_kind kind, const void *value, text *out);

#endif
