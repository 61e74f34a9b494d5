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

/* More memory, for the function below. */
char *lm__buffer_grow(lm_buffer *buf, size_t n);

/* Room for n bytes and a NUL behind the last; NULL: the buffer has failed. */
static inline char *lm__buffer_reserve(lm_buffer *buf, size_t n)
{
    if (buf->status == LM_OK && buf->capacity - buf->size > n)
        return buf->data + buf->size;
    return lm__buffer_grow(buf, n);
}

/* Bytes the maximum leaves. */
static inline size_t lm__buffer_left(const lm_buffer *buf)
{
    size_t max = buf->max ? buf->max : LM_BUFFER_MAX;

    return max > buf->size ? max - buf->size : 0;
}

/* Takes n bytes of the room; false: the maximum is reached, none is taken. */
static inline bool lm__buffer_commit(lm_buffer *buf, size_t n)
{
    bool fits = n <= lm__buffer_left(buf);

    buf->size += fits ? n : 0;
    buf->data[buf->size] = '\0';
    if (!fits && buf->status == LM_OK)
        buf->status = LM_LIMIT;
    return fits;
}

#endif
