/* SPDX-License-Identifier: MIT */
#include "random_model.h"

#include "gguf.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Value types of the format. */
enum { UINT32 = 4, INT32 = 5, FLOAT32 = 6, STRING = 8, ARRAY = 9 };

enum { NORMAL = 1, CONTROL = 3, N_CONTROL = 3, ALIGNMENT = 32 };

/* In the alphabet of such files a blank is written as U+0120. */
static const char *const merges[RANDOM_MODEL_MERGES] = {
    "{ \"",   "\" ,",  "\" :",       "\" }", "\", \"",
    "\": \"", ", \"",  "[ {\"",      "} ]",  "} }",
    "a b",    "ab c",  "\xC4\xA0 a", "1 2",  "12 3",
    "\\ u",   "\\u 0", "0 0",        "e r",  "\xC3\x83 \xC2\xA9",
};

static const char *const controls[N_CONTROL] = {"<|endoftext|>", "<|im_start|>",
                                                "<|im_end|>"};

/* A file in the making. */
typedef struct writer {
    const random_model *shape;
    lm_buffer *out;
    uint64_t state; /* of the random numbers */
    uint32_t n_vocab;
} writer;

static void put(writer *w, uint64_t value, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        lm_buffer_putc(w->out, (char)(unsigned char)(value >> (8 * i)));
}

static void put_text(writer *w, const char *text)
{
    put(w, strlen(text), 8);
    lm_buffer_puts(w->out, text);
}

static void put_uint(writer *w, const char *key, uint32_t value)
{
    put_text(w, key);
    put(w, UINT32, 4);
    put(w, value, 4);
}

static void put_string(writer *w, const char *key, const char *value)
{
    put_text(w, key);
    put(w, STRING, 4);
    put_text(w, value);
}

static void put_array(writer *w, const char *key, uint32_t type, uint64_t n)
{
    put_text(w, key);
    put(w, ARRAY, 4);
    put(w, type, 4);
    put(w, n, 8);
}

/* The name of the token of one byte. */
static void name_byte(unsigned byte, char name[4])
{
    unsigned next = 0x100;
    unsigned c = byte;
    bool two;

    for (unsigned b = 0; b <= byte; b++) {
        bool shown = (b >= 33 && b <= 126) || (b >= 161 && b != 173);

        c = shown ? b : next++;
    }
    two = c >= 0x80;
    name[0] = (char)(unsigned char)(two ? 0xC0 | c >> 6 : c);
    name[1] = (char)(unsigned char)(two ? 0x80 | (c & 63) : 0);
    name[2] = '\0';
}

static void put_names(writer *w)
{
    put_array(w, "tokenizer.ggml.tokens", STRING, w->n_vocab);
    for (unsigned b = 0; b < 256; b++) {
        char name[4];

        name_byte(b, name);
        put_text(w, name);
    }
    for (uint32_t i = 0; i < w->shape->merges; i++) {
        const char *blank = strchr(merges[i], ' ');
        char name[16];

        snprintf(name, sizeof(name), "%.*s%s", (int)(blank - merges[i]),
                 merges[i], blank + 1);
        put_text(w, name);
    }
    for (int i = 0; i < N_CONTROL; i++)
        put_text(w, controls[i]);
}

static void put_vocabulary(writer *w)
{
    uint32_t n = w->n_vocab;

    put_string(w, "tokenizer.ggml.model", "gpt2");
    put_names(w);
    put_array(w, "tokenizer.ggml.token_type", INT32, n);
    for (uint32_t i = 0; i < n; i++)
        put(w, i < n - N_CONTROL ? NORMAL : CONTROL, 4);
    put_array(w, "tokenizer.ggml.merges", STRING, w->shape->merges);
    for (uint32_t i = 0; i < w->shape->merges; i++)
        put_text(w, merges[i]);
    put_uint(w, "tokenizer.ggml.eos_token_id", n - 1);
}

static void put_shape(writer *w)
{
    const random_model *s = w->shape;

    put_string(w, "general.architecture", "llama");
    put_uint(w, "llama.block_count", s->layers);
    put_uint(w, "llama.embedding_length", s->width);
    put_uint(w, "llama.attention.head_count", s->heads);
    put_uint(w, "llama.attention.head_count_kv", s->kv_heads);
    put_uint(w, "llama.feed_forward_length", s->forward);
    put_uint(w, "llama.context_length", s->context ? s->context : 1024);
}

/* Counts of what the two functions above write. */
enum { N_VALUES = 7 + 5 };

/* Uniform in (-1, 1). */
static float random_weight(writer *w)
{
    w->state = w->state * 6364136223846793005U + 1442695040888963407U;
    return (float)(int32_t)(w->state >> 32) / 2147483648.0F;
}

/* Exact for what is a half; else towards zero. */
static uint16_t to_half(float value)
{
    int exponent;
    float fraction = frexpf(fabsf(value), &exponent);
    unsigned sign = value < 0 ? 0x8000U : 0;

    if (fraction == 0 || exponent < -13)
        return (uint16_t)sign;
    if (exponent > 16)
        return (uint16_t)(sign | 0x7C00U);
    return (uint16_t)(sign | (unsigned)(exponent + 14) << 10 |
                      ((unsigned)(fraction * 2048) & 1023));
}

static void put_float(writer *w, float value)
{
    uint32_t bits;

    memcpy(&bits, &value, sizeof(bits));
    put(w, bits, 4);
}

/* Rows of random weights, or ones for a norm's single row. */
static void put_weights(writer *w, uint64_t columns, uint64_t rows)
{
    float scale = w->shape->scale > 0 ? w->shape->scale : 1;
    uint64_t n = columns * rows;

    scale *= sqrtf(3.0F / (float)columns);
    for (uint64_t i = 0; i < n; i++) {
        float value = rows == 1 ? 1 : scale * random_weight(w);

        if (rows == 1 || w->shape->type == GGUF_F32) {
            put_float(w, value);
        } else if (w->shape->type == GGUF_F16) {
            put(w, to_half(value), 2);
        } else {
            if (i % GGUF_BLOCK == 0)
                put(w, to_half(scale / 128), 2);
            put(w, (uint64_t)(int64_t)(value / scale * 127), 1);
        }
    }
    while (w->out->size % ALIGNMENT)
        put(w, 0, 1);
}

static uint64_t size_of(const writer *w, uint64_t columns, uint64_t rows)
{
    uint64_t n = columns * rows;
    uint64_t size = n / GGUF_BLOCK * GGUF_BLOCK_BYTES;

    if (rows == 1 || w->shape->type == GGUF_F32)
        size = n * 4;
    else if (w->shape->type == GGUF_F16)
        size = n * 2;
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* One pass over the tensors describes them, and a second writes them. */
typedef struct pass {
    bool weights;
    uint64_t offset;
    uint64_t n;
} pass;

static void put_tensor(writer *w, pass *p, const char *name, uint64_t columns,
                       uint64_t rows)
{
    p->n++;
    if (p->weights) {
        put_weights(w, columns, rows);
        return;
    }
    put_text(w, name);
    put(w, 2, 4);
    put(w, columns, 8);
    put(w, rows, 8);
    put(w, rows == 1 ? GGUF_F32 : w->shape->type, 4);
    put(w, p->offset, 8);
    p->offset += size_of(w, columns, rows);
}

static void put_layer(writer *w, pass *p, uint32_t layer)
{
    const random_model *s = w->shape;
    const uint64_t kv = s->width / s->heads * (uint64_t)s->kv_heads;
    const struct {
        const char *name;
        uint64_t columns;
        uint64_t rows;
    } parts[] = {
        {"attn_norm", s->width, 1},         {"attn_q", s->width, s->width},
        {"attn_k", s->width, kv},           {"attn_v", s->width, kv},
        {"ffn_norm", s->width, 1},          {"attn_output", s->width, s->width},
        {"ffn_up", s->width, s->forward},   {"ffn_gate", s->width, s->forward},
        {"ffn_down", s->forward, s->width},
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        char name[64];

        snprintf(name, sizeof(name), "blk.%u.%s.weight", (unsigned)layer,
                 parts[i].name);
        put_tensor(w, p, name, parts[i].columns, parts[i].rows);
    }
}

static void put_tensors(writer *w, pass *p)
{
    const random_model *s = w->shape;

    p->n = 0;
    put_tensor(w, p, "token_embd.weight", s->width, w->n_vocab);
    for (uint32_t i = 0; i < s->layers; i++)
        put_layer(w, p, i);
    put_tensor(w, p, "output_norm.weight", s->width, 1);
    put_tensor(w, p, "output.weight", s->width, w->n_vocab);
}

void random_model_write(const random_model *shape, lm_buffer *file)
{
    writer w = {
        .shape = shape,
        .out = file,
        .state = shape->seed * 2 + 1,
        .n_vocab = 256 + shape->merges + N_CONTROL,
    };
    pass p = {0};
    const uint64_t n_tensors = 3 + 9 * (uint64_t)shape->layers;

    lm_buffer_puts(file, "GGUF");
    put(&w, 3, 4);
    put(&w, n_tensors, 8);
    put(&w, N_VALUES, 8);
    put_shape(&w);
    put_vocabulary(&w);
    put_tensors(&w, &p);
    while (file->size % ALIGNMENT)
        put(&w, 0, 1);
    p.weights = true;
    put_tensors(&w, &p);
}
