/* SPDX-License-Identifier: MIT */
#include "model.h"

#include <stdio.h>
#include <stdlib.h>

/* Generous for a tiny model, and small enough for sizes to be products. */
enum {
    MAX_LAYERS = 256,
    MAX_WIDTH = 1 << 14,
    MAX_VOCAB = 1 << 20,
    MAX_CONTEXT = 1 << 14
};

/* A number of the shape, and the largest that is taken for good. */
typedef struct dimension {
    const char *key;
    size_t at; /* in the model */
    uint32_t max;
} dimension;

static const dimension dimensions[] = {
    {"llama.block_count", offsetof(model, n_layers), MAX_LAYERS},
    {"llama.embedding_length", offsetof(model, width), MAX_WIDTH},
    {"llama.attention.head_count", offsetof(model, n_heads), MAX_WIDTH},
    {"llama.attention.head_count_kv", offsetof(model, n_kv_heads), MAX_WIDTH},
    {"llama.feed_forward_length", offsetof(model, n_forward), MAX_WIDTH},
    {"llama.context_length", offsetof(model, n_context), MAX_CONTEXT},
};

static lm_status read_shape(model *m, const gguf *file, lm_error *err)
{
    gguf_text architecture;

    if (!gguf_string(file, "general.architecture", &architecture) ||
        !gguf_text_is(architecture, "llama"))
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the model is not of the llama architecture");
    for (size_t i = 0; i < sizeof(dimensions) / sizeof(*dimensions); i++) {
        const dimension *d = &dimensions[i];
        uint32_t *to = (uint32_t *)((char *)m + d->at);

        if (!gguf_uint(file, d->key, to) || !*to || *to > d->max)
            return lm_error_set(err, LM_UNSUPPORTED,
                                "the model's %s is missing or out of range",
                                d->key);
    }
    m->epsilon = 1e-5F;
    m->theta = 10000.0F;
    gguf_float(file, "llama.attention.layer_norm_rms_epsilon", &m->epsilon);
    gguf_float(file, "llama.rope.freq_base", &m->theta);
    m->head = m->width / m->n_heads;
    if (m->width % m->n_heads || m->head % 2 || m->n_heads % m->n_kv_heads)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the model's heads do not divide its width");
    return LM_OK;
}

/* A tensor of the layer, and the sides it must have. */
typedef struct part {
    const char *name;
    size_t at; /* in the layer */
    uint32_t columns;
    uint32_t rows;
} part;

static lm_status find(const gguf *file, const char *name, uint32_t columns,
                      uint32_t rows, gguf_tensor *out, lm_error *err)
{
    if (!gguf_find_tensor(file, name, out))
        return lm_error_set(err, LM_UNSUPPORTED, "the model lacks %s", name);
    if (out->columns != columns || out->rows != rows)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the model's %s has other sides than expected",
                            name);
    return LM_OK;
}

static lm_status find_layer(const model *m, const gguf *file, uint32_t layer,
                            model_layer *out, lm_error *err)
{
    uint32_t w = m->width;
    uint32_t kv = m->head * m->n_kv_heads;
    uint32_t f = m->n_forward;
    const part parts[] = {
        {"attn_norm", offsetof(model_layer, attention_norm), w, 1},
        {"attn_q", offsetof(model_layer, query), w, w},
        {"attn_k", offsetof(model_layer, key), w, kv},
        {"attn_v", offsetof(model_layer, value), w, kv},
        {"attn_output", offsetof(model_layer, attention_out), w, w},
        {"ffn_norm", offsetof(model_layer, forward_norm), w, 1},
        {"ffn_gate", offsetof(model_layer, gate), w, f},
        {"ffn_up", offsetof(model_layer, up), w, f},
        {"ffn_down", offsetof(model_layer, down), f, w},
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        const part *p = &parts[i];
        char name[64];
        lm_status status;

        snprintf(name, sizeof(name), "blk.%u.%s.weight", (unsigned)layer,
                 p->name);
        status = find(file, name, p->columns, p->rows,
                      (gguf_tensor *)((char *)out + p->at), err);
        if (status != LM_OK)
            return status;
    }
    return LM_OK;
}

static lm_status find_ends(model *m, const gguf *file, lm_error *err)
{
    lm_status status;

    if (!gguf_find_tensor(file, "token_embd.weight", &m->embedding) ||
        m->embedding.columns != m->width || m->embedding.rows > MAX_VOCAB)
        return lm_error_set(err, LM_UNSUPPORTED,
                            "the model has no embedding of its width");
    m->n_vocab = m->embedding.rows;
    status = find(file, "output_norm.weight", m->width, 1, &m->norm, err);
    if (status != LM_OK)
        return status;
    m->output = m->embedding; /* the two are one in some models */
    if (!gguf_find_tensor(file, "output.weight", &m->output))
        return LM_OK;
    return find(file, "output.weight", m->width, m->n_vocab, &m->output, err);
}

lm_status model_open(model *out, const gguf *file, lm_error *err)
{
    model m = {0};
    lm_status status = read_shape(&m, file, err);

    if (status == LM_OK)
        status = find_ends(&m, file, err);
    if (status != LM_OK)
        return status;
    m.layers = calloc(m.n_layers, sizeof(*m.layers));
    if (!m.layers)
        return lm_error_set(err, LM_NOMEM, "no memory for the model");
    for (uint32_t i = 0; i < m.n_layers && status == LM_OK; i++)
        status = find_layer(&m, file, i, &m.layers[i], err);
    if (status != LM_OK) {
        model_close(&m);
        return status;
    }
    *out = m;
    return LM_OK;
}

void model_close(model *m)
{
    free(m->layers);
    m->layers = NULL;
}
