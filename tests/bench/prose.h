/* SPDX-License-Identifier: MIT */
#ifndef BENCH_PROSE_H
#define BENCH_PROSE_H

#include "dice.h"
#include "pool.h"
#include "text.h"

/*
 * Names and sentences as answers of language models have them: mostly ASCII,
 * some accents and dashes, quotes and line ends that JSON escapes.
 *
 *     text t = {0};
 *     prose_sentence(&d, 12, &t);
 *
 * Threads: one dice and one text in one thread at a time.
 */
typedef struct prose_name {
    const char *first;
    const char *last;
    const char *ascii_first; /* for addresses of mail */
    const char *ascii_last;
} prose_name;

prose_name prose_person(dice *d);
const char *prose_city(dice *d);

/* These append. */
void prose_words(dice *d, size_t n, text *out);
void prose_sentence(dice *d, size_t n, text *out);
void prose_paragraph(dice *d, text *out);

/* A copy of what printf would print. */
char *prose_format(pool *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
