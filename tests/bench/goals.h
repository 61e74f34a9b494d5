/* SPDX-License-Identifier: MIT */
#ifndef BENCH_GOALS_H
#define BENCH_GOALS_H

/*
 * What the engine is to reach at a job: its time over a peer's. 0: there is no
 * goal against that peer.
 *
 *     goal_of("W2x", "parse", "yyjson")
 *
 * Threads: any.
 */
double goal_of(const char *workload, const char *job, const char *peer);

#endif
