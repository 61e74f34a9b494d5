/* SPDX-License-Identifier: MIT */
#ifndef LM_BUFFER_H
#define LM_BUFFER_H

#include "lm/error.h"
#include "lm/memory.h"

LM_BEGIN_DECLS

/*
 * A growing run of bytes with a maximum; data is NUL-terminated whenever it
 * is not NULL. A failure (no memory, the maximum reached) is kept: later
 * appends do nothing, and lm_buffer_status tells, so that a writer need not
 * test each append. {0} is an empty buffer with LM_BUFFER_MAX as its maximum.
 *
 * Threads: one buffer in one thread at a time.
 */
typedef struct lm_buffer {
    char *data;
    size_t size; /* bytes in use, the NUL not counted */
    size_t capacity;
    size_t max;                    /* 0: LM_BUFFER_MAX */
    const lm_allocator *allocator; /* NULL: lm_allocator_default */
    lm_status status;              /* the first failure */
} lm_buffer;

#define LM_BUFFER_MAX ((size_t)1 << 30)

LM_API void lm_buffer_append(lm_buffer *buf, const char *bytes, size_t n);
LM_API void lm_buffer_puts(lm_buffer *buf, const char *s);
LM_API void lm_buffer_putc(lm_buffer *buf, char c);
LM_API void lm_buffer_printf(lm_buffer *buf, const char *format, ...)
    LM_PRINTF(2, 3);

/*
 * Room for n more bytes: returns where to write them, or NULL. The caller
 * then adds what it wrote to size and ends it with a NUL.
 */
LM_API char *lm_buffer_room(lm_buffer *buf, size_t n);

LM_API lm_status lm_buffer_status(const lm_buffer *buf);

/* Empties it and keeps the memory. */
LM_API void lm_buffer_clear(lm_buffer *buf);

/* Gives the memory back; the buffer is empty and may be used again. */
LM_API void lm_buffer_free(lm_buffer *buf);

LM_END_DECLS

#endif
