/* SPDX-License-Identifier: MIT */
#ifndef LM_WINDOW_H
#define LM_WINDOW_H

#include <stdint.h>

/*
 * So many of something in any minute and no more, counted by the second:
 *
 *     lm__window requests = {.limit = 60};
 *     wait = lm__window_wait(&requests, now_ms);
 *     if (!wait)
 *         lm__window_add(&requests, now_ms, 1);
 *
 * Threads: one in one thread.
 */
enum { LM__WINDOW_SECONDS = 61 };

typedef struct lm__window {
    int64_t limit;                       /* 0: none */
    int64_t second;                      /* the newest that counts */
    int64_t amounts[LM__WINDOW_SECONDS]; /* by second, the newest's at
                                            second % LM__WINDOW_SECONDS */
} lm__window;

/* Milliseconds until there is room for more; 0: there is. */
int64_t lm__window_wait(lm__window *window, int64_t now_ms);

/* n below 0 gives room back. */
void lm__window_add(lm__window *window, int64_t now_ms, int64_t n);

#endif
