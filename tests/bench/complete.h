/* SPDX-License-Identifier: MIT */
#ifndef BENCH_COMPLETE_H
#define BENCH_COMPLETE_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What a program does that has a whole-document parser and wants to read a
 * document that is still arriving: after each piece, close what is open and
 * parse it all again. The documents have no \u escapes, so none is cut here.
 *
 *     completion c = {0};
 *     complete_feed(&c, doc, n_before, n);   // bytes from n_before on are new
 *     complete_text(&c, doc, n, &t);         // t: a whole document
 *
 * Threads: one completion in one thread at a time.
 */
enum { COMPLETE_DEPTH = 32 };

typedef struct completion {
    char closers[COMPLETE_DEPTH];
    uint32_t depth;
    bool in_string;
    bool escaped;  /* the byte before was a backslash */
    bool key_next; /* the next string is a key */
    bool is_key;   /* the string that is open is one */
    bool in_word;  /* a number, true, false or null */
    size_t safe;   /* the document can be cut here */
} completion;

void complete_feed(completion *c, const char *s, size_t from, size_t to);

/* Replaces what t holds; false: nothing to parse yet. */
bool complete_text(const completion *c, const char *s, size_t n, text *t);

#ifdef __cplusplus
}
#endif

#endif
