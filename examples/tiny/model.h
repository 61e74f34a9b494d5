/* SPDX-License-Identifier: MIT */
#ifndef TINY_MODEL_H
#define TINY_MODEL_H

#include "gguf.h"

/*
 * A model of the llama architecture: its shape, and its weights where they
 * lie in the file.
 *
 *     model m;
 *     if (model_open(&m, &file, &err) == LM_OK) {
 *         ...
 *         model_close(&m);
 *     }
 *
 * Threads: a model is constant once it is open.
 */

/* A block of the network: attention, then a gated feed-forward net. */
typedef struct model_layer {
    gguf_tensor attention_norm;
    gguf_tensor query, key, value;
    gguf_tensor attention_out;
    gguf_tensor forward_norm;
    gguf_tensor gate, up, down;
} model_layer;

typedef struct model {
    uint32_t n_layers;
    uint32_t width;      /* of a token's vector */
    uint32_t n_heads;    /* of queries */
    uint32_t n_kv_heads; /* of keys and values; each serves some queries */
    uint32_t head;       /* numbers in a head, even */
    uint32_t n_forward;  /* width of the feed-forward net */
    uint32_t n_vocab;
    uint32_t n_context; /* tokens it was trained to look at */
    float epsilon;      /* of the norms */
    float theta;        /* base of the rotary positions */
    gguf_tensor embedding;
    gguf_tensor norm;
    gguf_tensor output;
    model_layer *layers;
} model;

/* The file is borrowed; *out is untouched unless LM_OK is returned. */
lm_status model_open(model *out, const gguf *file, lm_error *err);

void model_close(model *m);

#endif
