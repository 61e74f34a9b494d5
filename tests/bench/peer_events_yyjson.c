/* SPDX-License-Identifier: MIT */
/*
 * yyjson: each event read in situ, in a copy that is used again, and the
 * arguments once they are whole; or, to have a partial order as well, those so
 * far closed and read anew at each delta.
 */
#include "complete.h"
#include "framing.h"
#include "peer.h"
#include "peer_yyjson.h"

#include <stdlib.h>
#include <string.h>
#include <yyjson.h>

enum { EVENT_MEMORY = 65536 };

typedef struct events_peer {
    framing framing;
    char memory[EVENT_MEMORY]; /* of the reader */
    text copy, content, finish;
    document order; /* the arguments so far */
    void *reader;   /* of orders */
    completion completion;
    int64_t tokens;
    bool anew;
} events_peer;

static void append(yyjson_val *string, text *to)
{
    if (yyjson_is_str(string))
        text_put(to, yyjson_get_str(string), yyjson_get_len(string));
}

static void look(events_peer *self, size_t from)
{
    const text *json = &self->order.json;

    complete_feed(&self->completion, json->s, from, json->n);
    observe_order(yyjson_partial(self->reader, &self->completion, json));
}

static void take_choice(events_peer *self, yyjson_val *choice)
{
    yyjson_val *delta = yyjson_obj_get(choice, "delta");
    yyjson_val *call =
        yyjson_arr_get_first(yyjson_obj_get(delta, "tool_calls"));
    yyjson_val *function = yyjson_obj_get(call, "function");
    size_t before = self->order.json.n;

    append(yyjson_obj_get(delta, "content"), &self->content);
    append(yyjson_obj_get(function, "arguments"), &self->order.json);
    append(yyjson_obj_get(choice, "finish_reason"), &self->finish);
    if (self->anew && self->order.json.n > before)
        look(self, before);
}

static bool on_data(void *ctx, const char *data, size_t n)
{
    events_peer *self = ctx;
    yyjson_alc alc;

    self->copy.n = 0;
    text_put(&self->copy, data, n);
    memset(self->copy.s + n, 0, YYJSON_PADDING_SIZE);
    yyjson_alc_pool_init(&alc, self->memory, sizeof(self->memory));
    yyjson_doc *doc =
        yyjson_read_opts(self->copy.s, n, YYJSON_READ_INSITU, &alc, NULL);
    yyjson_val *root = yyjson_doc_get_root(doc);
    yyjson_val *usage = yyjson_obj_get(root, "usage");

    if (!doc)
        return false;
    take_choice(self, yyjson_arr_get_first(yyjson_obj_get(root, "choices")));
    if (yyjson_is_obj(usage))
        self->tokens = yyjson_get_sint(yyjson_obj_get(usage, "total_tokens"));
    return true;
}

static void *open_for(bool anew)
{
    events_peer *self = calloc(1, sizeof(*self));

    if (!self)
        return NULL;
    self->framing.on_data = on_data;
    self->framing.ctx = self;
    self->order.in_order = true;
    self->reader = peer_yyjson.open();
    self->anew = anew;
    return self;
}

static void *peer_open(void)
{
    return open_for(false);
}

static void *reparse_open(void)
{
    return open_for(true);
}

static void peer_close(void *ctx)
{
    events_peer *self = ctx;

    peer_yyjson.close(self->reader);
    framing_free(&self->framing);
    text_free(&self->copy);
    text_free(&self->content);
    text_free(&self->finish);
    text_free(&self->order.json);
    free(self);
}

static const void *events(void *ctx, const document *doc, size_t read)
{
    events_peer *self = ctx;

    text_clear(&self->content);
    text_clear(&self->finish);
    text_clear(&self->order.json);
    self->completion = (completion){{0}, 0, 0, 0, 0, 0, 0, 0};
    self->tokens = 0;
    for (size_t at = 0; at < doc->events.n; at += read) {
        size_t left = doc->events.n - at;

        if (!framing_feed(&self->framing, doc->events.s + at,
                          left < read ? left : read))
            return NULL;
    }
    if (!self->finish.n || !self->tokens)
        return NULL;
    return peer_yyjson.parse(self->reader, KIND_ORDER, &self->order);
}

const peer peer_events_yyjson = {
    .name = "yyjson", .open = peer_open, .close = peer_close, .events = events};

const peer peer_events_reparse = {.name = "yyjson-reparse",
                                  .open = reparse_open,
                                  .close = peer_close,
                                  .events = events};
