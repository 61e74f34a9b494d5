/* SPDX-License-Identifier: MIT */
#ifndef BENCH_TEXT_H
#define BENCH_TEXT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Text that grows, always with PADDING zero bytes behind it, which some of
 * the parsers ask for.
 *
 *     text t = {0};
 *     text_puts(&t, "{}");
 *     text_free(&t);
 *
 * The program ends where there is no memory. Threads: one text in one thread.
 */
typedef struct text {
    char *s;
    size_t n;
    size_t size;
} text;

enum { TEXT_PADDING = 64 };

/* Room for n more bytes, and where to put them. */
char *text_room(text *t, size_t n);

void text_put(text *t, const char *s, size_t n);
void text_puts(text *t, const char *s);
void text_char(text *t, char c);
void text_clear(text *t);
void text_free(text *t);

#ifdef __cplusplus
}
#endif

#endif
