/* SPDX-License-Identifier: MIT */
#ifndef BENCH_SHAPE_H
#define BENCH_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The structs of the models as rows that code for all of them can follow: the
 * generator's writer, the hash that every result is compared by, and the
 * binder that turns the events of a peer's parser into structs. Written by
 * hand, so that what we measure is not measured with its own tables.
 *
 *     const shape *order = shape_of(KIND_ORDER);
 *
 * Threads: constants.
 */
typedef enum document_kind {
    KIND_PERSON,
    KIND_ORDER,
    KIND_RECORDS,
    KIND_ARTICLE,
    N_KINDS
} document_kind;

typedef enum field_kind {
    FIELD_BOOL,
    FIELD_INT32,
    FIELD_INT64,
    FIELD_DOUBLE,
    FIELD_STRING,
    FIELD_ENUM,    /* of words */
    FIELD_MODEL,   /* the struct in place, or a pointer if it is optional */
    FIELD_STRINGS, /* char ** and a count */
    FIELD_MODELS   /* an array of structs and a count */
} field_kind;

typedef struct shape_field {
    const char *key;
    uint8_t n_key;
    uint8_t kind; /* field_kind */
    uint8_t n_words;
    bool optional; /* NULL, or has_x at beside */
    uint16_t offset;
    uint16_t beside; /* offset of has_x or n_x; 0: none */
    const char *const *words;
    const struct shape *of;
} shape_field;

typedef struct shape {
    const shape_field *fields;
    uint32_t n_fields;
    uint32_t size;
} shape;

const shape *shape_of(document_kind kind);

#ifdef __cplusplus
}
#endif

#endif
