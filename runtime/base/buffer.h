/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_BUFFER_H
#define LM_BASE_BUFFER_H

#include "lm/buffer.h"

#include <stdbool.h>

/*
 * For writers that ask for more room than they use, so as not to ask often.
 * The maximum then counts what is used:
 *
 *     char *at = lm__buffer_reserve(buf, 64);
 *     if (at)
 *         lm__buffer_commit(buf, write_few(at));
 *
 * Threads: one buffer in one thread at a time.
 */

/* Room for n bytes and a NUL behind the last; NULL: the buffer has failed. */
char *lm__buffer_reserve(lm_buffer *buf, size_t n);

/* Takes n bytes of the room; false: the maximum is reached, none is taken. */
bool lm__buffer_commit(lm_buffer *buf, size_t n);

#endif
