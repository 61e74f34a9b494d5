/* SPDX-License-Identifier: MIT */
#ifndef LM_RETRY_H
#define LM_RETRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * When to try again: what the server says about it in its headers and its
 * message, else a wait that doubles.
 *
 *     lm__retry retry;
 *     lm__retry_clear(&retry);
 *     ... for each header:
 *         if (lm__retry_concerns(line, n))
 *             lm__retry_header(&retry, line, n, unix_ms);
 *     lm__retry_message(&retry, fault.message);
 *     wait = lm__retry_delay(&retry, tries, noise);
 *
 * Threads: pure functions.
 */

/* A server that asks for longer is not waited for. */
#define LM__RETRY_MAX_MS 120000

typedef enum lm__retry_source {
    LM__RETRY_AFTER_MS, /* retry-after-ms */
    LM__RETRY_AFTER,    /* retry-after: seconds or a date */
    LM__RETRY_DETAIL,   /* retryDelay in the body */
    LM__RETRY_TEXT,     /* "try again in 2s" in the message */
    LM__RETRY_RESET,    /* x-ratelimit-reset-... */
    LM__RETRY_SOURCES_
} lm__retry_source;

typedef struct lm__retry {
    int64_t ms[LM__RETRY_SOURCES_]; /* -1: it does not say */
    int should;                     /* x-should-retry: 1, 0; -1: not sent */
} lm__retry;

void lm__retry_clear(lm__retry *retry);

/* false: lm__retry_header would find nothing in it. */
bool lm__retry_concerns(const char *line, size_t n);

/* Takes note of a header line, if it is one of these. */
void lm__retry_header(lm__retry *retry, const char *line, size_t n,
                      int64_t unix_ms);

/* Takes note of a wait that a body names, as in "34.4s". */
void lm__retry_detail(lm__retry *retry, const char *delay);

/* Takes note of a wait that a message names. */
void lm__retry_message(lm__retry *retry, const char *message);

/* What the server asks for; -1: nothing. */
int64_t lm__retry_after(const lm__retry *retry);

/*
 * Milliseconds to wait after so many tries (from 1): what the server asks for,
 * else 0.5 s, doubled with each, at most 8 s, less up to a quarter of it by
 * noise. -1: the server wants a longer wait than LM__RETRY_MAX_MS.
 */
int64_t lm__retry_delay(const lm__retry *retry, unsigned tries, uint32_t noise);

/* "1m0.5s", "12ms", "34.4s" or plain seconds "11.38"; -1: none of these. */
int64_t lm__duration_ms(const char *s, size_t n);

#endif
