/* SPDX-License-Identifier: MIT */
#include "forward.h"
#include "tensor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 16 }; /* tokens that share a pass over the weights */

static const uint64_t max_floats = (uint64_t)1 << 28;

static size_t kv_width(const model *m)
{
    return (size_t)m->head * m->n_kv_heads;
}

/* A member that points into the memory, and how many floats it takes. */
typedef struct share {
    float **to;
    uint64_t n;
} share;

static lm_status allocate(forward *f, lm_error *err)
{
    const model *m = f->m;
    uint64_t longest = m->width > m->n_forward ? m->width : m->n_forward;
    uint64_t cache = (uint64_t)m->n_layers * m->n_context * kv_width(m);
    const share shares[] = {
        {&f->keys, cache},
        {&f->values, cache},
        {&f->logits, (uint64_t)FORWARD_LOGITS * m->n_vocab},
        {&f->state, (uint64_t)BATCH * m->width},
        {&f->normed, BATCH * longest},
        {&f->query, (uint64_t)BATCH * m->width},
        {&f->gate, (uint64_t)BATCH * m->n_forward},
        {&f->up, (uint64_t)BATCH * m->n_forward},
        {&f->turns, (uint64_t)BATCH * m->head},
        {&f->scores, m->n_context},
        {&f->row, longest},
    };
    const size_t n_shares = sizeof(shares) / sizeof(*shares);
    uint64_t total = 0;

    for (size_t i = 0; i < n_shares; i++)
        total += shares[i].n;
    if (total > max_floats)
        return lm_error_set(err, LM_LIMIT, "the model is too large for this");
    f->memory = calloc((size_t)total, sizeof(float));
    if (!f->memory)
        return lm_error_set(err, LM_NOMEM, "no memory for the context");
    total = 0;
    for (size_t i = 0; i < n_shares; i++) {
        *shares[i].to = f->memory + total;
        total += shares[i].n;
    }
    return LM_OK;
}

lm_status forward_open(forward *out, const model *m, lm_error *err)
{
    forward f = {.m = m};
    lm_status status = allocate(&f, err);

    if (status == LM_OK)
        *out = f;
    return status;
}

void forward_close(forward *f)
{
    free(f->memory);
    *f = (forward){0};
}

/* Scales each of n vectors to unit mean square, then by the weights. */
static void normalise(forward *f, const gguf_tensor *weights, const float *in,
                      size_t n)
{
    size_t width = f->m->width;

    tensor_row(weights, 0, f->row);
    for (size_t i = 0; i < n; i++) {
        const float *from = in + i * width;
        float *to = f->normed + i * width;
        float sum = 0;
        float scale;

        for (size_t k = 0; k < width; k++)
            sum += from[k] * from[k];
        scale = 1 / sqrtf(sum / (float)width + f->m->epsilon);
        for (size_t k = 0; k < width; k++)
            to[k] = from[k] * scale * f->row[k];
    }
}

/* Angles by which pairs of numbers turn, so that heads see distances. */
static void make_turns(forward *f, size_t n)
{
    size_t head = f->m->head;

    for (size_t k = 0; k < head; k += 2) {
        float step = powf(f->m->theta, -(float)k / (float)head);

        for (size_t i = 0; i < n; i++) {
            float angle = step * (float)(f->n_past + i);

            f->turns[i * head + k] = cosf(angle);
            f->turns[i * head + k + 1] = sinf(angle);
        }
    }
}

/* Turns n vectors of so many numbers, all heads alike. */
static void turn(const forward *f, float *vectors, size_t n, size_t width)
{
    size_t head = f->m->head;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < width; k += 2) {
            const float *by = f->turns + i * head + k % head;
            float *pair = vectors + i * width + k;
            float x = pair[0];
            float y = pair[1];

            pair[0] = x * by[0] - y * by[1];
            pair[1] = x * by[1] + y * by[0];
        }
}

/* scores becomes weights that sum to 1. */
static void softmax(float *scores, size_t n)
{
    float max = scores[0];
    float sum = 0;

    for (size_t i = 1; i < n; i++)
        max = scores[i] > max ? scores[i] : max;
    for (size_t i = 0; i < n; i++) {
        scores[i] = expf(scores[i] - max);
        sum += scores[i];
    }
    for (size_t i = 0; i < n; i++)
        scores[i] /= sum;
}

/*
 * One head of one token: a mean of the values at n positions, each with the
 * weight that its key has for the query.
 */
static void attend(forward *f, const float *query, const float *keys,
                   const float *values, size_t n, float *out)
{
    size_t head = f->m->head;
    size_t stride = kv_width(f->m);
    float scale = 1 / sqrtf((float)head);

    for (size_t p = 0; p < n; p++) {
        float score = 0;

        for (size_t k = 0; k < head; k++)
            score += query[k] * keys[p * stride + k];
        f->scores[p] = score * scale;
    }
    softmax(f->scores, n);
    memset(out, 0, head * sizeof(*out));
    for (size_t p = 0; p < n; p++)
        for (size_t k = 0; k < head; k++)
            out[k] += f->scores[p] * values[p * stride + k];
}

static void add(float *to, const float *what, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] += what[i];
}

static void attention(forward *f, size_t layer, size_t n)
{
    const model *m = f->m;
    const model_layer *l = &m->layers[layer];
    size_t kv = kv_width(m);
    size_t shared = m->n_heads / m->n_kv_heads;
    float *keys = f->keys + layer * m->n_context * kv;
    float *values = f->values + layer * m->n_context * kv;

    normalise(f, &l->attention_norm, f->state, n);
    tensor_multiply(&l->query, f->normed, n, f->query, f->row);
    tensor_multiply(&l->key, f->normed, n, keys + f->n_past * kv, f->row);
    tensor_multiply(&l->value, f->normed, n, values + f->n_past * kv, f->row);
    turn(f, f->query, n, m->width);
    turn(f, keys + f->n_past * kv, n, kv);
    for (size_t i = 0; i < n; i++)
        for (size_t h = 0; h < m->n_heads; h++) {
            size_t at = i * m->width + h * m->head;
            size_t of = h / shared * m->head;

            attend(f, f->query + at, keys + of, values + of, f->n_past + i + 1,
                   f->normed + at);
        }
    tensor_multiply(&l->attention_out, f->normed, n, f->query, f->row);
    add(f->state, f->query, n * m->width);
}

static void feed_forward(forward *f, size_t layer, size_t n)
{
    const model *m = f->m;
    const model_layer *l = &m->layers[layer];

    normalise(f, &l->forward_norm, f->state, n);
    tensor_multiply(&l->gate, f->normed, n, f->gate, f->row);
    tensor_multiply(&l->up, f->normed, n, f->up, f->row);
    for (size_t i = 0; i < n * m->n_forward; i++)
        f->gate[i] *= f->up[i] / (1 + expf(-f->gate[i]));
    tensor_multiply(&l->down, f->gate, n, f->query, f->row);
    add(f->state, f->query, n * m->width);
}

static void read_batch(forward *f, const lm_token *tokens, size_t n)
{
    const model *m = f->m;

    for (size_t i = 0; i < n; i++)
        tensor_row(&m->embedding, (size_t)tokens[i], f->state + i * m->width);
    make_turns(f, n);
    for (size_t layer = 0; layer < m->n_layers; layer++) {
        attention(f, layer, n);
        feed_forward(f, layer, n);
    }
    f->n_past += n;
}

void forward_read(forward *f, const lm_token *tokens, size_t n, size_t n_logits)
{
    const model *m = f->m;
    size_t first = n - n_logits; /* token with logits */

    for (size_t at = 0; at < n; at += BATCH) {
        size_t size = n - at < BATCH ? n - at : BATCH;
        size_t from = first > at ? first : at;

        read_batch(f, tokens + at, size);
        if (from >= at + size)
            continue;
        size = at + size - from;
        normalise(f, &m->norm, f->state + (from - at) * m->width, size);
        tensor_multiply(&m->output, f->normed, size,
                        f->logits + (from - first) * m->n_vocab, f->row);
    }
}
