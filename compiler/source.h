/* SPDX-License-Identifier: MIT */
#ifndef LMC_SOURCE_H
#define LMC_SOURCE_H

#include <lm/memory.h>

#include <stddef.h>
#include <stdint.h>

/*
 * A text that is compiled: a file's bytes with a NUL behind them, and the
 * positions in it.
 */
typedef struct source {
    const char *path; /* as the user gave it */
    const char *text;
    size_t size;
} source;

/* Bytes [start, end) of a source. file NULL: nowhere. */
typedef struct source_span {
    const source *file;
    uint32_t start;
    uint32_t end;
} source_span;

/* From 1; the column counts bytes. */
typedef struct source_place {
    uint32_t line;
    uint32_t column;
} source_place;

/* Reads a file into the arena. NULL: errno says why. */
source *source_read(lm_arena *arena, const char *path);

source_place source_locate(const source *file, uint32_t offset);

#endif
