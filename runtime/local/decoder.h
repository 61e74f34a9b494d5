/* SPDX-License-Identifier: MIT */
#ifndef LM_LOCAL_DECODER_H
#define LM_LOCAL_DECODER_H

#include "prompt.h"
#include "sampler.h"

#include "lm/buffer.h"

/*
 * What a decoder is made of, and one run of it: lm_decoder_run sets it up,
 * and the loop in generate.c brings it to its end.
 *
 * Threads: one decoder in one thread at a time.
 */
struct lm_decoder {
    const lm_backend *backend;
    const lm_allocator *allocator;
    lm__vocabulary vocab;
    lm__sampler sampler;
    lm__tokens tokens; /* of the prompt and the text */
    size_t n_decoded;  /* of these, those that the backend has read */
    lm__tokens prompt; /* the next one, while it is made */
    lm_buffer text;
};

/* One text in the making. */
typedef struct lm__run {
    lm_decoder *d;
    const lm_decode_options *options;
    lm__constraint constraint;
    size_t max_tokens; /* of the text */
    size_t n_told;     /* bytes of the text that on_text has seen */
    bool complete;
    lm_decode_stats stats;
    lm_error *err;
} lm__run;

/* Sets the error, in the name of the model; returns status. */
lm_status lm__run_failed(const lm__run *r, lm_status status, const char *what);

/*
 * Writes the text behind the prompt, which the decoder's tokens hold, until
 * it is complete or max_tokens are reached.
 */
lm_status lm__run_generate(lm__run *r);

#endif
