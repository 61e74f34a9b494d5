/* SPDX-License-Identifier: MIT */
#ifndef LM_POLLER_H
#define LM_POLLER_H

#include "lm/memory.h"
#include "lm/transport.h"

/*
 * Waits for sockets: epoll where the system has it, else poll.
 *
 *     lm__poller *poller = lm__poller_new(allocator);
 *     kept = lm__poller_set(poller, fd, LM_SOCKET_READ, NULL);
 *     n = lm__poller_wait(poller, 1000, events, LM__POLLER_BATCH);
 *     lm__poller_set(poller, fd, 0, kept);
 *     lm__poller_free(poller);
 *
 * A connection that rests between two requests may stay with the system, which
 * saves it two calls a request. It takes that one knows when it is closed:
 *
 *     lm__poller_own(poller, fd);
 *     ...
 *     lm__poller_disown(poller, fd);
 *     close(fd);
 *
 * Threads: one in one thread.
 */
typedef struct lm__poller lm__poller;

typedef struct lm__poller_event {
    int fd;
    unsigned events; /* LM_SOCKET_... */
    void *who;       /* as noted; NULL: nobody */
} lm__poller_event;

enum { LM__POLLER_BATCH = 64 };

/* NULL: no memory, or no descriptor left. */
lm__poller *lm__poller_new(const lm_allocator *allocator);

/* poller may be NULL. */
void lm__poller_free(lm__poller *poller);

/*
 * Watches fd for these events only, or with 0 for none. kept is what it
 * returned for that fd before, NULL the first time. NULL: it is not watched,
 * with events for want of memory.
 */
void *lm__poller_set(lm__poller *poller, int fd, unsigned events, void *kept);

/*
 * From here on to disown, fd is one and the same socket, so that the system may
 * go on watching it while nobody wants it. Without memory it is as before.
 */
void lm__poller_own(lm__poller *poller, int fd);

/* Whom the next events of an fd that is owned are for; NULL: nobody knows. */
void lm__poller_note(lm__poller *poller, int fd, void *who);

/* fd will be closed. */
void lm__poller_disown(lm__poller *poller, int fd);

/*
 * Waits for at most so long, or for ever if below 0. Returns how many events
 * it wrote, at most n; below 0: it failed, and errno says why.
 */
int lm__poller_wait(lm__poller *poller, int32_t timeout_ms,
                    lm__poller_event *events, int n);

#endif
