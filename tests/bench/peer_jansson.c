/* SPDX-License-Identifier: MIT */
/*
 * jansson: its tree, walked into the binder, and built for the writer, whose
 * buffer is used again.
 */
#include "binder.h"
#include "peer.h"
#include "walk.h"

#include <jansson.h>

#include <stdlib.h>

enum { MAX_DEPTH = 16 };

typedef struct jansson_peer {
    binder binder;
    text written;
} jansson_peer;

static void *peer_open(void)
{
    return calloc(1, sizeof(jansson_peer));
}

static void peer_close(void *ctx)
{
    jansson_peer *self = ctx;

    binder_free(&self->binder);
    text_free(&self->written);
    free(self);
}

static bool bind(binder *b, json_t *value);

static bool bind_members(binder *b, json_t *object)
{
    bool ok = bind_open_object(b);
    void *at = json_object_iter(object);

    for (; ok && at; at = json_object_iter_next(object, at)) {
        const char *key = json_object_iter_key(at);

        ok = bind_key(b, key, strlen(key)) &&
             bind(b, json_object_iter_value(at));
    }
    return ok && bind_close_object(b);
}

static bool bind_items(binder *b, json_t *list)
{
    bool ok = bind_open_list(b);

    for (size_t i = 0; ok && i < json_array_size(list); i++)
        ok = bind(b, json_array_get(list, i));
    return ok && bind_close_list(b);
}

static bool bind(binder *b, json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_NULL:
        return bind_null(b);
    case JSON_FALSE:
    case JSON_TRUE:
        return bind_boolean(b, json_is_true(value));
    case JSON_INTEGER:
        return bind_integer(b, json_integer_value(value));
    case JSON_REAL:
        return bind_number(b, json_real_value(value));
    case JSON_STRING:
        return bind_string(b, json_string_value(value),
                           json_string_length(value));
    case JSON_ARRAY:
        return bind_items(b, value);
    default:
        return bind_members(b, value);
    }
}

static const void *parse(void *ctx, document_kind kind, const document *doc)
{
    jansson_peer *self = ctx;
    json_t *root = json_loadb(doc->json.s, doc->json.n, 0, NULL);

    binder_start(&self->binder, kind);
    bool ok = root && bind(&self->binder, root);

    json_decref(root);
    return ok ? binder_finish(&self->binder, kind) : NULL;
}

typedef struct tree {
    json_t *open[MAX_DEPTH];
    uint32_t depth;
    const char *key;
    json_t *root;
} tree;

static void tree_add(tree *t, json_t *value)
{
    json_t *parent = t->depth ? t->open[t->depth - 1] : NULL;

    if (!parent)
        t->root = value;
    else if (json_is_object(parent))
        json_object_set_new_nocheck(parent, t->key, value);
    else
        json_array_append_new(parent, value);
}

static void tree_null(void *to)
{
    tree_add(to, json_null());
}

static void tree_boolean(void *to, bool value)
{
    tree_add(to, json_boolean(value));
}

static void tree_integer(void *to, int64_t value)
{
    tree_add(to, json_integer(value));
}

static void tree_number(void *to, double value)
{
    tree_add(to, json_real(value));
}

static void tree_string(void *to, const char *s, size_t n)
{
    tree_add(to, json_stringn_nocheck(s, n));
}

static void tree_key(void *to, const char *s, size_t n)
{
    tree *t = to;

    (void)n;
    t->key = s;
}

static void tree_open(void *to, char bracket)
{
    tree *t = to;
    json_t *value = bracket == '{' ? json_object() : json_array();

    tree_add(t, value);
    t->open[t->depth++] = value;
}

static void tree_close(void *to, char bracket)
{
    tree *t = to;

    (void)bracket;
    t->depth--;
}

/* json_dumpb returns the size that it needs, whatever there is. */
static slice write_value(void *ctx, document_kind kind, const void *value)
{
    static const walk_ops ops = {tree_null,   tree_boolean, tree_integer,
                                 tree_number, tree_string,  tree_key,
                                 tree_open,   tree_close};
    jansson_peer *self = ctx;
    tree t = {.depth = 0};

    walk_model(&ops, &t, shape_of(kind), value);
    size_t n =
        json_dumpb(t.root, self->written.s, self->written.size, JSON_COMPACT);

    if (n > self->written.size) {
        text_room(&self->written, n);
        n = json_dumpb(t.root, self->written.s, self->written.size,
                       JSON_COMPACT);
    }
    json_decref(t.root);
    return (slice){self->written.s, n};
}

const peer peer_jansson = {
    .name = "jansson",
    .open = peer_open,
    .close = peer_close,
    .parse = parse,
    .write = write_value,
};
