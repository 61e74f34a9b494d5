/* SPDX-License-Identifier: MIT */
#ifndef READING_H
#define READING_H

#include <lm/buffer.h>
#include <lm/parser.h>

/*
 * What a parser says of a text, for the fuzz programs to compare. The first
 * two bytes of an input say how it is read, the rest is the text.
 *
 *     fuzz_input in;
 *     if (fuzz_input_take(&in, data, size))
 *         must_read_alike(&in);
 *
 * Threads: none.
 */

typedef struct fuzz_input {
    const lm_type *type;
    lm_parse_options options;
    const char *text;
    size_t n;
    size_t step; /* bytes of a piece */
    bool other;  /* the first byte's highest bit */
} fuzz_input;

typedef struct outcome {
    lm_status status;
    char said[4096];
    lm_buffer value;
} outcome;

/* false: too short. The policy is left to the caller. */
bool fuzz_input_take(fuzz_input *in, const uint8_t *data, size_t size);

/* Reads it step bytes at a time, each piece in memory of its own. */
void outcome_of(outcome *o, const fuzz_input *in, size_t step);
void outcome_free(outcome *o);

/* The value as JSON; "" if there is none. */
const char *outcome_value(const outcome *o);

/* Ends the program unless whole, in pieces and byte by byte say the same. */
void must_read_alike(const fuzz_input *in, outcome *whole);

#endif
