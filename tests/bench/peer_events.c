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

static const void *events(void *ctx, const document *doc, size_t read)
{
    telling *t = &((events_peer *)ctx)->telling;

    telling_start(t);
    for (size_t at = 0; at < doc->events.n; at += read) {
        size_t left = doc->events.n - at;
        const Order *partial =
            telling_feed(t, doc->events.s + at, left < read ? left : read);

        if (!partial)
            return NULL;
        observe_order(partial);
    }
    return telling_finish(t);
}

const peer peer_events = {
    .name = "self", .open = peer_open, .close = peer_close, .events = events};
