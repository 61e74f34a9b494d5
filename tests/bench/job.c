/* SPDX-License-Identifier: MIT */
#include "job.h"

#include "verify.h"

#include <stdio.h>
#include <stdlib.h>

enum { CHUNK = 16, READ = 1400 };

static bool wrong(const entry *e, const char *what, size_t i)
{
    fprintf(stderr, "bench: %s: document %zu: %s\n", e->peer->name, i, what);
    return false;
}

/* Whether a text says what the document does. yajl and the binder tell. */
static bool says_the_same(document_kind kind, const document *doc, slice s)
{
    document again = {.json = {.n = 0}};
    void *reader = peer_yajl.open();

    text_put(&again.json, s.s, s.n);
    const void *value = peer_yajl.parse(reader, kind, &again);
    bool same = value && value_hash(kind, value) == doc->hash;

    text_free(&again.json);
    peer_yajl.close(reader);
    return same;
}

/* A peer with types of its own shows what it read by writing it. */
static bool is_value(const entry *e, size_t i, const void *value)
{
    document_kind kind = e->documents->kind;
    const document *doc = &e->documents->items[i];

    if (!value)
        return wrong(e, "refused", i);
    bool same =
        e->peer->keep
            ? says_the_same(kind, doc, e->peer->write(e->self, kind, value))
            : value_hash(kind, value) == doc->hash;

    return same || wrong(e, "not what was read", i);
}

static bool verify_reading(entry *e)
{
    for (size_t i = 0; i < e->documents->n; i++)
        if (!is_value(e, i, e->job->read(e, i)))
            return false;
    return true;
}

static void run_reading(void *ctx)
{
    entry *e = ctx;

    for (size_t i = 0; i < e->documents->n; i++)
        if (!e->job->read(e, i))
            e->failed = true;
}

static bool can_parse(const peer *p, document_kind kind)
{
    (void)kind;
    return p->parse;
}

static const void *parse_one(const entry *e, size_t i)
{
    return e->peer->parse(e->self, e->documents->kind, &e->documents->items[i]);
}

const job job_parse = {.name = "parse",
                       .peers = peers,
                       .can = can_parse,
                       .read = parse_one,
                       .verify = verify_reading,
                       .run = run_reading};

const job job_hot = {.name = "parse-hot",
                     .peers = peers,
                     .ours = &peer_hot,
                     .can = can_parse,
                     .read = parse_one,
                     .verify = verify_reading,
                     .run = run_reading};

static bool can_stream(const peer *p, document_kind kind)
{
    (void)kind;
    return p->stream;
}

static const void *stream_one(const entry *e, size_t i)
{
    return e->peer->stream(e->self, &e->documents->items[i], CHUNK);
}

const job job_stream = {.name = "stream",
                        .peers = peers,
                        .can = can_stream,
                        .read = stream_one,
                        .verify = verify_reading,
                        .run = run_reading};

static bool can_events(const peer *p, document_kind kind)
{
    (void)kind;
    return p->events;
}

static const void *events_one(const entry *e, size_t i)
{
    return e->peer->events(e->self, &e->documents->items[i], READ);
}

const job job_events = {.name = "stream",
                        .peers = event_peers,
                        .can = can_events,
                        .read = events_one,
                        .verify = verify_reading,
                        .run = run_reading};

static bool can_write(const peer *p, document_kind kind)
{
    return p->write && !(p->rounds && kind == KIND_RECORDS);
}

static slice write_one(const entry *e, size_t i)
{
    return e->peer->write(e->self, e->documents->kind, e->values[i]);
}

static bool verify_write(entry *e)
{
    const documents *set = e->documents;

    for (size_t i = 0; i < set->n; i++) {
        slice s = write_one(e, i);

        if (!s.n || !says_the_same(set->kind, &set->items[i], s))
            return wrong(e, "not what was to be written", i);
    }
    return true;
}

static void run_write(void *ctx)
{
    entry *e = ctx;

    for (size_t i = 0; i < e->documents->n; i++)
        if (!write_one(e, i).n)
            e->failed = true;
}

const job job_write = {.name = "write",
                       .peers = peers,
                       .can = can_write,
                       .verify = verify_write,
                       .run = run_write};

/* The generator's own structs, or what the peer made of their documents. */
static bool load_values(entry *e)
{
    const documents *set = e->documents;

    e->values = calloc(set->n, sizeof(*e->values));
    if (!e->values)
        return false;
    for (size_t i = 0; i < set->n; i++) {
        e->values[i] = e->peer->keep
                           ? e->peer->keep(e->self, set->kind, &set->items[i])
                           : set->items[i].value;
        if (!e->values[i])
            return wrong(e, "refused", i);
    }
    return true;
}

bool entry_open(entry *e, const job *what)
{
    e->job = what;
    e->self = e->peer->open();
    if (!e->self)
        return false;
    return what != &job_write || load_values(e);
}

void entry_close(entry *e)
{
    if (e->self)
        e->peer->close(e->self);
    free(e->values);
}
