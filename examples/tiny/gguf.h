/* SPDX-License-Identifier: MIT */
#ifndef TINY_GGUF_H
#define TINY_GGUF_H

#include <lm/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Reads GGUF, the file format of llama.cpp: named values, then named tensors.
 * The bytes stay where they are; nothing is allocated, and every look-up
 * walks the file again, which for a model of a megabyte costs nothing.
 *
 *     gguf file;
 *     uint32_t layers;
 *     if (gguf_open(&file, bytes, size, &err) == LM_OK &&
 *         gguf_uint(&file, "llama.block_count", &layers))
 *         ...
 *
 * The file is untrusted: whatever it says about sizes and places is held
 * against its length first.
 *
 * Threads: a gguf is constant once it is open.
 */
typedef struct gguf {
    const unsigned char *bytes;
    size_t size;
    uint64_t n_values;
    uint64_t n_tensors;
    size_t tensors; /* where their descriptions begin */
    size_t data;    /* where their weights begin */
} gguf;

/* Text in the file, not NUL-terminated. */
typedef struct gguf_text {
    const char *at;
    size_t size;
} gguf_text;

/* An array of texts or of 32-bit integers, from its first element on. */
typedef struct gguf_array {
    uint64_t n;
    const unsigned char *at;
    const unsigned char *end; /* of the file */
} gguf_array;

/* How weights are stored; the numbers are the format's. */
typedef enum gguf_type { GGUF_F32 = 0, GGUF_F16 = 1, GGUF_Q8_0 = 8 } gguf_type;

/* A block of Q8_0: a half as scale, then so many signed bytes. */
enum { GGUF_BLOCK = 32, GGUF_BLOCK_BYTES = 34 };

/* A matrix of rows * columns; a vector is one row. */
typedef struct gguf_tensor {
    gguf_type type;
    uint32_t columns;
    uint32_t rows;
    const unsigned char *data;
} gguf_tensor;

/* Checks the whole file. bytes is borrowed. */
lm_status gguf_open(gguf *file, const void *bytes, size_t size, lm_error *err);

/* False, and *out as it was: there is no such value, or of another type. */
bool gguf_uint(const gguf *file, const char *key, uint32_t *out);
bool gguf_float(const gguf *file, const char *key, float *out);
bool gguf_string(const gguf *file, const char *key, gguf_text *out);
bool gguf_texts(const gguf *file, const char *key, gguf_array *out);
bool gguf_ints(const gguf *file, const char *key, gguf_array *out);

/* The next element of an array that has one left. */
gguf_text gguf_next_text(gguf_array *array);
int32_t gguf_next_int(gguf_array *array);

/* False, and *out as it was: there is no such tensor. */
bool gguf_find_tensor(const gguf *file, const char *name, gguf_tensor *out);

bool gguf_text_is(gguf_text text, const char *s);

#endif
