/* SPDX-License-Identifier: MIT */
#ifndef BENCH_FRAMING_H
#define BENCH_FRAMING_H

#include "text.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Server-sent events as one cuts them by hand who knows the server: a line of
 * data each. A line that lies in one piece is shown where it stands, with at
 * least TEXT_PADDING bytes to be read behind it if they are behind the piece.
 *
 *     framing f = {.on_data = on_data, .ctx = self};
 *     framing_feed(&f, bytes, n);      // again and again
 *     framing_free(&f);
 *
 * Threads: one framing in one thread.
 */
typedef struct framing {
    bool (*on_data)(void *ctx, const char *data, size_t n);
    void *ctx;
    text line; /* the begin of one that goes on in the next piece */
} framing;

/* false: on_data said so. */
bool framing_feed(framing *f, const char *bytes, size_t n);

void framing_free(framing *f);

#ifdef __cplusplus
}
#endif

#endif
