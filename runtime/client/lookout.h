/* SPDX-License-Identifier: MIT */
#ifndef LM_LOOKOUT_H
#define LM_LOOKOUT_H

#include "client.h"
#include "lm/route.h"

/*
 * Several clients' answerers in one event loop, as if they were one: each
 * watches its own sockets, and the loop's one timer is that of whoever wants
 * to be called first.
 *
 *     status = lm__lookout_set(&lookout, clients, n, watcher, err);
 *     status = lm__lookout_ready(&lookout, fd, events, err);
 *
 * Threads: those of the clients.
 */
typedef struct lm__post {
    struct lm__lookout *of;
    int64_t at; /* when it wants to be called, by the system's clock */
} lm__post;

typedef struct lm__lookout {
    lm_client *const *clients;
    size_t n;
    lm_watcher watcher; /* {0}: nobody watches */
    lm__post posts[LM_ROUTE_MAX];
} lm__lookout;

/*
 * The watcher, or NULL for none, watches for the n clients, which are borrowed.
 * Anything but LM_OK: nobody watches for any of them.
 */
lm_status lm__lookout_set(lm__lookout *lookout, lm_client *const *clients,
                          size_t n, const lm_watcher *watcher, lm_error *err);

/* As the answerers' ready. */
lm_status lm__lookout_ready(lm__lookout *lookout, int fd, unsigned events,
                            lm_error *err);

#endif
