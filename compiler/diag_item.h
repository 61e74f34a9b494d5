/* SPDX-License-Identifier: MIT */
#ifndef LMC_DIAG_ITEM_H
#define LMC_DIAG_ITEM_H

#include "diag.h"

/*
 * One diagnostic as it is kept: between diag.c, which collects, and
 * diag_print.c, which shows.
 *
 * Threads: as the diag.
 */
typedef struct diag_item {
    diag_level level;
    source_span span;
    const char *message;
} diag_item;

#endif
