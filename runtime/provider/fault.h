/* SPDX-License-Identifier: MIT */
#ifndef LM_FAULT_H
#define LM_FAULT_H

#include "lm/error.h"
#include "lm/memory.h"

#include <stdbool.h>

/*
 * What went wrong at the provider, from its error body, in whichever of the
 * dozen shapes that came, and the HTTP status.
 *
 *     lm__fault fault = {.http_status = 429};
 *     if (lm__fault_read(body, n, &arena, &fault))
 *         ... fault.kind, fault.message ...
 *
 * Threads: pure functions.
 */

/* X(name, word, status of the call, worth another try) */
#define LM__FAULT_LIST(X)                                                      \
    X(BAD_REQUEST, "bad_request", LM_BAD_REQUEST, false)                       \
    X(BAD_SCHEMA, "bad_schema", LM_BAD_REQUEST, false)                         \
    X(UNSUPPORTED, "unsupported", LM_UNSUPPORTED, false)                       \
    X(AUTH, "auth", LM_AUTH, false)                                            \
    X(NOT_FOUND, "not_found", LM_NOT_FOUND, false)                             \
    X(CONTEXT_LENGTH, "context_length", LM_BAD_REQUEST, false)                 \
    X(CONTENT_FILTER, "content_filter", LM_CONTENT_FILTER, false)              \
    X(QUOTA, "quota", LM_QUOTA, false)                                         \
    X(RATE_LIMIT, "rate_limit", LM_RATE_LIMIT, true)                           \
    X(SERVER, "server", LM_SERVER, true)                                       \
    X(MODEL_OUTPUT, "model_output", LM_INVALID, true)

typedef enum lm__fault_kind {
#define LM_X(name, word, status, again) LM__FAULT_##name,
    LM__FAULT_LIST(LM_X)
#undef LM_X
} lm__fault_kind;

/* Longest text of a body that is no error object of any kind. */
#define LM__FAULT_RAW 500

typedef struct lm__fault {
    int http_status; /* set by the caller; 0: an error in a good response */
    lm__fault_kind kind;
    const char *message; /* in the arena; never NULL after lm__fault_read */
    const char *code;    /* the provider's own word; NULL: none */
    const char *delay;   /* when to try again, as in "34.4s"; NULL: unsaid */
    const char *salvage; /* what the model said that the provider refused */
    const char *source;  /* what another server said to this one, or NULL */
    bool found;          /* the body is an error, of one shape or another */
    bool final;          /* of a kind that may pass, but this one will not */
} lm__fault;

/*
 * Fills in *out from the n bytes of an error body, with a NUL behind them.
 * false: no memory. Any body will do: one that cannot be read gives its first
 * bytes as the message.
 */
bool lm__fault_read(const char *body, size_t n, lm_arena *arena,
                    lm__fault *out);

/* The value of a member `error` says that there is none, as null does. */
bool lm__fault_is_none(const char *json);

/* Where the rules of classification look. */
typedef enum lm__fault_where {
    LM__FAULT_NOWHERE,
    LM__FAULT_CODE,
    LM__FAULT_TYPE,
    LM__FAULT_MESSAGE,
    LM__FAULT_BODY,
    LM__FAULT_PLACES_
} lm__fault_where;

typedef struct lm__fault_details {
    const char *text[LM__FAULT_PLACES_]; /* NULL: it is not there */
    int status;                          /* 200: an error in a good response */
} lm__fault_details;

lm__fault_kind lm__fault_classify(const lm__fault_details *details);

/* The request itself is at fault, though the status blames the server. */
bool lm__fault_final(const lm__fault_details *details);

const char *lm__fault_word(lm__fault_kind kind);
lm_status lm__fault_status(lm__fault_kind kind);
bool lm__fault_retryable(lm__fault_kind kind);

#endif
