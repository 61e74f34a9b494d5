/* SPDX-License-Identifier: MIT */
#ifndef LM_CACHE_H
#define LM_CACHE_H

#include "lm/buffer.h"

LM_BEGIN_DECLS

/*
 * Answers that are kept, so that the same question is paid for once:
 *
 *     const lm_cache cache = lm_cache_directory("/var/cache/mine");
 *     lm_client_options options = {.cache = &cache};
 *
 * The key is a text of all that reaches the model: provider, URL, headers and
 * the whole request (model, messages, schema, parameters), but no key of an
 * account. What is kept is an answer that was valid; where it took re-asks, it
 * answers the first question. It is held to the model and its checks again
 * when it comes out. Clients over HTTP use it.
 *
 * Threads: those of the clients that use it.
 */
typedef struct lm_cache {
    /*
     * Appends what is kept under the key. LM_NOT_FOUND: there is nothing.
     * Any other status ends the call.
     */
    lm_status (*get)(void *ctx, const char *key, size_t n_key, lm_buffer *out);

    /* Keeps n bytes of JSON; what cannot be kept is not. */
    void (*put)(void *ctx, const char *key, size_t n_key, const char *value,
                size_t n);

    void *ctx;
} lm_cache;

/*
 * Answers as files of a directory, which is made where it is missing; several
 * processes can share it. A file that cannot be read, or is not what was
 * written, is passed over. Nothing is ever deleted. path is borrowed.
 */
LM_API lm_cache lm_cache_directory(const char *path);

LM_END_DECLS

#endif
