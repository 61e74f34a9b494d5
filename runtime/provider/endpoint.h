/* SPDX-License-Identifier: MIT */
#ifndef LM_ENDPOINT_H
#define LM_ENDPOINT_H

#include "lm/buffer.h"
#include "lm/provider.h"

/*
 * Where requests go and with which headers: a row, the options and the
 * environment made into strings, once for a client.
 *
 *     lm__endpoint endpoint = {0};
 *     status = lm__endpoint_open(&endpoint, row, options, err);
 *     lm__endpoint_url(&endpoint, dialect->path, model, &url);
 *     ... url.data, endpoint.headers ...
 *     lm__endpoint_close(&endpoint);
 *
 * Threads: one in one thread.
 */
typedef struct lm__endpoint {
    char *url;      /* the base */
    char *host;     /* of the url, with the port, for messages */
    char **headers; /* "Name: value", closed by NULL */
    char *key;      /* NULL: none is sent */
    lm_arena arena;
} lm__endpoint;

/* *out must be {0}; on failure it is {0} again. */
lm_status lm__endpoint_open(lm__endpoint *out, const lm_provider *row,
                            const lm_client_options *options, lm_error *err);

/* Appends the base and the path, in which {model} is replaced. */
void lm__endpoint_url(const lm__endpoint *endpoint, const char *path,
                      const char *model, lm_buffer *out);

/* Wipes the key and the headers. */
void lm__endpoint_close(lm__endpoint *endpoint);

/* Puts stars where the key stands in a text that goes out to people. */
void lm__endpoint_mask(const lm__endpoint *endpoint, char *text);

#endif
