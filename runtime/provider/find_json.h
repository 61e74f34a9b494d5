/* SPDX-License-Identifier: MIT */
#ifndef LM_FIND_JSON_H
#define LM_FIND_JSON_H

#include "lm/error.h"
#include "lm/memory.h"

#include <stdbool.h>

/*
 * Where the JSON object stands in a model's text: all of it, in a fenced
 * block, or between words.
 *
 *     "Sure! ```json\n{"age": 25}\n``` Anything else?"  ->  {"age": 25}
 *
 * Ends are found by the engine, so that braces in strings do not count.
 *
 * Threads: a pure function.
 */

typedef struct lm__span {
    const char *at;
    size_t n;
} lm__span;

/*
 * The first object of text. One that is broken or cut goes to the end of the
 * text, so that reading it tells what is wrong; where there is none, the size
 * is 0. LM_NOMEM: there was no memory to look.
 */
lm_status lm__find_json(lm__span text, const lm_allocator *allocator,
                        lm__span *out);

/*
 * The first brace of n bytes of a text that comes in pieces; n: there is none.
 * *line_start, true before the first piece: nothing but blanks stands before it
 * on its line.
 */
size_t lm__find_brace(const char *text, size_t n, bool *line_start);

/* The text is one JSON value and nothing else. false also: no memory. */
bool lm__is_json(const char *text, const lm_allocator *allocator);

#endif
