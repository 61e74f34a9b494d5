/* SPDX-License-Identifier: MIT */
#ifndef LM_ASYNC_H
#define LM_ASYNC_H

#include "lm/client.h"
#include "lm/transport.h"

LM_BEGIN_DECLS

/*
 * Many calls of one client at once, in one thread: submit them, then drive
 * them, either until all are done
 *
 *     static lm_status on_user(void *ctx, UserDetails *user,
 *                              const lm_error *err)
 *     {
 *         if (user)
 *             UserDetails_print(user, stdout);
 *         else
 *             fprintf(stderr, "%s\n", err->message);
 *         UserDetails_free(user);
 *         return LM_OK;
 *     }
 *
 *     for (size_t i = 0; i < n; i++)
 *         UserDetails_submit(client, jobs[i].messages, NULL, on_user, NULL);
 *     lm_client_run(client);
 *
 * or from an event loop, with lm_client_on_socket and lm_client_on_timer.
 * lm_client_options.max_in_flight of them are worked on; the others wait in the
 * order in which they came. A call that retries keeps its place.
 *
 * Callbacks are called from within the functions below and no others. They may
 * submit and cancel calls; they must not wait (lm_call, T_create, lm_client_run
 * and lm_client_poll then return LM_ARGUMENT) and must not free the client.
 *
 * Threads: those of the client.
 */

/* Of a call that was submitted; never 0. */
typedef uint64_t lm_call_id;

/* A function of any type: cast back to its own before it is called. */
typedef void (*lm_any_fn)(void);

/*
 * Hands the end of a call to the callback it was submitted with; generated.
 * value is the callback's, NULL where err has a status; err is never NULL.
 */
typedef lm_status (*lm_deliver_fn)(lm_any_fn callback, void *ctx, void *value,
                                   const lm_error *err);

struct lm_stream;

/* Who is told how a call ended, and what of the value is there before. */
typedef struct lm_receiver {
    lm_deliver_fn deliver;
    lm_any_fn callback;
    void *ctx;
    /* See lm/stream.h; NULL: the call is not streamed. */
    lm_status (*show)(lm_any_fn callback, void *ctx, const void *partial,
                      struct lm_stream *stream);
    lm_any_fn on_partial;
} lm_receiver;

/*
 * Asks for a value of the target's type and does not wait for it: T_submit of
 * generated code. Nothing is done before the client is driven. messages, target
 * and what options points to are borrowed until the callback was called; the
 * options themselves and `to` are copied. Strings of options->info last as long
 * as the callback.
 *
 * The callback is called exactly once, whatever happens. If it returns anything
 * but LM_OK, lm_client_run ends with that; the other calls stay as they are.
 *
 * 0: the call was not taken, the callback will not be called, and
 * lm_client_error says why.
 */
LM_API lm_call_id lm_submit(lm_client *client, const lm_message *messages,
                            const lm_target *target,
                            const lm_call_options *options,
                            const lm_receiver *to);

/*
 * Ends a call; its callback is called with LM_CANCELLED when the client is
 * driven next. From any callback. false: it is over already.
 */
LM_API bool lm_client_cancel(lm_client *client, lm_call_id id);

/* Calls that were submitted and are not over, those that wait included. */
LM_API size_t lm_client_in_flight(const lm_client *client);

/*
 * Drives all calls until none is left, or until a callback returns anything but
 * LM_OK, which it then returns too.
 */
LM_API lm_status lm_client_run(lm_client *client);

/*
 * One step: returns once something was done or timeout_ms have passed. With
 * nothing in flight it waits all that time.
 */
LM_API lm_status lm_client_poll(lm_client *client, int32_t timeout_ms);

/*
 * An event loop in place of the two above. Both functions are set before the
 * first call; NULL takes them away again. What they are called for is told
 * beside lm_watcher in lm/transport.h.
 *
 *     lm_client_on_socket(client, watch_socket, loop);
 *     lm_client_on_timer(client, set_timer, loop);
 *     ... submit ...; the loop runs, and calls
 *     lm_client_socket_ready(client, fd, LM_SOCKET_READ);
 *     lm_client_timeout(client);
 *
 * LM_UNSUPPORTED: the client's transport cannot be hung into a loop.
 */
typedef void *(*lm_socket_fn)(void *ctx, int fd, unsigned events, void *kept);
typedef void (*lm_timer_fn)(void *ctx, int64_t ms);

LM_API lm_status lm_client_on_socket(lm_client *client, lm_socket_fn fn,
                                     void *ctx);
LM_API lm_status lm_client_on_timer(lm_client *client, lm_timer_fn fn,
                                    void *ctx);

/*
 * The loop found that a socket can be read or written (LM_SOCKET_...), or that
 * the time is over. Returns what a callback returned that was not LM_OK.
 */
LM_API lm_status lm_client_socket_ready(lm_client *client, int fd,
                                        unsigned events);
LM_API lm_status lm_client_timeout(lm_client *client);

LM_END_DECLS

#endif
