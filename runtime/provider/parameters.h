/* SPDX-License-Identifier: MIT */
#ifndef LM_PARAMETERS_H
#define LM_PARAMETERS_H

#include "ask.h"
#include "lm/provider.h"
#include "writer.h"

/*
 * The members at the root of a request that are the caller's to choose. Each
 * is left out where the provider takes none of its kind, and noted as such.
 *
 *     const lm__parameters p = {w, row, question, &left_out};
 *     lm__put_max_tokens(&p, row->token_field);
 *
 * Threads: those of the writer.
 */
typedef struct lm__parameters {
    lm__writer *w;
    const lm_provider *row;
    const lm__question *question;
    lm_buffer *left_out; /* gets the names of what is not sent */
} lm__parameters;

/*
 * Begins a member of the root. false: it is not to be written, because the
 * caller or the row gives an extra of that name.
 */
bool lm__put_key(const lm__parameters *p, const char *name);

/* field is the provider's name for it; NULL: it has none. */
void lm__put_max_tokens(const lm__parameters *p, const char *field);
void lm__put_temperature(const lm__parameters *p, const char *field);
void lm__put_top_p(const lm__parameters *p, const char *field);
void lm__put_seed(const lm__parameters *p, const char *field);
void lm__put_stop(const lm__parameters *p, const char *field);
void lm__put_effort(const lm__parameters *p, const char *field);

/*
 * There is something for an object of these: a limit, a temperature, top_p,
 * texts to stop at, or a seed, if the provider takes one.
 */
bool lm__any_sampling(const lm__parameters *p);

/* stream: true, where the question asks for one. */
void lm__put_stream(const lm__parameters *p);

/* The extras of the call, then those of the row that it has not replaced. */
void lm__put_extras(const lm__parameters *p);

#endif
