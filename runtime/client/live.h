/* SPDX-License-Identifier: MIT */
#ifndef LM_LIVE_H
#define LM_LIVE_H

#include "ask.h"
#include "fetch.h"
#include "lm/stream.h"

/*
 * An answer that is read while its text comes: what stands behind lm_stream,
 * and behind calls that stop at the first error.
 *
 *     lm__live_text(live, text, n);        // each piece
 *     if (lm__live_matches(live, &reply))
 *         status = lm__live_finish(live, &value, &err);
 *
 * Where the value stands in prose it is found by its first brace; if that was
 * none, nothing shows, and the whole answer is read at its end.
 *
 * Threads: those of the call.
 */
struct lm__call;

typedef enum lm__live_state {
    LM__LIVE_SEEK,  /* the value has not begun */
    LM__LIVE_READ,  /* it is being read */
    LM__LIVE_CLOSED /* it is complete, or it is none */
} lm__live_state;

struct lm_stream {
    struct lm__call *call;
    lm_parser *parser; /* NULL: no value has begun yet */
    unsigned flags;    /* of the parser */
    lm__live_state state;
    bool line_start;   /* nothing but blanks stands before, on this line */
    bool sure;         /* the value began where one is to begin */
    bool stops;        /* at the first error, and at the end of the value */
    bool cut;          /* it did */
    bool fresh;        /* there is more than was shown */
    bool shown;        /* something was */
    size_t size;       /* bytes of text */
    size_t start;      /* of them, before the value */
    unsigned pieces;   /* in which they came */
    unsigned restarts; /* after something was shown, or in the end */
    size_t items;      /* of a list, that were given */
};

/* NULL: no memory. */
lm_stream *lm__live_new(struct lm__call *call);

/* live may be NULL. */
void lm__live_free(lm_stream *live, const lm_allocator *allocator);

/* Another answer begins. */
void lm__live_restart(lm_stream *live);

/* More of the text; anything but LM_OK: no more of it is wanted. */
lm_status lm__live_text(lm_stream *live, const char *text, size_t n);

/* Adds what the next piece will touch. */
void lm__live_soon(const lm_stream *live, lm__soon *soon);

/* What was read is that answer, so that it need not be read again. */
bool lm__live_matches(const lm_stream *live, const lm__reply *reply);

/* The value was read elsewhere: what was shown is not what it began as. */
void lm__live_leave(lm_stream *live);

/* The value; else *out is untouched and err says what is wrong with it. */
lm_status lm__live_finish(lm_stream *live, void **out, lm_error *err);

#endif
