/* SPDX-License-Identifier: MIT */
#ifndef LM_STREAM_H
#define LM_STREAM_H

#include "lm/async.h"

LM_BEGIN_DECLS

/*
 * An answer that is read while it is made:
 *
 *     lm_stream *stream = UserDetails_stream_open(client, msgs, NULL);
 *     while ((user = UserDetails_stream_next(stream)))
 *         if (lm_stream_state(stream, &user->name) != LM_ABSENT)
 *             show(user->name);
 *     status = UserDetails_stream_finish(stream, &whole, &err);
 *     UserDetails_stream_close(stream);
 *
 * Each partial value extends the one before it: text grows, lists grow, and
 * what cannot be read by halves (numbers, enums, booleans, @atomic members)
 * appears whole. After a failure on the way or a broken rule an answer begins
 * anew only where the caller allows it (options.may_restart). Apart from that
 * it does if the model takes its own words back: it writes one value and then
 * calls the tool with another. lm_stream_restarts counts both.
 *
 * Threads: those of the client.
 */
typedef struct lm_stream lm_stream;

/*
 * Opens a stream; the request is sent when the stream or the client is driven
 * next. Messages, target and what options points to are borrowed until the
 * stream is closed. NULL: lm_client_error says why.
 */
LM_API lm_stream *lm_stream_open(lm_client *client, const lm_message *messages,
                                 const lm_target *target,
                                 const lm_call_options *options);

/*
 * Waits until more of the value is there and gives the partial value. NULL: it
 * is complete, or it failed; lm_stream_finish tells which. Borrowed until the
 * next call with the stream. In a callback of the client, or if that hangs in
 * an event loop, NULL at once.
 */
LM_API const void *lm_stream_next(lm_stream *stream);

/*
 * The partial value as it is, without waiting; NULL: nothing shows of it. Also
 * after a failure: an answer that ended early can still be read as far as it
 * came.
 */
LM_API const void *lm_stream_partial(lm_stream *stream);

/*
 * Waits for the end. On LM_OK *out is the whole value, every rule checked, and
 * the caller's; partial values are none any more. Else *out is untouched and
 * err, which may be NULL, says why.
 */
LM_API lm_status lm_stream_finish(lm_stream *stream, void **out, lm_error *err);

/* Ends the answer if it is not complete. stream may be NULL. */
LM_API void lm_stream_close(lm_stream *stream);

/* How often the answer began anew after some of it had been shown. */
LM_API unsigned lm_stream_restarts(const lm_stream *stream);

/*
 * What of the value at an address in the partial value is there: see
 * lm_parser_state_of.
 */
LM_API lm_state lm_stream_state_of(const lm_stream *stream, const void *address,
                                   size_t size);
#define lm_stream_state(stream, address)                                       \
    lm_stream_state_of((stream), (address), sizeof(*(address)))

/*
 * For a model that is a list (one field, a list): waits for the next item that
 * is complete, which it is with its own last byte. One that broke a rule is
 * passed over: lm_stream_finish tells of it, unless it was asked for again.
 * NULL: there is no other. Borrowed like a partial value. After a restart the
 * items come anew.
 */
LM_API const void *lm_stream_next_item(lm_stream *stream);

/*
 * The same by callbacks, for calls that nobody waits for: lm_submit with a
 * receiver whose `show` is set. It is called whenever more of the value is
 * there, from within the functions that drive the client; partial is borrowed
 * for that time. Anything but LM_OK ends the call with that status.
 */
typedef lm_status (*lm_show_fn)(lm_any_fn callback, void *ctx,
                                const void *partial, lm_stream *stream);

LM_END_DECLS

#endif
