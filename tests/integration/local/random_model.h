/* SPDX-License-Identifier: MIT */
#ifndef RANDOM_MODEL_H
#define RANDOM_MODEL_H

#include <lm/buffer.h>

/*
 * Models with random weights: they write nonsense, and whatever they are made
 * to write under a constraint shows what the constraint is worth.
 *
 *     const random_model shape = {.layers = 1, .width = 32, .heads = 4,
 *                                 .kv_heads = 2, .forward = 64, .seed = 7};
 *     lm_buffer file = {0};
 *     random_model_write(&shape, &file);      // a GGUF file
 *
 * Threads: no state.
 */
typedef struct random_model {
    uint32_t layers;
    uint32_t width; /* a multiple of 32, and of heads */
    uint32_t heads;
    uint32_t kv_heads;
    uint32_t forward; /* a multiple of 32 */
    uint32_t context; /* 0: 1024 */
    uint32_t type;    /* of the weights: a gguf_type */
    uint32_t merges;  /* of those it knows, from the first on */
    float scale;      /* of the weights; 0: 1 */
    uint64_t seed;
} random_model;

/* Tokens that stand for more than a byte, at most so many. */
enum { RANDOM_MODEL_MERGES = 20 };

/* Appends the file. The same shape gives the same bytes. */
void random_model_write(const random_model *shape, lm_buffer *file);

#endif
