/* SPDX-License-Identifier: MIT */
#ifndef LMC_DIFF_H
#define LMC_DIFF_H

#include "list.h"
#include "model.h"

/*
 * What became different from one unit to another, and whom it breaks.
 *
 *     diff_list changes = {0};
 *     diff_units(arena, old, new, &changes);
 *     changes.items[0].breaks & DIFF_WIRE
 *
 * Threads: as the arena.
 */
enum {
    DIFF_WIRE = 1,   /* JSON that was read is refused, or read otherwise */
    DIFF_SOURCE = 2, /* C that was compiled against the header */
    DIFF_OLDER = 4 /* programs with the old model refuse what new ones write */
};

typedef struct diff_change {
    unsigned breaks;  /* DIFF_...; 0: nothing */
    source_span span; /* in the new file; of what is gone, in the old one */
    const char *text;
} diff_change;

typedef list_of(diff_change) diff_list;

void diff_units(lm_arena *arena, const model_unit *before,
                const model_unit *after, diff_list *changes);

#endif
