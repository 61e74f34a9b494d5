/* SPDX-License-Identifier: MIT */
#ifndef BENCH_JOB_H
#define BENCH_JOB_H

#include "documents.h"
#include "peer.h"

/*
 * One peer at one job: how it is tried on every document before any time is
 * taken, and how it is run.
 *
 *     entry e = {.peer = &peer_yajl, .documents = &set};
 *     if (entry_open(&e, &job_parse) && job_parse.verify(&e))
 *         job_parse.run(&e);
 *     entry_close(&e);
 *
 * Threads: an entry in one thread at a time.
 */
typedef struct entry {
    const peer *peer;
    const struct job *job;
    const documents *documents;
    void *self;
    const void **values; /* what is to be written */
    bool failed;         /* while it ran */
} entry;

typedef struct job {
    const char *name; /* "parse", "parse-hot", "stream", "write" */
    const peer *const *(*peers)(void); /* who may take part, ours first */
    const peer *ours; /* in the place of the first peer; NULL: that */
    bool (*can)(const peer *p, document_kind kind);

    /* The value of one document; NULL: refused. Not of what writes. */
    const void *(*read)(const entry *e, size_t i);

    /* Where the result is not the document's value, says so on stderr. */
    bool (*verify)(entry *e);

    /* All documents once; the argument is an entry. */
    void (*run)(void *e);
} job;

extern const job job_parse;
extern const job job_hot; /* by parsers that lmc emitted */
extern const job job_stream;
extern const job job_events;
extern const job job_write;

/* peer and documents are set. */
bool entry_open(entry *e, const job *what);
void entry_close(entry *e);

#endif
