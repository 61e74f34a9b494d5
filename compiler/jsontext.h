/* SPDX-License-Identifier: MIT */
#ifndef LMC_JSONTEXT_H
#define LMC_JSONTEXT_H

#include <lm/buffer.h>

/*
 * Texts as JSON strings, with their quotes: only what must be escaped is.
 *
 * Threads: as the buffer or arena.
 */
void jsontext_put(lm_buffer *out, const char *text);

const char *jsontext_quote(lm_arena *arena, const char *text);

#endif
