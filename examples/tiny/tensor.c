/* SPDX-License-Identifier: MIT */
#include "tensor.h"

#include <string.h>

enum { LANES = 8 };

static uint16_t load16(const unsigned char *p)
{
    return (uint16_t)(p[0] | p[1] << 8);
}

static float to_float(uint32_t bits)
{
    float value;

    memcpy(&value, &bits, sizeof(value));
    return value;
}

static float load_float(const unsigned char *p)
{
    return to_float(load16(p) | (uint32_t)load16(p + 2) << 16);
}

/*
 * IEEE half: a sign, 5 bits of exponent, 10 of fraction. Shifted to the place
 * of a float's, the exponent is too small by the difference of the biases,
 * which the factor makes good, also where it is 0.
 */
static float load_half(const unsigned char *p)
{
    uint32_t bits = load16(p);
    uint32_t shifted = (bits & 0x7fff) << 13;
    float value = to_float(shifted) * 0x1p112f;

    if ((bits & 0x7c00) == 0x7c00)
        value = to_float(shifted | 0x7f800000); /* infinite, or no number */
    return bits & 0x8000 ? -value : value;
}

static void row_q8(const unsigned char *from, size_t n, float *out)
{
    for (; n; n -= GGUF_BLOCK, from += GGUF_BLOCK_BYTES, out += GGUF_BLOCK) {
        float scale = load_half(from);
        signed char quants[GGUF_BLOCK];

        memcpy(quants, from + 2, GGUF_BLOCK);
        for (size_t i = 0; i < GGUF_BLOCK; i++)
            out[i] = scale * (float)quants[i];
    }
}

void tensor_row(const gguf_tensor *w, size_t row, float *out)
{
    size_t n = w->columns;
    const unsigned char *from = w->data;

    switch (w->type) {
    case GGUF_F32:
        for (size_t i = 0; i < n; i++)
            out[i] = load_float(from + 4 * (row * n + i));
        break;
    case GGUF_F16:
        for (size_t i = 0; i < n; i++)
            out[i] = load_half(from + 2 * (row * n + i));
        break;
    case GGUF_Q8_0:
        row_q8(from + row * (n / GGUF_BLOCK * GGUF_BLOCK_BYTES), n, out);
        break;
    }
}

/* Several sums side by side, which compilers turn into vector code. */
static float dot(const float *a, const float *b, size_t n)
{
    float sums[LANES] = {0};
    float sum = 0;
    size_t i = 0;

    for (; i + LANES <= n; i += LANES)
        for (size_t k = 0; k < LANES; k++)
            sums[k] += a[i + k] * b[i + k];
    for (; i < n; i++)
        sum += a[i] * b[i];
    for (size_t k = 0; k < LANES; k++)
        sum += sums[k];
    return sum;
}

void tensor_multiply(const gguf_tensor *w, const float *in, size_t n,
                     float *out, float *row)
{
    for (size_t r = 0; r < w->rows; r++) {
        tensor_row(w, r, row);
        for (size_t i = 0; i < n; i++)
            out[i * w->rows + r] = dot(row, in + i * w->columns, w->columns);
    }
}
