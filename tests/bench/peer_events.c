/* SPDX-License-Identifier: MIT */
/* Ours, one stream after the other. */
#include "peer.h"
#include "telling.h"

#include <stdlib.h>

typedef struct events_peer {
    lm__desk desk;
    telling telling;
} events_peer;

static void peer_close(void *ctx)
{
    events_peer *self = ctx;

    telling_close(&self->telling);
    lm__desk_free(&self->desk);
    free(self);
}

static void *peer_open(void)
{
    events_peer *self = calloc(1, sizeof(*self));

    if (!self || telling_open(&self->telling, &self->desk))
        return self;
    peer_close(self);
    return NULL;
}

/* Where the i-th piece ends. */
static size_t end_of(const document *doc, size_t i, size_t read)
{
    size_t end = read ? (i + 1) * read : doc->ends[i];

    return end < doc->events.n ? end : doc->events.n;
}

static const void *events(void *ctx, const document *doc, size_t read)
{
    telling *t = &((events_peer *)ctx)->telling;
    size_t at = 0;

    telling_start(t);
    for (size_t i = 0; at < doc->events.n; i++) {
        size_t end = end_of(doc, i, read);
        const Order *partial = telling_feed(t, doc->events.s + at, end - at);

        if (!partial)
            return NULL;
        observe_order(partial);
        at = end;
    }
    return telling_finish(t);
}

const peer peer_events = {
    .name = "self", .open = peer_open, .close = peer_close, .events = events};
