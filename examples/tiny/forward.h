/* SPDX-License-Identifier: MIT */
#ifndef TINY_FORWARD_H
#define TINY_FORWARD_H

#include "model.h"

#include <lm/local.h>

/*
 * Runs a model over a sequence of tokens: what the network computes about
 * earlier tokens (keys and values) is kept, so that each token goes through
 * it once.
 *
 *     forward f;
 *     if (forward_open(&f, &m, &err) == LM_OK) {
 *         forward_read(&f, tokens, n, 1);
 *         const float *next = f.logits;     // of what follows the last token
 *         f.n_past = 3;                     // forgets all but three tokens
 *         forward_close(&f);
 *     }
 *
 * Threads: one forward in one thread at a time.
 */
enum { FORWARD_LOGITS = 32 }; /* rows of logits kept at most */

typedef struct forward {
    const model *m;
    size_t n_past; /* tokens in the sequence; may be made smaller */
    float *logits; /* rows of n_vocab, of the last tokens read */

    /* [layer][position][key or value of all its heads] */
    float *keys;
    float *values;

    /* for the tokens that go through the network together */
    float *state;  /* their vectors */
    float *normed; /* those vectors, or what attention found, normalised */
    float *query;
    float *gate;
    float *up;
    float *turns; /* cosine and sine by position */

    float *scores; /* of each position, for one head */
    float *row;    /* of a matrix */
    float *memory; /* all of the above */
} forward;

/* The model is borrowed; *out is untouched unless LM_OK is returned. */
lm_status forward_open(forward *out, const model *m, lm_error *err);

void forward_close(forward *f);

/*
 * Reads n tokens, each below n_vocab, for which there is room in n_context,
 * and leaves the logits behind the last n_logits of them, at most n and at
 * most FORWARD_LOGITS.
 */
void forward_read(forward *f, const lm_token *tokens, size_t n,
                  size_t n_logits);

#endif
