/* SPDX-License-Identifier: MIT */
#ifndef LM_TRANSPORT_H
#define LM_TRANSPORT_H

#include "lm/error.h"

#include <stdbool.h>

LM_BEGIN_DECLS

/*
 * How requests reach a server. The library brings one transport, libcurl's;
 * a program that has an HTTP stack of its own, or a test that needs none,
 * gives another in lm_client_options:
 *
 *     const lm_transport mine = {
 *         .begin = my_begin,
 *         .cancel = my_cancel,
 *         .poll = my_poll,
 *         .ctx = &my_stack,
 *     };
 *     lm_client_options options = {.transport = &mine};
 *
 * Nothing here blocks but poll, and nothing is called back but within poll and
 * ready. Time comes from the transport too, so that a
 * test can make an hour pass in no time.
 *
 * Threads: a transport belongs to the client that uses it.
 */
typedef struct lm_exchange lm_exchange;

/*
 * One request and what comes of it. The library owns the struct; it stands
 * still from begin until on_done or cancel, and so does what it points to (but
 * see body_done).
 */
struct lm_exchange {
    const char *method; /* "POST" */
    const char *url;
    const char *const *headers; /* "Name: value", closed by NULL */
    const char *body;           /* body_size bytes; NULL: none */
    size_t body_size;
    const char *secret; /* the key that is in the headers, for whoever keeps or
                           shows a request: it must not be seen; or NULL */
    int32_t connect_ms; /* to have a connection; below 0: no bound. All other
                           times are the library's to watch */

    /* Set by the transport before the first of the calls below. */
    int http_status;

    /*
     * Set by the transport within one of the calls below when it will not look
     * at the URL and the body again; the library may take them away then, which
     * for long streams it does. A transport that leaves it alone has both all
     * along.
     */
    bool body_done;

    /*
     * Called by the transport within poll or ready, in this order: a call for
     * each header line (of n bytes, without the end of line), one for each
     * piece of the body, decoded (gzip, chunks), and on_done exactly once. If
     * one of the first two returns anything but LM_OK, the transport drops the
     * connection and gives that status to on_done.
     *
     * on_done's status is LM_OK when the response is complete, whatever its
     * HTTP status. why says what failed, for people; NULL where there is
     * nothing to add. Redirects are not followed.
     */
    lm_status (*on_header)(lm_exchange *exchange, const char *line, size_t n);
    lm_status (*on_body)(lm_exchange *exchange, const char *bytes, size_t n);
    void (*on_done)(lm_exchange *exchange, lm_status status, const char *why);

    void *ctx;    /* the library's */
    void *handle; /* the transport's, from begin until the end */

    /*
     * May be called when a piece of the body is about to be looked for: the
     * library has the processor fetch what it will touch then. NULL: there is
     * no need.
     */
    void (*on_soon)(const lm_exchange *exchange);
};

enum {
    LM_SOCKET_READ = 1,
    LM_SOCKET_WRITE = 2,
    /* Of ready: the socket has failed; reading tells how. */
    LM_SOCKET_FAILED = 4
};

/* In the place of a socket: the time asked for is over. */
#define LM_SOCKET_TIMER (-1)

/*
 * An event loop that watches sockets and the clock for a transport.
 *
 * on_socket: from now on, watch fd for these LM_SOCKET_... only; 0: leave it,
 * because it is closed after that. What on_socket returns is given as `kept`
 * when it is called for that fd again; NULL the first time.
 *
 * on_timer: once, ms from now, in place of what was asked before; below 0: not
 * at all.
 */
typedef struct lm_watcher {
    void *(*on_socket)(void *ctx, int fd, unsigned events, void *kept);
    void (*on_timer)(void *ctx, int64_t ms);
    void *ctx;
} lm_watcher;

typedef struct lm_transport {
    /*
     * Starts an exchange. Anything but LM_OK: it was not started, err says
     * why, and nothing is called. No callback is called from within begin.
     */
    lm_status (*begin)(void *ctx, lm_exchange *exchange, lm_error *err);

    /* Ends an exchange that was begun and is not done; nothing is called. */
    void (*cancel)(void *ctx, lm_exchange *exchange);

    /*
     * Works on all exchanges, and returns once something was done or
     * timeout_ms have passed. With none in flight it waits all that time.
     */
    lm_status (*poll)(void *ctx, int32_t timeout_ms, lm_error *err);

    /*
     * For clients that hang in an event loop; both may be NULL, and then they
     * cannot. After watch (copied; not while exchanges are in flight; NULL
     * ends it) poll is not called: ready is, for each socket that the loop
     * found to be so, and for the timer. A socket that is none of its own is
     * passed over: a loop may serve several transports through one client.
     */
    lm_status (*watch)(void *ctx, const lm_watcher *watcher, lm_error *err);
    lm_status (*ready)(void *ctx, int fd, unsigned events, lm_error *err);

    /* A clock that only goes forward, in ms. NULL: the system's. */
    int64_t (*now_ms)(void *ctx);

    /* Milliseconds since 1970, for dates in headers. NULL: the system's. */
    int64_t (*unix_ms)(void *ctx);

    /* Nothing leaves the process: a client with it needs no key. */
    bool offline;

    void *ctx;
} lm_transport;

LM_END_DECLS

#endif
