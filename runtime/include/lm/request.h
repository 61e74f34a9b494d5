/* SPDX-License-Identifier: MIT */
#ifndef LM_REQUEST_H
#define LM_REQUEST_H

#include "lm/client.h"

LM_BEGIN_DECLS

/*
 * A call in two halves, with whatever carries HTTP between them: the request
 * without sending it, and from the response to the value. For transports of
 * one's own, batch files and tests. Generated code wraps them as T_request and
 * T_response:
 *
 *     lm_request *request;
 *     if (UserDetails_request(client, msgs, NULL, &request, &err) == LM_OK) {
 *         lm_response response = my_post(request->url, request->headers,
 *                                        request->body, request->body_size);
 *         status = UserDetails_response(client, &response, NULL, &user, &err);
 *         lm_request_free(request);
 *     }
 *
 * Nothing is retried and nothing is asked again: an answer that is not valid
 * is LM_INVALID with its findings in options->report.
 *
 * Threads: those of the client.
 */

/* Headers hold the key as it is sent: do not log them. */
typedef struct lm_request {
    const char *method; /* "POST" */
    const char *url;
    const char *const *headers; /* "Name: value", closed by NULL */
    const char *body;           /* body_size bytes, and a NUL */
    size_t body_size;
} lm_request;

typedef struct lm_response {
    int http_status;
    const char *const *headers; /* as above; NULL: none */
    const char *body;           /* body_size bytes; NULL: none */
    size_t body_size;
} lm_response;

/*
 * The request that lm_call would send first. options may be NULL; on_text in
 * them makes it one for a stream. On LM_OK *out is the caller's until
 * lm_request_free; else it is untouched. LM_UNSUPPORTED: the client is of a
 * model in this process, or of several clients.
 */
LM_API lm_status lm_request_make(lm_client *client, const lm_message *messages,
                                 const lm_target *target,
                                 const lm_call_options *options,
                                 lm_request **out, lm_error *err);

/* Wipes the key. request may be NULL. */
LM_API void lm_request_free(lm_request *request);

/*
 * Reads the response to such a request, given the same options, as lm_call
 * would: errors in any form, usage in options->info, the value checked. On
 * LM_OK *out is the caller's until lm_value_free; else it is untouched.
 */
LM_API lm_status lm_response_read(lm_client *client, const lm_target *target,
                                  const lm_response *response,
                                  const lm_call_options *options, void **out,
                                  lm_error *err);

LM_END_DECLS

#endif
