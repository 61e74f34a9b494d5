/* SPDX-License-Identifier: MIT */
/*
 * What instructions.sh counts: our own engine at one job, `counted` called
 * once when memory and tables are warm. Prints how many documents that is.
 *
 *     counted W1
 */
#include "peer.h"

#include <stdio.h>
#include <string.h>

enum { MAX_DOCUMENTS = 256, CHUNK = 16, TOKEN = 4 /* of a model, about */ };

typedef struct counted_job {
    const char *name;
    workload workload;
    const peer *peer;
    void (*run)(const peer *peer, void *self, const documents *set);
} counted_job;

static void run_parse(const peer *peer, void *self, const documents *set)
{
    for (size_t i = 0; i < set->n; i++)
        peer->parse(self, set->kind, &set->items[i]);
}

static void run_stream(const peer *peer, void *self, const documents *set)
{
    for (size_t i = 0; i < set->n; i++)
        peer->stream(self, &set->items[i], CHUNK);
}

/* As the arguments of a call come, some bytes with each event. */
static void run_tokens(const peer *peer, void *self, const documents *set)
{
    for (size_t i = 0; i < set->n; i++)
        peer->stream(self, &set->items[i], TOKEN);
}

/* The text whole, as it would be parsed, but by the way for pieces. */
static void run_feed(const peer *peer, void *self, const documents *set)
{
    for (size_t i = 0; i < set->n; i++)
        peer->stream(self, &set->items[i], set->items[i].json.n);
}

/* An event in a piece, as a model sends them. */
static void run_events(const peer *peer, void *self, const documents *set)
{
    for (size_t i = 0; i < set->n; i++)
        peer->events(self, &set->items[i], 0);
}

static void run_write(const peer *peer, void *self, const documents *set)
{
    for (size_t i = 0; i < set->n; i++)
        peer->write(self, set->kind, set->items[i].value);
}

static const counted_job counted_jobs[] = {
    {"W1", WORKLOAD_W1, &peer_lm, run_parse},
    {"W2x", WORKLOAD_W2X, &peer_lm, run_parse},
    {"W1-hot", WORKLOAD_W1, &peer_hot, run_parse},
    {"W2x-hot", WORKLOAD_W2X, &peer_hot, run_parse},
    {"W2p-hot", WORKLOAD_W2P, &peer_hot, run_parse},
    {"W2s-hot", WORKLOAD_W2S, &peer_hot, run_parse},
    {"W4x-hot", WORKLOAD_W4X, &peer_hot, run_parse},
    {"W5", WORKLOAD_W2X, &peer_lm, run_stream},
    {"W6-fed", WORKLOAD_W6, &peer_lm, run_tokens},
    {"W6", WORKLOAD_W6, &peer_events, run_events},
    {"W2x-fed", WORKLOAD_W2X, &peer_lm, run_feed},
    {"S1", WORKLOAD_W1, &peer_lm, run_write},
    {"S2x", WORKLOAD_W2X, &peer_lm, run_write},
    {"S3", WORKLOAD_W3, &peer_lm, run_write},
    {"S4", WORKLOAD_W4X, &peer_lm, run_write},
};

/* Found by how its name begins, so it must stay a function. */
__attribute__((noinline)) static void counted(const counted_job *job,
                                              void *self, const documents *set)
{
    job->run(job->peer, self, set);
}

static int count(const counted_job *job)
{
    documents all;
    void *self = job->peer->open();

    if (!self)
        return 1;
    documents_make(&all, job->workload);
    documents set = all;

    if (set.n > MAX_DOCUMENTS)
        set.n = MAX_DOCUMENTS;
    job->run(job->peer, self, &set);
    counted(job, self, &set);
    printf("%zu\n", set.n);
    documents_free(&all);
    job->peer->close(self);
    return 0;
}

int main(int argc, char **argv)
{
    for (size_t i = 0; i < sizeof(counted_jobs) / sizeof(counted_jobs[0]); i++)
        if (argc == 2 && strcmp(argv[1], counted_jobs[i].name) == 0)
            return count(&counted_jobs[i]);
    fprintf(stderr, "usage: counted W1|W2x|W1-hot|W2x-hot|W2p-hot|W2s-hot|"
                    "W4x-hot|W5|W6-fed|W6|W2x-fed|S1|S2x|S3|S4\n");
    return 2;
}
