/* SPDX-License-Identifier: MIT */
#ifndef LM_CURL_LINE_H
#define LM_CURL_LINE_H

#include "lm/memory.h"
#include "lm/share.h"
#include "lm/transport.h"
#include "pieces.h"

#include <curl/curl.h>
#include <stdint.h>

/*
 * An easy handle of libcurl and the exchange it works for, used again and
 * again: what the next request has in common with the last one is left alone.
 *
 *     lm__line *line = lm__line_new(&shared);
 *     bad = lm__line_dial(line, exchange);
 *     ... the multi handle works ...
 *     lm__line_free(line);
 *
 * Threads: those of the transport.
 */
/* The URL that lines were set to last: as a rule it is that of all of them. */
typedef struct lm__line_url {
    char *text;      /* NULL: there was none, or no memory for it */
    uint64_t number; /* of it, from 1 */
} lm__line_url;

typedef struct lm__line_shared {
    const lm_allocator *allocator;
    const lm_share *share; /* NULL: none */
    const char *ca_file;   /* NULL: the system's */
    bool *heard;           /* set when something is handed to an exchange */
    char *why;             /* CURL_ERROR_SIZE bytes: what libcurl says when one
                              of them fails */
    lm__pieces *pieces;
    lm__line_url *url;
} lm__line_shared;

typedef struct lm__line {
    CURL *easy;
    CURLU *address;             /* the URL, taken apart; NULL: it is none */
    uint64_t url;               /* its number; 0: none is set */
    struct curl_slist *headers; /* of the last request, n_own before them */
    size_t n_own;
    long connect_ms;
    int fd;                /* on which the exchange is waited for; -1: none */
    bool large;            /* the headers are those of a large body */
    bool other_method;     /* than the one that goes with its body */
    lm_exchange *exchange; /* while it is in flight */
    const lm__line_shared *shared;
    lm_status stopped;       /* what a callback of the exchange returned */
    struct lm__line *next;   /* of those spare, or of all in flight */
    struct lm__line *before; /* of those in flight */
} lm__line;

/* NULL: no memory. */
lm__line *lm__line_new(const lm__line_shared *shared);

/* The keys that went through it do not stay in memory. */
void lm__line_free(lm__line *line);

/* What all lines have of it; they must not be used again. */
void lm__line_forget_url(const lm__line_shared *shared);

/* Sets the request up; what exchange points to is not copied. */
CURLcode lm__line_dial(lm__line *line, lm_exchange *exchange);

/*
 * Gives a piece of the body to the exchange. Anything but LM_OK, which is
 * line->stopped then: it wants no more.
 */
lm_status lm__line_hand_on(lm__line *line, const char *bytes, size_t n);

#endif
