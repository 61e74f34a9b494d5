/* SPDX-License-Identifier: MIT */
/*
 * Our time over a peer's, one line a comparison:
 *
 *     bench W2x parse yyjson 0.71 goal 0.45
 *
 * Below 1 we are faster. `bench W2x parse self 1.28us 1418MB/s` is for one
 * document, and for people: it says more of the machine than of the code.
 */
#include "goals.h"
#include "job.h"
#include "race.h"
#include "turns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_PEERS = 16,
    ROUNDS = 31,
    QUICK_ROUNDS = 7,
    QUICK_PART = 3, /* one of so many documents, where they have MANY_BYTES */
    MANY_BYTES = 1 << 20,
    STREAMED = 8 /* documents a round: all anew at each chunk takes long */
};

typedef struct event {
    const char *name;
    const job *job;
    workload workload;
} event;

static const event events[] = {
    {"W1", &job_parse, WORKLOAD_W1},   {"W2x", &job_parse, WORKLOAD_W2X},
    {"W2p", &job_parse, WORKLOAD_W2P}, {"W2s", &job_parse, WORKLOAD_W2S},
    {"W3", &job_parse, WORKLOAD_W3},   {"W4x", &job_parse, WORKLOAD_W4X},
    {"W1", &job_hot, WORKLOAD_W1},     {"W2x", &job_hot, WORKLOAD_W2X},
    {"W2p", &job_hot, WORKLOAD_W2P},   {"W2s", &job_hot, WORKLOAD_W2S},
    {"W3", &job_hot, WORKLOAD_W3},     {"W4x", &job_hot, WORKLOAD_W4X},
    {"W5", &job_stream, WORKLOAD_W2X}, {"W6", &job_events, WORKLOAD_W6},
    {"S1", &job_write, WORKLOAD_W1},   {"S2x", &job_write, WORKLOAD_W2X},
    {"S3", &job_write, WORKLOAD_W3},   {"S4", &job_write, WORKLOAD_W4X},
};

enum { N_EVENTS = sizeof(events) / sizeof(events[0]) };

static void print_figures(const event *ev, const documents *set, double seconds)
{
    double each = seconds / (double)set->n;
    double rate = (double)set->bytes / seconds / 1e6;

    if (each < 1e-6)
        printf("bench %s %s self %.0fns %.0fMB/s\n", ev->name, ev->job->name,
               each * 1e9, rate);
    else if (each < 1e-3)
        printf("bench %s %s self %.2fus %.0fMB/s\n", ev->name, ev->job->name,
               each * 1e6, rate);
    else
        printf("bench %s %s self %.2fms %.0fMB/s\n", ev->name, ev->job->name,
               each * 1e3, rate);
}

static void print_ratio(const event *ev, const char *name, double ratio)
{
    double goal = goal_of(ev->name, ev->job->name, name);

    printf("bench %s %s %s %.3g", ev->name, ev->job->name, name, ratio);
    if (goal > 0)
        printf(" goal %.3g", goal);
    putchar('\n');
}

/* The entries that do the job, and do it right; 0: ours does not. */
static size_t gather(const event *ev, const documents *set, entry *entries,
                     bool *all_right)
{
    size_t n = 0;

    const peer *const *all = ev->job->peers();

    for (const peer *const *p = all; *p && n < MAX_PEERS; p++) {
        entry *e = &entries[n];

        if (!ev->job->can(*p, set->kind))
            continue;
        *e = (entry){.peer = *p, .documents = set};
        if (p == all && ev->job->ours)
            e->peer = ev->job->ours;
        if (entry_open(e, ev->job) && ev->job->verify(e)) {
            n++;
            continue;
        }
        entry_close(e);
        *all_right = false;
        fprintf(stderr, "bench: %s: left out of %s\n", (*p)->name, ev->name);
        if (n == 0)
            return 0;
    }
    return n;
}

static bool race(const event *ev, const documents *set, entry *entries,
                 size_t n, unsigned rounds)
{
    static runner runners[MAX_PEERS];
    bool ok = true;

    for (size_t i = 0; i < n; i++)
        runners[i] = (runner){.run = ev->job->run, .ctx = &entries[i]};
    race_run(runners, n, rounds);
    print_figures(ev, set, race_median(&runners[0], rounds));
    for (size_t i = 1; i < n; i++)
        print_ratio(ev, entries[i].peer->name,
                    race_ratio(&runners[0], &runners[i], rounds));
    for (size_t i = 0; i < n; i++)
        ok = ok && !entries[i].failed;
    return ok;
}

/* The first n of them, which are as unlike as all are. */
static documents first_of(const documents *all, size_t n)
{
    documents set = *all;

    set.n = n;
    set.bytes = 0;
    for (size_t i = 0; i < n; i++)
        set.bytes += set.items[i].json.n;
    return set;
}

static documents chosen(const event *ev, const documents *all, unsigned rounds)
{
    if (ev->job == &job_stream)
        return first_of(all, (size_t)STREAMED * rounds);
    if (rounds == QUICK_ROUNDS && ev->job != &job_events &&
        all->bytes > MANY_BYTES && all->n >= QUICK_PART)
        return first_of(all, all->n / QUICK_PART);
    return *all;
}

static bool hold(const event *ev, unsigned rounds)
{
    entry entries[MAX_PEERS];
    documents all;
    bool ok = true;

    documents_make(&all, ev->workload);
    documents set = chosen(ev, &all, rounds);
    size_t n = gather(ev, &set, entries, &ok);

    if (n > 0 && !race(ev, &set, entries, n, rounds))
        ok = false;
    if (ev->job == &job_events && !turns_hold(&set, rounds))
        ok = false;
    for (size_t i = 0; i < n; i++)
        entry_close(&entries[i]);
    documents_free(&all);
    fflush(stdout);
    return ok;
}

static bool is_event(const char *name)
{
    for (size_t i = 0; i < N_EVENTS; i++)
        if (strcmp(events[i].name, name) == 0)
            return true;
    return false;
}

static bool asked_for(const event *ev, char **names, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], ev->name) == 0)
            return true;
    return n == 0;
}

int main(int argc, char **argv)
{
    unsigned rounds = ROUNDS;
    bool ok = true;

    argc--;
    argv++;
    if (argc > 0 && strcmp(argv[0], "--quick") == 0) {
        rounds = QUICK_ROUNDS;
        argc--;
        argv++;
    }
    for (int i = 0; i < argc; i++) {
        if (!is_event(argv[i])) {
            fprintf(stderr, "bench: there is no %s\n", argv[i]);
            return 2;
        }
    }
    race_pin();
    for (size_t i = 0; i < N_EVENTS; i++)
        if (asked_for(&events[i], argv, argc))
            ok = hold(&events[i], rounds) && ok;
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
