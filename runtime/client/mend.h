/* SPDX-License-Identifier: MIT */
#ifndef LM_MEND_H
#define LM_MEND_H

#include "call.h"
#include "find_json.h"

/*
 * Asking again for what was wrong in an answer, and for no more: the fields of
 * the root that broke a rule, or the items of a list among them. The schema of
 * the question is put together from pieces of the constant one, and what comes
 * back is put into the first answer, which is then read as a whole. Parts are
 * no text of the answer: who follows that hears it whole once it is mended.
 *
 *     if (lm__mend_begin(call, answer))     // the question is of parts now
 *         ...
 *     status = lm__mend_merge(call, parts, &answer);
 *     lm__mend_end(call);                   // it is the whole one again
 *
 *     mend.c         what is wrong, and the answer put together
 *     mend_ask.c     the schema of the parts, and the words about them
 *
 * Threads: those of the call.
 */

enum { LM__MEND_PARTS = 32 };

typedef struct lm__mend_part {
    lm__span key;   /* of the root's field */
    int64_t item;   /* of its list; -1: the whole field */
    lm__span value; /* as it was; nothing: there was none */
} lm__mend_part;

typedef struct lm__mend {
    lm__span answer; /* that the parts belong to */
    lm__mend_part parts[LM__MEND_PARTS];
    size_t n;
    lm_target target; /* of the parts */

    /* Of the whole question. */
    const lm_message *messages;
    const lm_target *whole;
    lm_status (*on_text)(lm__ask *ask, const char *text, size_t n);
} lm__mend;

/*
 * Makes the question one for the parts of the answer that the report has
 * violations of. false: it stays as it was, because they cannot be told apart,
 * or there is no memory.
 */
bool lm__mend_begin(lm__call *call, lm__span answer);

/* The answer with the parts in it; LM_INVALID: the parts are not there. */
lm_status lm__mend_merge(lm__call *call, lm__span parts, lm__span *out);

void lm__mend_end(lm__call *call);

/* The first part of the field that part i is of. */
bool lm__mend_is_first(const lm__mend *m, size_t i);

/* Schemas and words. false: the parts cannot be asked for. */
bool lm__mend_target(lm__call *call, lm__mend *m);
const char *lm__mend_words(lm__call *call, const lm__mend *m);

#endif
