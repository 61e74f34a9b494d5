/* SPDX-License-Identifier: MIT */
#ifndef LM_JSON_DIFFER_H
#define LM_JSON_DIFFER_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Where two documents differ, if they do. The order of keys, white space and
 * the way that a text is escaped do not count; numbers are equal if they are
 * written alike.
 *
 *     lm__difference d;
 *     if (lm__json_differ(a, n_a, b, n_b, &d))
 *         printf("%s: %.*s\n", d.path, (int)d.a.n, d.a.at);
 *
 * Threads: a pure function.
 */
typedef struct lm__piece {
    const char *at; /* NULL: it is not there */
    size_t n;
} lm__piece;

typedef struct lm__difference {
    char path[192]; /* JSON Pointer; "" is the root */
    lm__piece a, b; /* the values there */
} lm__difference;

/* true: *out tells of the first. Both texts are valid JSON. */
bool lm__json_differ(const char *a, size_t n_a, const char *b, size_t n_b,
                     lm__difference *out);

#endif
