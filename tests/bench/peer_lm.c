/* SPDX-License-Identifier: MIT */
/*
 * Ours, as a careful user has it: one arena that is reset between documents,
 * one buffer, one parser for what comes in pieces. By the tables alone, and
 * with parsers that lmc emitted for the same models.
 */
#include "peer.h"

#include "hot.lm.h"
#include "models.lm.h"

#include <stdlib.h>

typedef struct lm_peer {
    const lm_type *const *types;
    lm_arena arena;
    lm_buffer written;
    lm_parser *parser; /* of orders */
} lm_peer;

static const lm_type *const types[N_KINDS] = {
    [KIND_PERSON] = &Person_type,
    [KIND_ORDER] = &Order_type,
    [KIND_RECORDS] = &Records_type,
    [KIND_ARTICLE] = &Article_type,
};

/* Their structs are the same. */
static const lm_type *const hot_types[N_KINDS] = {
    [KIND_PERSON] = &HotPerson_type,
    [KIND_ORDER] = &HotOrder_type,
    [KIND_RECORDS] = &HotRecords_type,
    [KIND_ARTICLE] = &HotArticle_type,
};

static void *open_for(const lm_type *const *of)
{
    lm_peer *self = calloc(1, sizeof(*self));

    if (!self)
        return NULL;
    const lm_parse_options options = {.arena = &self->arena};

    self->types = of;
    self->parser = lm_parser_new(&Order_type, &options);
    return self;
}

static void *peer_open(void)
{
    return open_for(types);
}

static void *hot_open(void)
{
    return open_for(hot_types);
}

static void peer_close(void *ctx)
{
    lm_peer *self = ctx;

    lm_parser_free(self->parser);
    lm_buffer_free(&self->written);
    lm_arena_free(&self->arena);
    free(self);
}

static const void *parse(void *ctx, document_kind kind, const document *doc)
{
    lm_peer *self = ctx;
    const lm_parse_options options = {.arena = &self->arena};
    void *value = NULL;

    lm_arena_reset(&self->arena);
    lm_parse(self->types[kind], doc->json.s, doc->json.n, &options, &value,
             NULL);
    return value;
}

static const void *stream(void *ctx, const document *doc, size_t chunk)
{
    lm_peer *self = ctx;
    void *value = NULL;

    lm_parser_reset(self->parser);
    lm_arena_reset(&self->arena);
    for (size_t at = 0; at < doc->json.n; at += chunk) {
        size_t left = doc->json.n - at;

        if (lm_parser_feed(self->parser, doc->json.s + at,
                           left < chunk ? left : chunk) != LM_OK)
            break;
        observe_order(lm_parser_partial(self->parser));
    }
    lm_parser_finish(self->parser, &value, NULL);
    return value;
}

static slice write_value(void *ctx, document_kind kind, const void *value)
{
    lm_peer *self = ctx;

    lm_buffer_clear(&self->written);
    lm_value_write(self->types[kind], value, 0, &self->written, NULL);
    return (slice){self->written.data, self->written.size};
}

const peer peer_lm = {
    .name = "self",
    .open = peer_open,
    .close = peer_close,
    .parse = parse,
    .write = write_value,
    .stream = stream,
};

const peer peer_hot = {
    .name = "hot",
    .open = hot_open,
    .close = peer_close,
    .parse = parse,
    .write = write_value,
};
