/* SPDX-License-Identifier: MIT */
#ifndef LMC_SOURCE_H
#define LMC_SOURCE_H

#include <lm/memory.h>

#include <stddef.h>
#include <stdint.h>

/*
 * A text that is compiled: a file's bytes with a NUL behind them, and the
 * positions in it.
 *
 *     const source *file = source_read(arena, "user.model");
 *     source_span name = {file, 6, 17};
 *     source_place at = source_locate(name.file, name.start);
 *
 * Threads: a source is constant once it is read.
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

/* More than this in one file is refused with EFBIG. */
#define SOURCE_MAX ((size_t)64 << 20)

/* Reads a file into the arena. NULL: errno says why. */
source *source_read(lm_arena *arena, const char *path);

/* A text that is no file; path is what diagnostics call it. Both borrowed. */
source *source_of(lm_arena *arena, const char *path, const char *text,
                  size_t size);

source_place source_locate(const source *file, uint32_t offset);

/* From the start of the first to the end of the last, both of one file. */
source_span source_join(source_span first, source_span last);

#endif
