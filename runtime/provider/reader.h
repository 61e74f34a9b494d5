/* SPDX-License-Identifier: MIT */
#ifndef LM_READER_H
#define LM_READER_H

#include "dialect.h"

#include "lm/buffer.h"
#include "lm/parser.h"

/*
 * What the readers of all dialects do alike: keep texts in the call's arena,
 * name finish reasons, count tokens. The first lack of memory is kept, so that
 * it is looked at once:
 *
 *     lm__reader r = lm__reader_of(response);
 *     for (...)
 *         lm__reader_add_text(&r, part->text);
 *     return lm__reader_close(&r);
 *
 * Threads: one reader in one thread.
 */
typedef struct lm__reader {
    lm_arena *arena;
    lm__reply *reply;
    lm_parse_options options; /* to parse envelopes with */
    lm_buffer text;           /* of the content, in its parts so far */
    bool has_text;
    bool echoes; /* what was thought is sent back with calls */
    bool failed;
} lm__reader;

lm__reader lm__reader_of(lm__response *response);

/* A copy in the arena; text is freed. NULL: no memory. */
const char *lm__reader_keep(lm__reader *r, lm_buffer *text);

/* Room for n calls in the reply, which has none yet. false: no memory. */
bool lm__reader_calls(lm__reader *r, size_t n);

/* One more of them; texts may be NULL or "" where the provider sent none. */
void lm__reader_add_call(lm__reader *r, const char *id, const char *name,
                         const char *arguments);

/* One more part of the content; NULL: it is none. */
void lm__reader_add_text(lm__reader *r, const char *text);

/* The content is whole. LM_NOMEM: something before or here had no memory. */
lm_status lm__reader_close(lm__reader *r);

/* "call_7", for a call that came without an id. */
const char *lm__reader_id(lm__reader *r, size_t number);

/* NULL: it is not among them; word may be NULL. */
const lm__finish_word *lm__finish_find(const lm__finish_word *words,
                                       const char *word);

lm__finish lm__reader_finish(const lm__finish_word *words, const char *word);

/* The value if it is there and can be a count; else the other. */
int64_t lm__reader_count(bool has, int64_t value, int64_t otherwise);

/* The sum, where both are known; else -1. */
int64_t lm__reader_sum(int64_t a, int64_t b);

/* The member `error` is there, and is one. */
bool lm__reader_has(const char *error);

/* The response is an error, and text, of n bytes, says which. */
lm_status lm__reader_fault(lm__response *response, const char *text, size_t n);

/*
 * The response is not of the dialect's form: an error of another, or else
 * nothing known, and why says how.
 */
lm_status lm__reader_refuse(lm__response *response, const char *why,
                            lm_error *err);

#endif
