/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_CANON_H
#define LM_BIND_CANON_H

#include "lm/buffer.h"
#include "lm/table.h"

/*
 * A value as bytes that equal values share and no others have: members of
 * maps and of objects sorted by key, numbers by their value, strings without
 * escapes. So values of any size are compared, and sorted to find two that are
 * equal, in n log n steps whatever they are:
 *
 *     lm_buffer bytes = {.allocator = allocator};
 *     lm__canon_put(&bytes, type, slot);
 *     status = lm_buffer_status(&bytes);    // no memory, or too deep
 *
 * Threads: as the buffer.
 */
void lm__canon_put(lm_buffer *out, const lm_type *type, const void *slot);

/* The same of a text of JSON; of one that is not JSON, its bytes. */
void lm__canon_json(lm_buffer *out, const char *text);

/* Bytes with their number before them, so that nothing runs together. */
void lm__canon_text(lm_buffer *out, const char *text, size_t n);

/* Something to sort by its bytes. */
typedef struct lm__key {
    const char *text;
    size_t size;
    const void *of;
} lm__key;

/*
 * The keys of n things that stand one behind the other from `text` on: their
 * sizes are known, and this says where they are.
 */
void lm__keys_place(lm__key *keys, size_t n, const char *text);

/* Equal ones keep their order. There is room for as many behind the n keys. */
void lm__keys_sort(lm__key *keys, size_t n);

bool lm__keys_equal(const lm__key *a, const lm__key *b);

#endif
