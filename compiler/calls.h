/* SPDX-License-Identifier: MIT */
#ifndef LMC_CALLS_H
#define LMC_CALLS_H

#include "plan.h"

/*
 * Which models get functions for calls, and with them a schema of all that the
 * model can hold in each profile. All do, but for one that is a part of another
 * model and can hold more than CALLS_MAX_PARTS models itself: if those all had
 * them, the output would grow with the square of a file. @@name gives it them
 * all the same, as it names the tool of a call, and so does a function that
 * returns it.
 *
 *     const bool *wanted = calls_wanted(arena, p, diag);
 *     if (wanted[i])                  // of p->models[i]
 *
 * Threads: as the arena.
 */
enum { CALLS_MAX_PARTS = 32 };

/* A note tells how many have none. */
const bool *calls_wanted(lm_arena *arena, const plan *p, diag *d);

#endif
