/* SPDX-License-Identifier: MIT */
#ifndef BENCH_BINDER_H
#define BENCH_BINDER_H

#include "pool.h"
#include "shape.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Events of a parser to structs: what someone writes by hand who wants a
 * struct from yajl, once and for all types, by the rows of shape.h. The next
 * key is tried against the next field first, as it is nearly always that one.
 *
 *     binder b = {0};
 *     binder_start(&b, KIND_ORDER);
 *     ... bind_key(&b, s, n), bind_string(&b, s, n) and so on ...
 *     const Order *order = binder_finish(&b, KIND_ORDER);
 *     binder_free(&b);
 *
 * Each event returns false where the value does not fit. Threads: one binder
 * in one thread at a time.
 */
enum { BINDER_DEPTH = 16 };

typedef struct bind_frame {
    const shape *of;          /* the object; NULL: a list */
    const shape_field *field; /* the one that the next value is for */
    char *base;               /* of the struct that holds field */
    uint32_t next;            /* field that is likely to come */
    uint32_t seen;            /* bit i: field i is there */
} bind_frame;

typedef struct binder {
    pool memory;
    bind_frame frames[BINDER_DEPTH];
    uint32_t depth;
    uint32_t skipping; /* brackets open in a value that no field is for */
    bool skip;         /* the next value is for no field */
    char *root;
} binder;

void binder_start(binder *b, document_kind kind);

/* The whole value if it is complete and keeps the rules; else NULL. */
const void *binder_finish(binder *b, document_kind kind);

void binder_free(binder *b);

bool bind_null(binder *b);
bool bind_boolean(binder *b, bool value);
bool bind_integer(binder *b, int64_t value);
bool bind_number(binder *b, double value);
bool bind_string(binder *b, const char *s, size_t n);
bool bind_key(binder *b, const char *s, size_t n);

/* Like bind_string, for a string that stays where it is, with its NUL. */
bool bind_kept_string(binder *b, const char *s, size_t n);

bool bind_open_object(binder *b);
bool bind_close_object(binder *b);
bool bind_open_list(binder *b);
bool bind_close_list(binder *b);

#ifdef __cplusplus
}
#endif

#endif
