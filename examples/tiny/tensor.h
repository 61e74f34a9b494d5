/* SPDX-License-Identifier: MIT */
#ifndef TINY_TENSOR_H
#define TINY_TENSOR_H

#include "gguf.h"

/*
 * Arithmetic on weights as they lie in the file. A row becomes floats when it
 * is needed, once for all the vectors of a batch, so that a model costs no
 * memory beyond its file.
 *
 * Threads: tensors are constant.
 */

/* Row `row` of w as w->columns floats. */
void tensor_row(const gguf_tensor *w, size_t row, float *out);

/*
 * out[i] = w * in[i] for n vectors that lie one behind the other. row is
 * room for w->columns floats.
 */
void tensor_multiply(const gguf_tensor *w, const float *in, size_t n,
                     float *out, float *row);

#endif
