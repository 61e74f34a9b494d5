/* SPDX-License-Identifier: MIT */
#ifndef TESTS_STREAMED_H
#define TESTS_STREAMED_H

#include <lm/buffer.h>
#include <lm/client.h>

#include <stdbool.h>

/*
 * Answers as each provider streams them, in each of its shapes:
 *
 *     for (size_t i = 0; i < n_streamed_shapes; i++) {
 *         lm_buffer body = {0};
 *         streamed_put(&streamed_shapes[i], "{\"name\":\"Jason\"}", 5, &body);
 *         ...
 *     }
 *
 * The usage of each is 9 in, 5 out, 14 in all. Calls are of a tool Menu.
 *
 * Threads: pure functions.
 */
typedef struct streamed_shape {
    const char *name;   /* for people */
    const char *client; /* "openai/any" */
    lm_mode mode;       /* in which such an answer is asked for */
    const char *type;   /* of the body, a header line */
    bool lowered;       /* the mode holds answers to a lowered schema */
    bool whole;         /* the text comes in one event, as JSON */
    const char *begin;
    const char *open, *close; /* around each piece of the text */
    const char *end;
    const char *all; /* behind the whole text, which stands behind the end
                        once more; or NULL */
} streamed_shape;

extern const streamed_shape streamed_shapes[];
extern const size_t n_streamed_shapes;

/* The text in events of `piece` bytes each, cut between code points. */
void streamed_put(const streamed_shape *shape, const char *text, size_t piece,
                  lm_buffer *out);

#endif
