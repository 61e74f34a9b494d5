/* SPDX-License-Identifier: MIT */
#ifndef LM_CURL_LINE_H
#define LM_CURL_LINE_H

#include "lm/memory.h"
#include "lm/share.h"
#include "lm/transport.h"

#include <curl/curl.h>

/*
 * An easy handle of libcurl and the exchange it works for, used again and
 * again with most of its options set once.
 *
 *     lm__line *line = lm__line_new(allocator);
 *     bad = lm__line_dial(line, exchange);
 *     ... the multi handle works ...
 *     lm__line_clear(line);
 *     lm__line_free(line, allocator);
 *
 * Threads: those of the transport.
 */
typedef struct lm__line {
    CURL *easy;
    struct curl_slist *headers;
    lm_exchange *exchange;   /* NULL: spare */
    lm_status stopped;       /* what a callback of the exchange returned */
    struct lm__line *next;   /* of those spare, or of all in flight */
    struct lm__line *before; /* of those in flight */
    char why[CURL_ERROR_SIZE];
} lm__line;

/* NULL: no memory. */
lm__line *lm__line_new(const lm_allocator *allocator, const lm_share *share);

void lm__line_free(lm__line *line, const lm_allocator *allocator);

/* Sets the request up; what exchange points to is not copied. */
CURLcode lm__line_dial(lm__line *line, lm_exchange *exchange);

/* Forgets the exchange, and its keys with it. */
void lm__line_clear(lm__line *line);

#endif
