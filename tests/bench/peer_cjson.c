/* SPDX-License-Identifier: MIT */
/*
 * cJSON: its tree, walked into the binder, and built for the writer. It does
 * not look at UTF-8, and its numbers are doubles; so be it.
 */
#include "binder.h"
#include "peer.h"
#include "walk.h"

#include <cjson/cJSON.h>

#include <stdlib.h>

enum { MAX_DEPTH = 16 };

typedef struct cjson_peer {
    binder binder;
    char *written;
    int likely_size; /* of what is written next */
} cjson_peer;

static void *peer_open(void)
{
    return calloc(1, sizeof(cjson_peer));
}

static void peer_close(void *ctx)
{
    cjson_peer *self = ctx;

    binder_free(&self->binder);
    cJSON_free(self->written);
    free(self);
}

static bool bind(binder *b, const cJSON *value);

static bool bind_members(binder *b, const cJSON *object)
{
    bool ok = bind_open_object(b);

    for (const cJSON *at = object->child; ok && at; at = at->next)
        ok = bind_key(b, at->string, strlen(at->string)) && bind(b, at);
    return ok && bind_close_object(b);
}

static bool bind_items(binder *b, const cJSON *list)
{
    bool ok = bind_open_list(b);

    for (const cJSON *at = list->child; ok && at; at = at->next)
        ok = bind(b, at);
    return ok && bind_close_list(b);
}

static bool bind_value(binder *b, double value)
{
    int64_t whole = value > -9e15 && value < 9e15 ? (int64_t)value : 0;

    return (double)whole == value ? bind_integer(b, whole)
                                  : bind_number(b, value);
}

static bool bind(binder *b, const cJSON *value)
{
    switch (value->type & 0xff) {
    case cJSON_NULL:
        return bind_null(b);
    case cJSON_False:
    case cJSON_True:
        return bind_boolean(b, (value->type & cJSON_True) != 0);
    case cJSON_Number:
        return bind_value(b, value->valuedouble);
    case cJSON_String:
        return bind_string(b, value->valuestring, strlen(value->valuestring));
    case cJSON_Array:
        return bind_items(b, value);
    default:
        return bind_members(b, value);
    }
}

static const void *parse(void *ctx, document_kind kind, const document *doc)
{
    cjson_peer *self = ctx;
    cJSON *root = cJSON_ParseWithLength(doc->json.s, doc->json.n);

    binder_start(&self->binder, kind);
    bool ok = root && bind(&self->binder, root);

    cJSON_Delete(root);
    return ok ? binder_finish(&self->binder, kind) : NULL;
}

typedef struct tree {
    cJSON *open[MAX_DEPTH];
    uint32_t depth;
    const char *key;
    cJSON *root;
} tree;

static void tree_add(tree *t, cJSON *value)
{
    cJSON *parent = t->depth ? t->open[t->depth - 1] : NULL;

    if (!parent)
        t->root = value;
    else if (cJSON_IsObject(parent))
        cJSON_AddItemToObjectCS(parent, t->key, value);
    else
        cJSON_AddItemToArray(parent, value);
}

static void tree_null(void *to)
{
    tree_add(to, cJSON_CreateNull());
}

static void tree_boolean(void *to, bool value)
{
    tree_add(to, cJSON_CreateBool(value));
}

static void tree_integer(void *to, int64_t value)
{
    tree_add(to, cJSON_CreateNumber((double)value));
}

static void tree_number(void *to, double value)
{
    tree_add(to, cJSON_CreateNumber(value));
}

static void tree_string(void *to, const char *s, size_t n)
{
    (void)n;
    tree_add(to, cJSON_CreateStringReference(s));
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
    cJSON *value = bracket == '{' ? cJSON_CreateObject() : cJSON_CreateArray();

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
    cjson_peer *self = ctx;
    tree t = {.depth = 0};

    walk_model(&ops, &t, shape_of(kind), value);
    cJSON_free(self->written);
    self->written = cJSON_PrintBuffered(t.root, self->likely_size + 64, 0);
    cJSON_Delete(t.root);
    size_t n = self->written ? strlen(self->written) : 0;

    self->likely_size = (int)n;
    return (slice){self->written, n};
}

const peer peer_cjson = {
    .name = "cjson",
    .rounds = true,
    .open = peer_open,
    .close = peer_close,
    .parse = parse,
    .write = write_value,
};
