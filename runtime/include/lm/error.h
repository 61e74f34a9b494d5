/* SPDX-License-Identifier: MIT */
#ifndef LM_ERROR_H
#define LM_ERROR_H

#include "lm/api.h"

#include <stddef.h>
#include <stdint.h>

LM_BEGIN_DECLS

/*
 * How a call ended. Functions return an lm_status and, where there is more to
 * say, fill in an lm_error of the caller's:
 *
 *     lm_error err = {0};
 *     if (UserDetails_create_with(client, msgs, NULL, &user, &err) != LM_OK)
 *         fprintf(stderr, "%s: %s\n", lm_status_name(err.status), err.message);
 *
 * Threads: an lm_error belongs to whoever declared it.
 */

/* X(name, text): one list gives the enum, the names and the texts. */
#define LM_STATUS_LIST(X)                                                      \
    X(OK, "success")                                                           \
    X(NOMEM, "out of memory")                                                  \
    X(ARGUMENT, "an argument is not valid")                                    \
    X(CONFIG, "the client is not configured")                                  \
    X(UNSUPPORTED, "not supported here")                                       \
    X(SYNTAX, "not well-formed JSON")                                          \
    X(INVALID, "the value breaks the model")                                   \
    X(TRUNCATED, "the text ended before the value")                            \
    X(LIMIT, "a limit was reached")                                            \
    X(IO, "input or output failed")                                            \
    X(CONNECT, "no connection to the server")                                  \
    X(TLS, "the secure connection failed")                                     \
    X(PROTOCOL, "the server's answer is not in its own format")                \
    X(TIMEOUT, "the server was silent for too long")                           \
    X(DEADLINE, "the deadline of the call has passed")                         \
    X(CANCELLED, "the caller cancelled the call")                              \
    X(BAD_REQUEST, "the server refused the request")                           \
    X(AUTH, "the server refused the key")                                      \
    X(NOT_FOUND, "the server does not know the model or the path")             \
    X(RATE_LIMIT, "too many requests")                                         \
    X(QUOTA, "the account's quota is used up")                                 \
    X(SERVER, "the server failed")                                             \
    X(LENGTH, "the answer was cut at the token limit")                         \
    X(REFUSAL, "the model refused to answer")                                  \
    X(CONTENT_FILTER, "the provider's filter blocked the answer")              \
    X(NO_CALL, "the model answered without the value asked for")               \
    X(BUDGET, "the token budget is used up")

typedef enum lm_status {
#define LM_X(name, text) LM_##name,
    LM_STATUS_LIST(LM_X)
#undef LM_X
        LM_STATUS_COUNT_
} lm_status;

/*
 * What went wrong. Storage in place, nothing to free; {0} is "no error".
 * Functions leave it untouched on success. A message never holds a key.
 */
typedef struct lm_error {
    lm_status status;
    int http_status;   /* of the last response; 0: there was none */
    unsigned attempts; /* requests made, the last one included */
    uint32_t line;     /* from 1, in the text that was read; 0: unknown */
    uint32_t column;   /* from 1, in bytes */
    size_t offset;     /* in bytes from the start of that text */
    char path[192];    /* JSON Pointer (RFC 6901) of the first violation */
    char code[32];     /* of the first violation, or the provider's own */
    char message[512]; /* UTF-8, one line, for people */
} lm_error;

/* "OK", "RATE_LIMIT", ...; never NULL, also for a value not in the list. */
LM_API const char *lm_status_name(lm_status status);

/* The text of the list above; never NULL. */
LM_API const char *lm_status_text(lm_status status);

/*
 * Sets status and message (cut at a whole code point where too long) and
 * leaves the other members. err may be NULL. Returns status, so that
 * "return lm_error_set(err, LM_IO, ...)" reads well.
 */
LM_API lm_status lm_error_set(lm_error *err, lm_status status,
                              const char *format, ...) LM_PRINTF(3, 4) LM_COLD;

LM_END_DECLS

#endif
