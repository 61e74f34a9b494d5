/* SPDX-License-Identifier: MIT */
#include "sampler.h"

#include "allocator.h"

#include <float.h>
#include <math.h>

/* Refusals after which all tokens are tried at once. */
enum { PATIENCE = 8 };

/* Weight of a token that was refused; all others are larger. */
#define REFUSED (-INFINITY)

lm_status lm__sampler_init(lm__sampler *s, const lm_backend *backend,
                           const lm_allocator *allocator)
{
    *s = (lm__sampler){.backend = backend, .allocator = allocator};
    s->weights = lm__new(allocator, backend->n_vocab * sizeof(*s->weights));
    return s->weights ? LM_OK : LM_NOMEM;
}

void lm__sampler_free(lm__sampler *s)
{
    if (s->backend)
        lm__delete(s->allocator, s->weights,
                   s->backend->n_vocab * sizeof(*s->weights));
    *s = (lm__sampler){0};
}

/* Uniform in [0, 1): the SplitMix64 generator, which takes any seed. */
static double random_unit(lm__sampler *s)
{
    uint64_t z = s->state += 0x9E3779B97F4A7C15U;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

/* Takes what is no finite number for the nearest that is one. */
static float nearest(float logit)
{
    if (!(logit > -FLT_MAX))
        return -FLT_MAX;
    return logit < FLT_MAX ? logit : FLT_MAX;
}

/* Weights by which to draw: probabilities, or the logits themselves. */
static void weigh(lm__sampler *s, const float *logits)
{
    uint32_t n = s->backend->n_vocab;
    float max = -FLT_MAX;

    for (uint32_t i = 0; i < n; i++) {
        s->weights[i] = nearest(logits[i]);
        if (s->weights[i] > max)
            max = s->weights[i];
    }
    if (!(s->temperature > 0))
        return;
    for (uint32_t i = 0; i < n; i++) {
        double below = (double)s->weights[i] - (double)max;

        s->weights[i] = (float)exp(below / s->temperature);
    }
}

static lm_token likeliest(const lm__sampler *s)
{
    uint32_t n = s->backend->n_vocab;
    float best = REFUSED;
    lm_token token = -1;

    for (uint32_t i = 0; i < n; i++)
        if (s->weights[i] > best) {
            best = s->weights[i];
            token = (lm_token)i;
        }
    return token;
}

/* A token not refused; -1: all are. */
static lm_token draw(lm__sampler *s)
{
    uint32_t n = s->backend->n_vocab;
    double total = 0;
    lm_token token = -1;
    double left;

    if (!(s->temperature > 0))
        return likeliest(s);
    for (uint32_t i = 0; i < n; i++)
        if (s->weights[i] > 0)
            total += (double)s->weights[i];
    left = random_unit(s) * total;
    for (uint32_t i = 0; i < n && left >= 0; i++)
        if (s->weights[i] > 0) {
            left -= (double)s->weights[i];
            token = (lm_token)i;
        }
    /* So unlikely that their weights are 0: one is as good as another. */
    return token >= 0 ? token : likeliest(s);
}

static bool allows(const lm__sampler *s, lm__constraint *c, lm_token token)
{
    if (s->backend->ends(s->backend->ctx, token))
        return lm__constraint_may_end(c);
    return lm__constraint_allows(c, token);
}

lm_token lm__sampler_pick(lm__sampler *s, const float *logits,
                          lm__constraint *constraint)
{
    uint32_t n = s->backend->n_vocab;

    weigh(s, logits);
    for (unsigned i = 0; i < PATIENCE; i++) {
        lm_token token = draw(s);

        if (token < 0 || allows(s, constraint, token))
            return token;
        s->weights[token] = REFUSED;
    }
    for (uint32_t i = 0; i < n; i++)
        if (s->weights[i] > REFUSED && !allows(s, constraint, (lm_token)i))
            s->weights[i] = REFUSED;
    return draw(s);
}
