/* SPDX-License-Identifier: MIT */
#ifndef BENCH_RACE_H
#define BENCH_RACE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Several ways to do one job, timed side by side: each round runs all of
 * them, each time in another order, on one core, by the clock of this
 * thread's own work. What disturbs one round disturbs all who run in it, so
 * what counts is the median over the rounds of the ratio within a round.
 *
 *     runner runners[] = {{.run = ours, .ctx = x}, {.run = theirs}};
 *     race_run(runners, 2, 11);
 *     printf("%.2f\n", race_ratio(&runners[0], &runners[1], 11));
 *
 * Threads: one race at a time.
 */
enum { RACE_MAX_ROUNDS = 256 };

typedef struct runner {
    void (*run)(void *ctx);
    void *ctx;
    double least;     /* seconds of one measurement; 0: a few milliseconds */
    unsigned repeats; /* of run, for one measurement */
    double times[RACE_MAX_ROUNDS]; /* seconds for one run */
} runner;

/* Keeps this process on the core where it is; false: not on this system. */
bool race_pin(void);

/*
 * Keeps another process on the core behind that, so that the two never take
 * each other's time and find each other always in the same way: whether one
 * core is shared or another one woken decides what a request costs. false: not
 * on this system, or there is one core only.
 */
bool race_pin_apart(int process);

void race_run(runner *runners, size_t n, unsigned rounds);

/* Of a's time over b's. */
double race_ratio(const runner *a, const runner *b, unsigned rounds);

/* Seconds. */
double race_median(const runner *a, unsigned rounds);

#endif
