/* SPDX-License-Identifier: MIT */
#ifndef BENCH_DOCUMENTS_H
#define BENCH_DOCUMENTS_H

#include "pool.h"
#include "shape.h"
#include "text.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The workloads' documents. They are many, or long, and all different, since
 * a branch predictor learns a document that comes again and then flatters
 * whoever reads it.
 *
 *     documents set;
 *     documents_make(&set, WORKLOAD_W2X);
 *     ... set.items[i].json.s, .n ...
 *     documents_free(&set);
 *
 * Threads: made and freed in one; read by any.
 */
enum { DOCUMENT_EVENTS = 550 /* of each document of W6 */ };

typedef enum workload {
    WORKLOAD_W1,  /* {"name":"Jason","age":20} */
    WORKLOAD_W2X, /* orders of 1.8 KB, compact */
    WORKLOAD_W2P, /* indented */
    WORKLOAD_W2S, /* keys in any order */
    WORKLOAD_W3,  /* 10,000 records */
    WORKLOAD_W4X, /* text with escapes and UTF-8 */
    WORKLOAD_W6,  /* orders, and the events in which a server streams each */
    N_WORKLOADS
} workload;

typedef struct document {
    text json;         /* padded with TEXT_PADDING zero bytes */
    const void *value; /* what it says */
    uint64_t hash;     /* of the value */
    bool in_order;     /* keys stand as the model has them */
    text events;       /* W6: as server-sent events, padded like json */
    size_t *ends;      /* of each event, in events */
} document;

typedef struct documents {
    document_kind kind;
    document *items;
    size_t n;
    size_t bytes; /* of all texts together; of their events, if they have */
    pool memory;
} documents;

void documents_make(documents *set, workload which);
void documents_free(documents *set);

#ifdef __cplusplus
}
#endif

#endif
