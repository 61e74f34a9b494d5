/* SPDX-License-Identifier: MIT */
/*
 * yyjson: in situ, in a copy of the document that is used again, with a pool
 * allocator over memory that is used again: strings stay where they are and
 * nothing is allocated.
 */
#include "peer_yyjson.h"
#include "complete.h"
#include "peer.h"
#include "verify.h"
#include "walk.h"
#include "yyjson_take.h"

#include <stdlib.h>

enum { MAX_DEPTH = 16 };

typedef struct yyjson_peer {
    take take;
    text copy;
    char *memory; /* of the reader */
    size_t memory_size;
    yyjson_alc *dynamic; /* of the writer */
    char *written;
} yyjson_peer;

static void *peer_open(void)
{
    yyjson_peer *self = calloc(1, sizeof(*self));

    if (self)
        self->dynamic = yyjson_alc_dyn_new();
    return self;
}

static void peer_close(void *ctx)
{
    yyjson_peer *self = ctx;

    if (self->written)
        self->dynamic->free(self->dynamic->ctx, self->written);
    yyjson_alc_dyn_free(self->dynamic);
    pool_free(&self->take.memory);
    text_free(&self->copy);
    free(self->memory);
    free(self);
}

/* What is in self->copy. */
static const void *read_copy(yyjson_peer *self, document_kind kind)
{
    size_t need =
        yyjson_read_max_memory_usage(self->copy.n, YYJSON_READ_INSITU);
    yyjson_alc alc;

    if (need > self->memory_size) {
        free(self->memory);
        self->memory = malloc(need);
        self->memory_size = need;
    }
    yyjson_alc_pool_init(&alc, self->memory, self->memory_size);
    yyjson_doc *doc = yyjson_read_opts(self->copy.s, self->copy.n,
                                       YYJSON_READ_INSITU, &alc, NULL);

    if (!doc)
        return NULL;
    pool_reset(&self->take.memory);
    size_t size = shape_of(kind)->size;
    void *value = pool_take(&self->take.memory, size);

    memset(value, 0, size);
    self->take.copy = self->copy.s;
    bool ok = take_value(&self->take, kind, yyjson_doc_get_root(doc), value);

    return ok ? value : NULL;
}

static const void *parse(void *ctx, document_kind kind, const document *doc)
{
    yyjson_peer *self = ctx;

    self->copy.n = 0;
    text_put(&self->copy, doc->json.s, doc->json.n);
    memset(self->copy.s + self->copy.n, 0, YYJSON_PADDING_SIZE);
    const void *value = read_copy(self, kind);

    return value && value_valid(kind, value) ? value : NULL;
}

/* All that is there, closed and read anew. */
static const void *read_partial(yyjson_peer *self, const completion *c,
                                const char *s, size_t n)
{
    const void *value = NULL;

    self->take.partial = true;
    if (complete_text(c, s, n, &self->copy))
        value = read_copy(self, KIND_ORDER);
    self->take.partial = false;
    return value;
}

const void *yyjson_partial(void *self, const completion *c, const text *json)
{
    return read_partial(self, c, json->s, json->n);
}

static const void *stream(void *ctx, const document *doc, size_t chunk)
{
    yyjson_peer *self = ctx;
    completion c = {0};
    size_t n = 0;

    while (n < doc->json.n) {
        size_t from = n;

        n = n + chunk < doc->json.n ? n + chunk : doc->json.n;
        complete_feed(&c, doc->json.s, from, n);
        if (n < doc->json.n)
            observe_order(read_partial(self, &c, doc->json.s, n));
    }
    return parse(self, KIND_ORDER, doc);
}

/* The tree that is being built; a list's items and an object's members. */
typedef struct tree {
    yyjson_mut_doc *doc;
    yyjson_mut_val *open[MAX_DEPTH];
    uint32_t depth;
    yyjson_mut_val *key;
} tree;

static void tree_add(tree *t, yyjson_mut_val *value)
{
    yyjson_mut_val *parent = t->depth ? t->open[t->depth - 1] : NULL;

    if (!parent)
        yyjson_mut_doc_set_root(t->doc, value);
    else if (yyjson_mut_is_obj(parent))
        yyjson_mut_obj_add(parent, t->key, value);
    else
        yyjson_mut_arr_append(parent, value);
}

static void tree_null(void *to)
{
    tree *t = to;

    tree_add(t, yyjson_mut_null(t->doc));
}

static void tree_boolean(void *to, bool value)
{
    tree *t = to;

    tree_add(t, yyjson_mut_bool(t->doc, value));
}

static void tree_integer(void *to, int64_t value)
{
    tree *t = to;

    tree_add(t, yyjson_mut_sint(t->doc, value));
}

static void tree_number(void *to, double value)
{
    tree *t = to;

    tree_add(t, yyjson_mut_real(t->doc, value));
}

static void tree_string(void *to, const char *s, size_t n)
{
    tree *t = to;

    tree_add(t, yyjson_mut_strn(t->doc, s, n));
}

static void tree_key(void *to, const char *s, size_t n)
{
    tree *t = to;

    t->key = yyjson_mut_strn(t->doc, s, n);
}

static void tree_open(void *to, char bracket)
{
    tree *t = to;
    yyjson_mut_val *value =
        bracket == '{' ? yyjson_mut_obj(t->doc) : yyjson_mut_arr(t->doc);

    tree_add(t, value);
    t->open[t->depth++] = value;
}

static void tree_close(void *to, char bracket)
{
    tree *t = to;

    (void)bracket;
    t->depth--;
}

static slice write_value(void *ctx, document_kind kind, const void *value)
{
    static const walk_ops ops = {tree_null,   tree_boolean, tree_integer,
                                 tree_number, tree_string,  tree_key,
                                 tree_open,   tree_close};
    yyjson_peer *self = ctx;
    tree t = {.doc = yyjson_mut_doc_new(self->dynamic)};
    size_t n = 0;

    walk_model(&ops, &t, shape_of(kind), value);
    if (self->written)
        self->dynamic->free(self->dynamic->ctx, self->written);
    self->written = yyjson_mut_write_opts(t.doc, 0, self->dynamic, &n, NULL);
    yyjson_mut_doc_free(t.doc);
    return (slice){self->written, n};
}

const peer peer_yyjson = {
    .name = "yyjson",
    .open = peer_open,
    .close = peer_close,
    .parse = parse,
    .write = write_value,
    .stream = stream,
};
