/* SPDX-License-Identifier: MIT */
#ifndef BENCH_STORY_H
#define BENCH_STORY_H

#include "text.h"

/*
 * What a server of the OpenAI chat dialect streams: a few words, then a call
 * whose arguments come in pieces. Each event is of some 360 bytes, and ids,
 * times and paddings differ from stream to stream.
 *
 *     const story s = {.number = 7, .words = "Sure.", .n_words = 5,
 *                      .word_events = 2, .arguments = json,
 *                      .n_arguments = n, .argument_events = 40};
 *     for (size_t i = 0; i < story_events(&s); i++)
 *         story_event(&s, i, &out);
 *
 * Threads: pure functions.
 */
typedef struct story {
    unsigned number;
    const char *tool; /* the name of the one that is called */
    const char *words;
    size_t n_words;
    size_t word_events;
    const char *arguments; /* JSON */
    size_t n_arguments;
    size_t argument_events;
} story;

/* With the role, the call's begin, the finish reason, the usage and the end. */
size_t story_events(const story *s);

/* Appends the i-th, with the empty line that ends it. */
void story_event(const story *s, size_t i, text *out);

#endif
