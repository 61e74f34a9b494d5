/* SPDX-License-Identifier: MIT */
#ifndef LM_LOCAL_SAMPLER_H
#define LM_LOCAL_SAMPLER_H

#include "constraint.h"

/*
 * Chooses a token by the model's logits among those that may come. It draws
 * first and asks afterwards, since most draws are allowed: a token that is
 * refused is taken out and another is drawn. What comes of it has the
 * distribution that one would get by taking all refused tokens out first.
 *
 *     lm__sampler_init(&s, backend, allocator);
 *     s.temperature = 0.7;
 *     token = lm__sampler_pick(&s, logits, &constraint);
 *
 * Threads: one sampler in one thread at a time.
 */
typedef struct lm__sampler {
    const lm_backend *backend;
    const lm_allocator *allocator;
    float *weights;     /* of the tokens not yet refused */
    double temperature; /* 0: the likeliest */
    uint64_t state;     /* of the random numbers */
} lm__sampler;

lm_status lm__sampler_init(lm__sampler *s, const lm_backend *backend,
                           const lm_allocator *allocator);

void lm__sampler_free(lm__sampler *s);

/* -1: no token may come. Logits need not be finite, nor even numbers. */
lm_token lm__sampler_pick(lm__sampler *s, const float *logits,
                          lm__constraint *constraint);

#endif
