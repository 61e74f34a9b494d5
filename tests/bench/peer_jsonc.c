/* SPDX-License-Identifier: MIT */
/*
 * json-c: its tree, walked into the binder, and built for the writer. The
 * tokener is used again.
 */
#include "binder.h"
#include "peer.h"
#include "walk.h"

#include <json-c/json.h>

#include <stdlib.h>

enum { MAX_DEPTH = 16 };

typedef struct jsonc_peer {
    binder binder;
    struct json_tokener *tokener;
    struct json_object *written; /* holds the text */
} jsonc_peer;

static void *peer_open(void)
{
    jsonc_peer *self = calloc(1, sizeof(*self));

    if (self) {
        self->tokener = json_tokener_new();
        json_tokener_set_flags(self->tokener, JSON_TOKENER_STRICT |
                                                  JSON_TOKENER_VALIDATE_UTF8);
    }
    return self;
}

static void peer_close(void *ctx)
{
    jsonc_peer *self = ctx;

    binder_free(&self->binder);
    json_tokener_free(self->tokener);
    json_object_put(self->written);
    free(self);
}

static bool bind(binder *b, struct json_object *value);

/* Not with json_object_iter_next: jansson has a function of that name. */
static bool bind_members(binder *b, struct json_object *object)
{
    bool ok = bind_open_object(b);

    json_object_object_foreach(object, key, value)
    {
        ok = ok && bind_key(b, key, strlen(key)) && bind(b, value);
    }
    return ok && bind_close_object(b);
}

static bool bind_items(binder *b, struct json_object *list)
{
    size_t n = json_object_array_length(list);
    bool ok = bind_open_list(b);

    for (size_t i = 0; ok && i < n; i++)
        ok = bind(b, json_object_array_get_idx(list, i));
    return ok && bind_close_list(b);
}

static bool bind(binder *b, struct json_object *value)
{
    switch (json_object_get_type(value)) {
    case json_type_null:
        return bind_null(b);
    case json_type_boolean:
        return bind_boolean(b, json_object_get_boolean(value));
    case json_type_int:
        return bind_integer(b, json_object_get_int64(value));
    case json_type_double:
        return bind_number(b, json_object_get_double(value));
    case json_type_string:
        return bind_string(b, json_object_get_string(value),
                           (size_t)json_object_get_string_len(value));
    case json_type_array:
        return bind_items(b, value);
    default:
        return bind_members(b, value);
    }
}

static const void *parse(void *ctx, document_kind kind, const document *doc)
{
    jsonc_peer *self = ctx;

    json_tokener_reset(self->tokener);
    struct json_object *root =
        json_tokener_parse_ex(self->tokener, doc->json.s, (int)doc->json.n);

    binder_start(&self->binder, kind);
    bool ok = root && bind(&self->binder, root);

    json_object_put(root);
    return ok ? binder_finish(&self->binder, kind) : NULL;
}

typedef struct tree {
    struct json_object *open[MAX_DEPTH];
    uint32_t depth;
    const char *key;
    struct json_object *root;
} tree;

static void tree_add(tree *t, struct json_object *value)
{
    struct json_object *parent = t->depth ? t->open[t->depth - 1] : NULL;

    if (!parent)
        t->root = value;
    else if (json_object_is_type(parent, json_type_object))
        json_object_object_add_ex(parent, t->key, value,
                                  JSON_C_OBJECT_ADD_KEY_IS_NEW |
                                      JSON_C_OBJECT_ADD_CONSTANT_KEY);
    else
        json_object_array_add(parent, value);
}

static void tree_null(void *to)
{
    tree_add(to, json_object_new_null());
}

static void tree_boolean(void *to, bool value)
{
    tree_add(to, json_object_new_boolean(value));
}

static void tree_integer(void *to, int64_t value)
{
    tree_add(to, json_object_new_int64(value));
}

static void tree_number(void *to, double value)
{
    tree_add(to, json_object_new_double(value));
}

static void tree_string(void *to, const char *s, size_t n)
{
    tree_add(to, json_object_new_string_len(s, (int)n));
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
    struct json_object *value =
        bracket == '{' ? json_object_new_object() : json_object_new_array();

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
    jsonc_peer *self = ctx;
    tree t = {.depth = 0};
    size_t n = 0;

    walk_model(&ops, &t, shape_of(kind), value);
    json_object_put(self->written);
    self->written = t.root;
    const char *s = json_object_to_json_string_length(
        t.root, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &n);

    return (slice){s, n};
}

const peer peer_jsonc = {
    .name = "json-c",
    .open = peer_open,
    .close = peer_close,
    .parse = parse,
    .write = write_value,
};
