/* SPDX-License-Identifier: MIT */
#ifndef LM_SHARE_H
#define LM_SHARE_H

#include "lm/memory.h"

LM_BEGIN_DECLS

/*
 * What clients of several threads have in common: the addresses of hosts that
 * were looked up, and the TLS sessions that were agreed on, so that a client
 * does not begin from nothing in each thread:
 *
 *     lm_share *share = lm_share_new(NULL);
 *     lm_client_options options = {.share = share};
 *     ... a client in each thread, opened with these options ...
 *     lm_share_free(share);
 *
 * Connections are not shared: each client has its own.
 *
 * Threads: any number at once may use clients that have it; made and freed in
 * one, while there are none.
 */
typedef struct lm_share lm_share;

/* NULL: no memory, or the library was built without HTTP. */
LM_API lm_share *lm_share_new(const lm_allocator *allocator);

/* After the clients that have it. share may be NULL. */
LM_API void lm_share_free(lm_share *share);

LM_END_DECLS

#endif
