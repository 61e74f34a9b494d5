/* SPDX-License-Identifier: MIT */
#ifndef LMC_DIAG_H
#define LMC_DIAG_H

#include "source.h"

#include <lm/api.h>
#include <lm/buffer.h>

#include <stdbool.h>

/*
 * Diagnostics in the GNU form with the source line and a caret:
 *
 *     user.model:4:11: error: unknown type 'strng'; did you mean 'string'?
 *         name: strng
 *               ^~~~~
 *
 * They are collected, so that one run shows several, and printed in the order
 * of the text.
 *
 *     diag found = {.arena = &arena};
 *     const model_unit *unit = front_load(&arena, path, &found);
 *     diag_print(&found, &buf);
 *
 * Threads: one diag in one thread at a time.
 */
typedef enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE } diag_level;

typedef struct diag {
    lm_arena *arena;
    struct diag_item *items;
    size_t n, capacity;
    size_t n_errors, n_warnings;
    size_t n_dropped; /* found after DIAG_MAX others */
    bool muted;       /* the last one was not kept: nor are its notes */
} diag;

/* As many are kept; what comes after them is only counted. */
#define DIAG_MAX 200

/* A note belongs to the diagnostic before it and is printed behind it. */
void diag_add(diag *diag, diag_level level, source_span span,
              const char *format, ...) LM_PRINTF(4, 5);

#define diag_error(diag, ...) diag_add(diag, DIAG_ERROR, __VA_ARGS__)
#define diag_warning(diag, ...) diag_add(diag, DIAG_WARNING, __VA_ARGS__)
#define diag_note(diag, ...) diag_add(diag, DIAG_NOTE, __VA_ARGS__)

/* All of them, sorted by place, into buf. */
void diag_print(const diag *diag, lm_buffer *buf);

/*
 * The word nearest to `word` by edit distance (at most a third of its
 * length), or NULL: for "did you mean".
 */
const char *diag_nearest(const char *word, const char *const *words, size_t n);

#endif
