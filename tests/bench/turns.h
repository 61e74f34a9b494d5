/* SPDX-License-Identifier: MIT */
#ifndef BENCH_TURNS_H
#define BENCH_TURNS_H

#include "documents.h"

#include <stdbool.h>

/*
 * A thousand streams in one thread, an event of each in turn: what one event
 * takes when all that its stream has was out of mind since the last one.
 *
 *     bench W6 turns self 118ns goal 120
 *
 * set: of WORKLOAD_W6. false: an order was not read right. Threads: one race
 * at a time.
 */
bool turns_hold(const documents *set, unsigned rounds);

#endif
