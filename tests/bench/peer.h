/* SPDX-License-Identifier: MIT */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include "documents.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A library that does the job: JSON to the structs of the models, all strings
 * owned and ended by a NUL, types and rules checked; the way back; and, where
 * it can, pieces of JSON to a struct that can be read after each.
 *
 * Each peer is used in the fastest way that its makers describe, with memory
 * that is used again from document to document where it lets one do that. It
 * fills the structs of models.lm.h. Where types of its own are what it is
 * for, it fills those, and has `keep`.
 *
 *     void *self = peer->open();
 *     const void *value = peer->parse(self, KIND_ORDER, doc);
 *     peer->close(self);
 *
 * Threads: what open returned in one thread at a time.
 */
typedef struct slice {
    const char *s;
    size_t n;
} slice;

typedef struct peer {
    const char *name;
    bool rounds; /* writes some doubles so that they read back as others */
    void *(*open)(void);
    void (*close)(void *self);

    /* The value, until the next call; NULL: refused. May be NULL, as all that
       follow: not in the comparison. */
    const void *(*parse)(void *self, document_kind kind, const document *doc);

    /* The document's value in types of the peer's own, until close. */
    const void *(*keep)(void *self, document_kind kind, const document *doc);

    /* The text, until the next call; no text: failed. */
    slice (*write)(void *self, document_kind kind, const void *value);

    /* Like parse, but chunk bytes at a time, and the struct is shown to
       observe_order after each; orders only. */
    const void *(*stream)(void *self, const document *doc, size_t chunk);

    /* Like parse, from the events of a stream, `read` bytes at a time; of ours
       also with 0: an event at a time. */
    const void *(*events)(void *self, const document *doc, size_t read);
} peer;

/* Ours first; ended by NULL. */
const peer *const *peers(void);

/* Those that read events, ours first; ended by NULL. */
const peer *const *event_peers(void);

/* Looks at some of what a partial order has; NULL is fine. */
void observe_order(const void *order);

/* Of those that were built. */
extern const peer peer_lm;
extern const peer peer_hot; /* ours with @@hot: in the place of the first */
extern const peer peer_yyjson;
extern const peer peer_simdjson;
extern const peer peer_serde;
extern const peer peer_rapidjson;
extern const peer peer_yajl;
extern const peer peer_cjson;
extern const peer peer_jansson;
extern const peer peer_jsonc;
extern const peer peer_events;
extern const peer peer_events_simdjson;
extern const peer peer_events_yyjson;
extern const peer peer_events_reparse; /* yyjson, all anew at each delta */

#ifdef __cplusplus
}
#endif

#endif
