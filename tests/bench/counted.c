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

enum { MAX_DOCUMENTS = 256, CHUNK = 16 };

typedef struct counted_job {
    const char *name;
    workload workload;
    void (*run)(void *self, const documents *set);
} counted_job;

static void run_parse(void *self, const documents *set)
{
    for (size_t i = 0; i < set->n; i++)
        peer_lm.parse(self, set->kind, &set->items[i]);
}

static void run_stream(void *self, const documents *set)
{
    for (size_t i = 0; i < set->n; i++)
        peer_lm.stream(self, &set->items[i], CHUNK);
}

static void run_write(void *self, const documents *set)
{
    for (size_t i = 0; i < set->n; i++)
        peer_lm.write(self, set->kind, set->items[i].value);
}

static const counted_job counted_jobs[] = {
    {"W1", WORKLOAD_W1, run_parse},
    {"W2x", WORKLOAD_W2X, run_parse},
    {"W5", WORKLOAD_W2X, run_stream},
    {"S2x", WORKLOAD_W2X, run_write},
};

/* Found by how its name begins, so it must stay a function. */
__attribute__((noinline)) static void counted(const counted_job *job,
                                              void *self, const documents *set)
{
    job->run(self, set);
}

static int count(const counted_job *job)
{
    documents all;
    void *self = peer_lm.open();

    if (!self)
        return 1;
    documents_make(&all, job->workload);
    documents set = all;

    if (set.n > MAX_DOCUMENTS)
        set.n = MAX_DOCUMENTS;
    job->run(self, &set);
    counted(job, self, &set);
    printf("%zu\n", set.n);
    documents_free(&all);
    peer_lm.close(self);
    return 0;
}

int main(int argc, char **argv)
{
    for (size_t i = 0; i < sizeof(counted_jobs) / sizeof(counted_jobs[0]); i++)
        if (argc == 2 && strcmp(argv[1], counted_jobs[i].name) == 0)
            return count(&counted_jobs[i]);
    fprintf(stderr, "usage: counted W1|W2x|W5|S2x\n");
    return 2;
}
