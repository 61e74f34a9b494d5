/* SPDX-License-Identifier: MIT */
#ifndef LM_ROUTE_H
#define LM_ROUTE_H

#include "lm/client.h"

LM_BEGIN_DECLS

/*
 * Several clients as one. Where a client's request ends with an error that
 * another may not have, the next one is asked:
 *
 *     lm_client *clients[] = {
 *         lm_client_from_provider("openai/gpt-4o-mini", NULL),
 *         lm_client_from_provider("anthropic/claude-sonnet-4-5", NULL),
 *     };
 *     lm_client *client = lm_client_fallback(clients, 2, 0, NULL);
 *     UserDetails *user = UserDetails_create(client, msgs);
 *
 * The clients are borrowed and freed after it. Each retries as it would alone
 * before the next is asked, and is asked in its own mode and for its own model
 * unless the call says otherwise. An answer that is not valid is asked about
 * where it came from. One deadline covers all of it, and lm_call_info has the
 * attempts of all.
 *
 * Threads: one thread for it and the clients behind it.
 */

/* One status in a set of them: LM_ON(RATE_LIMIT) | LM_ON(SERVER). */
#define LM_ON(status) (UINT64_C(1) << LM_##status)

/* What another client may not have: the way there, the key, the quota. */
#define LM_ON_DEFAULT                                                          \
    (LM_ON(CONNECT) | LM_ON(TLS) | LM_ON(IO) | LM_ON(PROTOCOL) |               \
     LM_ON(TIMEOUT) | LM_ON(RATE_LIMIT) | LM_ON(QUOTA) | LM_ON(SERVER) |       \
     LM_ON(AUTH) | LM_ON(NOT_FOUND) | LM_ON(UNSUPPORTED))

/*
 * Asks the first client, and the others in their order where one fails with a
 * status of `on` (0: LM_ON_DEFAULT). LM_ON(LENGTH), LM_ON(REFUSAL) and
 * LM_ON(CONTENT_FILTER) may be among them; LM_ON(INVALID) means that an
 * invalid answer is asked about at the next client. Of options those of HTTP
 * do not count; NULL: the defaults. NULL: no memory, no clients, or more than
 * LM_ROUTE_MAX.
 */
LM_API lm_client *lm_client_fallback(lm_client *const *clients, size_t n,
                                     uint64_t on,
                                     const lm_client_options *options);

/* The same, but each call begins with the client after that of the last. */
LM_API lm_client *lm_client_round_robin(lm_client *const *clients, size_t n,
                                        uint64_t on,
                                        const lm_client_options *options);

#define LM_ROUTE_MAX 64

LM_END_DECLS

#endif
