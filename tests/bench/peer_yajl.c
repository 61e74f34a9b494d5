/* SPDX-License-Identifier: MIT */
/*
 * yajl: its callbacks into the binder. A handle serves one document, so it is
 * made anew for each; the generator is used again.
 */
#include "binder.h"
#include "peer.h"
#include "walk.h"

#include <yajl/yajl_gen.h>
#include <yajl/yajl_parse.h>

#include <stdlib.h>

typedef struct yajl_peer {
    binder binder;
    yajl_gen gen;
} yajl_peer;

static int on_null(void *ctx)
{
    return bind_null(ctx);
}

static int on_boolean(void *ctx, int value)
{
    return bind_boolean(ctx, value != 0);
}

static int on_integer(void *ctx, long long value)
{
    return bind_integer(ctx, value);
}

static int on_double(void *ctx, double value)
{
    return bind_number(ctx, value);
}

static int on_string(void *ctx, const unsigned char *s, size_t n)
{
    return bind_string(ctx, (const char *)s, n);
}

static int on_key(void *ctx, const unsigned char *s, size_t n)
{
    return bind_key(ctx, (const char *)s, n);
}

static int on_open_object(void *ctx)
{
    return bind_open_object(ctx);
}

static int on_close_object(void *ctx)
{
    return bind_close_object(ctx);
}

static int on_open_list(void *ctx)
{
    return bind_open_list(ctx);
}

static int on_close_list(void *ctx)
{
    return bind_close_list(ctx);
}

static const yajl_callbacks callbacks = {
    on_null,       on_boolean,     on_integer, on_double,       NULL,
    on_string,     on_open_object, on_key,     on_close_object, on_open_list,
    on_close_list,
};

static void *peer_open(void)
{
    yajl_peer *self = calloc(1, sizeof(*self));

    if (self)
        self->gen = yajl_gen_alloc(NULL);
    return self;
}

static void peer_close(void *ctx)
{
    yajl_peer *self = ctx;

    binder_free(&self->binder);
    yajl_gen_free(self->gen);
    free(self);
}

static bool feed(yajl_handle handle, const char *s, size_t n)
{
    return yajl_parse(handle, (const unsigned char *)s, n) == yajl_status_ok;
}

static const void *parse(void *ctx, document_kind kind, const document *doc)
{
    yajl_peer *self = ctx;
    yajl_handle handle = yajl_alloc(&callbacks, NULL, &self->binder);

    binder_start(&self->binder, kind);
    bool ok = feed(handle, doc->json.s, doc->json.n) &&
              yajl_complete_parse(handle) == yajl_status_ok;

    yajl_free(handle);
    return ok ? binder_finish(&self->binder, kind) : NULL;
}

static const void *stream(void *ctx, const document *doc, size_t chunk)
{
    yajl_peer *self = ctx;
    yajl_handle handle = yajl_alloc(&callbacks, NULL, &self->binder);
    bool ok = true;

    binder_start(&self->binder, KIND_ORDER);
    for (size_t at = 0; ok && at < doc->json.n; at += chunk) {
        size_t left = doc->json.n - at;

        ok = feed(handle, doc->json.s + at, left < chunk ? left : chunk);
        observe_order(self->binder.root);
    }
    ok = ok && yajl_complete_parse(handle) == yajl_status_ok;
    yajl_free(handle);
    return ok ? binder_finish(&self->binder, KIND_ORDER) : NULL;
}

static void write_null(void *to)
{
    yajl_gen_null(to);
}

static void write_boolean(void *to, bool value)
{
    yajl_gen_bool(to, value);
}

static void write_integer(void *to, int64_t value)
{
    yajl_gen_integer(to, value);
}

static void write_number(void *to, double value)
{
    yajl_gen_double(to, value);
}

static void write_string(void *to, const char *s, size_t n)
{
    yajl_gen_string(to, (const unsigned char *)s, n);
}

static void write_open(void *to, char bracket)
{
    if (bracket == '{')
        yajl_gen_map_open(to);
    else
        yajl_gen_array_open(to);
}

static void write_close(void *to, char bracket)
{
    if (bracket == '}')
        yajl_gen_map_close(to);
    else
        yajl_gen_array_close(to);
}

static slice write_value(void *ctx, document_kind kind, const void *value)
{
    static const walk_ops ops = {write_null,   write_boolean, write_integer,
                                 write_number, write_string,  write_string,
                                 write_open,   write_close};
    yajl_peer *self = ctx;
    const unsigned char *s = NULL;
    size_t n = 0;

    yajl_gen_clear(self->gen);
    yajl_gen_reset(self->gen, NULL);
    walk_model(&ops, self->gen, shape_of(kind), value);
    yajl_gen_get_buf(self->gen, &s, &n);
    return (slice){(const char *)s, n};
}

const peer peer_yajl = {
    .name = "yajl",
    .open = peer_open,
    .close = peer_close,
    .parse = parse,
    .write = write_value,
    .stream = stream,
};
