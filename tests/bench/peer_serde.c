/* SPDX-License-Identifier: MIT */
/*
 * serde_json: derived types of its own, with String and Vec, as it is meant
 * to be used; the rules are checked in Rust. See serde/src/lib.rs.
 */
#include "peer.h"

#include <stdlib.h>

void *bench_serde_open(void);
void bench_serde_close(void *peer);
const void *bench_serde_parse(void *peer, int kind, const char *s, size_t n);
void *bench_serde_keep(int kind, const char *s, size_t n);
void bench_serde_drop(void *value);
const char *bench_serde_write(void *peer, const void *value, size_t *n);

typedef struct serde_peer {
    void *peer;
    void **kept;
    size_t n_kept;
} serde_peer;

static void *peer_open(void)
{
    serde_peer *self = calloc(1, sizeof(*self));

    if (self)
        self->peer = bench_serde_open();
    return self;
}

static void peer_close(void *ctx)
{
    serde_peer *self = ctx;

    for (size_t i = 0; i < self->n_kept; i++)
        bench_serde_drop(self->kept[i]);
    free(self->kept);
    bench_serde_close(self->peer);
    free(self);
}

static const void *parse(void *ctx, document_kind kind, const document *doc)
{
    serde_peer *self = ctx;

    return bench_serde_parse(self->peer, (int)kind, doc->json.s, doc->json.n);
}

static const void *keep(void *ctx, document_kind kind, const document *doc)
{
    serde_peer *self = ctx;
    void **more = realloc(self->kept, (self->n_kept + 1) * sizeof(*more));

    if (!more)
        return NULL;
    self->kept = more;
    void *value = bench_serde_keep((int)kind, doc->json.s, doc->json.n);

    if (value)
        more[self->n_kept++] = value;
    return value;
}

static slice write_value(void *ctx, document_kind kind, const void *value)
{
    serde_peer *self = ctx;
    size_t n = 0;
    const char *s = bench_serde_write(self->peer, value, &n);

    (void)kind;
    return (slice){s, n};
}

const peer peer_serde = {
    .name = "serde_json",
    .open = peer_open,
    .close = peer_close,
    .parse = parse,
    .keep = keep,
    .write = write_value,
};
