/* SPDX-License-Identifier: MIT */
#ifndef BENCH_YYJSON_TAKE_H
#define BENCH_YYJSON_TAKE_H

#include "pool.h"
#include "shape.h"

#include <yyjson.h>

/*
 * From a tree of yyjson to structs, as one writes it by hand: the fields are
 * asked for in their usual order, with an iterator that finds each at once.
 *
 *     take with = {.copy = text};
 *     ok = take_value(&with, KIND_ORDER, yyjson_doc_get_root(doc), &order);
 *
 * Threads: one take in one thread at a time.
 */
typedef struct take {
    pool memory;  /* for structs and arrays */
    char *copy;   /* the text that was read in situ: strings stay there */
    bool partial; /* fields may be missing */
} take;

/* to: a struct of the kind, cleared. */
bool take_value(take *with, document_kind kind, yyjson_val *root, void *to);

#endif
