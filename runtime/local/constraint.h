/* SPDX-License-Identifier: MIT */
#ifndef LM_LOCAL_CONSTRAINT_H
#define LM_LOCAL_CONSTRAINT_H

#include "vocabulary.h"

/*
 * Which tokens may come next: those after whose bytes a value of the type is
 * still possible. The parser of the type is the constraint.
 *
 *     lm__constraint_init(&c, type, &limits, vocab, allocator);
 *     if (lm__constraint_allows(&c, token))
 *         status = lm__constraint_take(&c, text, n);
 *     lm__constraint_free(&c);
 *
 * Threads: one constraint in one thread at a time.
 */
typedef struct lm__constraint {
    const lm__vocabulary *vocab;
    lm_parser *parser; /* of the text so far; NULL: any text will do */
    lm_parser *trial;  /* a copy, to try things on */
} lm__constraint;

/* type NULL: there is no constraint. type must outlive it. */
lm_status lm__constraint_init(lm__constraint *c, const lm_type *type,
                              const lm_limits *limits,
                              const lm__vocabulary *vocab,
                              const lm_allocator *allocator);

void lm__constraint_free(lm__constraint *c);

bool lm__constraint_allows(const lm__constraint *c, lm_token token);

/* The text goes on with these n bytes, which are allowed. */
lm_status lm__constraint_take(lm__constraint *c, const char *text, size_t n);

/* The value is closed: nothing can follow. */
bool lm__constraint_done(const lm__constraint *c);

/* The text is a value as it stands; a number might yet grow. */
bool lm__constraint_may_end(lm__constraint *c);

/*
 * Bytes that must come next, at most size of them; how many. It is the text
 * that every continuation begins with, and not just what the likeliest or the
 * longest token would write.
 */
size_t lm__constraint_forced(const lm__constraint *c, char *text, size_t size);

/*
 * The n bytes, which must come next, could be the beginning of a longer token
 * that is allowed: then it is for the model to choose it.
 */
bool lm__constraint_may_merge(const lm__constraint *c, const char *text,
                              size_t n);

#endif
