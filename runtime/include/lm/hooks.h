/* SPDX-License-Identifier: MIT */
#ifndef LM_HOOKS_H
#define LM_HOOKS_H

#include "lm/client.h"

LM_BEGIN_DECLS

/*
 * Functions that are told what a call does, for logs, counters and traces:
 *
 *     static lm_status log_retry(void *ctx, const lm_hook_retry *retry)
 *     {
 *         fprintf(ctx, "%s; again in %lld ms\n", retry->failed->message,
 *                 (long long)retry->delay_ms);
 *         return LM_OK;
 *     }
 *
 *     const lm_hooks hooks = {.retry = log_retry, .ctx = stderr};
 *     lm_client_options options = {.hooks = &hooks};
 *
 * Each may be NULL. Anything but LM_OK ends the call, and is the status that
 * the caller gets. All that they are given is borrowed until they return, and
 * keys in it are masked. A hook must not use the client, but it may cancel
 * calls (lm_client_cancel).
 *
 * Threads: they are called in the thread that drives the client.
 */

/* A request over HTTP, as it is about to be sent. */
typedef struct lm_hook_request {
    const char *method;
    const char *url;
    const char *const *headers; /* "Name: value", closed by NULL */
    const char *body;           /* NUL-terminated */
    size_t body_size;
    unsigned attempt; /* of the call, from 1 */
} lm_hook_request;

/* A response over HTTP that came to its end, whatever its status. */
typedef struct lm_hook_response {
    int http_status;
    const char *request_id; /* or NULL */
    const char *body;       /* NUL-terminated; NULL: it came as a stream */
    size_t body_size;
    int64_t latency_ms;
} lm_hook_response;

typedef struct lm_hook_retry {
    const lm_attempt *failed;
    int64_t delay_ms; /* until the next request */
    bool reask;       /* the answer was not valid, and the model is told so */
} lm_hook_retry;

typedef struct lm_hook_parse_error {
    const lm_error *error;
    const lm_report *report; /* all that is wrong with the answer */
    const char *raw_text;    /* what the model wrote; NULL: nothing */
} lm_hook_parse_error;

typedef struct lm_hook_usage {
    const lm_attempt *attempt; /* with its usage */
    lm_usage sum;              /* of the call so far */
} lm_hook_usage;

typedef struct lm_hook_done {
    const lm_call_info *info;
    const lm_error *error; /* status LM_OK: there is a value */
} lm_hook_done;

typedef struct lm_hooks {
    lm_status (*request)(void *ctx, const lm_hook_request *request);
    lm_status (*response)(void *ctx, const lm_hook_response *response);

    /*
     * Text of an answer that is streamed, n bytes; NULL where it begins anew.
     * Called before lm_call_options.on_text.
     */
    lm_status (*delta)(void *ctx, const char *text, size_t n);

    /* A request failed or an answer was not valid, and another follows. */
    lm_status (*retry)(void *ctx, const lm_hook_retry *retry);

    /* An answer was not a value of the type. */
    lm_status (*parse_error)(void *ctx, const lm_hook_parse_error *failed);

    /* Tokens were counted; not called where the provider told none. */
    lm_status (*usage)(void *ctx, const lm_hook_usage *usage);

    /* The call is over: called once for each call, last. */
    lm_status (*done)(void *ctx, const lm_hook_done *done);

    void *ctx;
} lm_hooks;

LM_END_DECLS

#endif
