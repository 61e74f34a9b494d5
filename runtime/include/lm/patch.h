/* SPDX-License-Identifier: MIT */
#ifndef LM_PATCH_H
#define LM_PATCH_H

#include "lm/buffer.h"
#include "lm/transport.h"

LM_BEGIN_DECLS

/*
 * A function of the program's own that answers requests, in the place of a
 * server: typed calls are patched onto it.
 *
 *     static lm_status create(void *ctx, const char *request, size_t n,
 *                             lm_buffer *response)
 *     {
 *         ... ask whom you like with the n bytes of JSON ...
 *         lm_buffer_puts(response, "{\"choices\":[...]}");
 *         return LM_OK;
 *     }
 *
 *     lm_patch patch = {.create = create};
 *     const lm_transport transport = lm_patch_transport(&patch);
 *     lm_client_options options = {.transport = &transport};
 *     lm_client *client = lm_client_from_provider("openai/mine", &options);
 *
 * The provider in the name decides what requests and responses look like. No
 * key is needed.
 *
 * Threads: create is called in the thread that drives the client.
 */
typedef struct lm_patch {
    /*
     * Appends the response to a request, both JSON with a NUL behind them.
     * Anything but LM_OK is what the request fails with.
     */
    lm_status (*create)(void *ctx, const char *request, size_t n,
                        lm_buffer *response);
    void *ctx;

    /* The library's: requests that wait, and who watches. */
    lm_exchange *first_;
    lm_watcher watcher_;
} lm_patch;

/* For lm_client_options; patch is borrowed as long as the client lives. */
LM_API lm_transport lm_patch_transport(lm_patch *patch);

LM_END_DECLS

#endif
