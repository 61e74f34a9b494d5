/* SPDX-License-Identifier: MIT */
#ifndef LM_HTTP_H
#define LM_HTTP_H

#include "answerer.h"
#include "dialect.h"
#include "endpoint.h"
#include "fetch.h"
#include "lm/buffer.h"
#include "lm/request.h"
#include "lm/transport.h"
#include "retry.h"
#include "stream.h"
#include "window.h"

/*
 * The answerer over HTTP. An ask is in the hands of one try after another:
 *
 *     SEND -> RECEIVE -> done
 *      ^         |
 *      +- WAIT <-+  what failed may go well later
 *
 *     http.c      the answerer: begin, tick, cancel
 *     http_try.c  what comes in, the timeouts, when to try again
 *     http_limit.c  requests and tokens a minute
 *     http_cache.c  answers that were kept
 *     http_id.c   the name that a provider gives to a request
 *     http_stream.c  a response that comes in events
 *     open.c      from a provider's name to a client
 *
 * Threads: those of the client.
 */

typedef enum lm__try_state {
    LM__TRY_SEND,    /* wants to be sent */
    LM__TRY_RECEIVE, /* in the transport's hands */
    LM__TRY_WAIT     /* until wake_at, then it is sent again */
} lm__try_state;

/* Why no more of a response is taken. */
typedef enum lm__refusal {
    LM__REFUSED_HEADERS, /* too long */
    LM__REFUSED_BODY,    /* likewise */
    LM__REFUSED_KEEPING, /* no memory */
    LM__REFUSED_STREAM
} lm__refusal;

typedef struct lm__http lm__http;

/* The work on one ask; kept with its buffers for the next one. */
typedef struct lm__try {
    /* What each piece of a stream touches lies together, from frames on. */
    lm_buffer request; /* the body of body_size bytes, a NUL, the URL */
    size_t body_size;
    lm__frames frames;
    lm_exchange exchange;
    lm__http *http;
    lm__ask *ask;
    int64_t heard_at;  /* its last byte; -1: none yet */
    lm_status refused; /* a header or the body was not taken: as for */
    lm__refusal why;
    lm__try_state state;
    bool event_stream; /* the response is one */
    bool told;         /* of it, text was handed on */
    lm__soon soon;     /* what the next piece of it will touch */
    lm__stream stream;

    const lm_provider *row; /* for the model asked */
    size_t header_bytes;
    lm__retry retry;
    unsigned tries;         /* begun for this ask */
    int64_t delay;          /* waited before the try in flight */
    int64_t guess;          /* of the tokens that it will use */
    int64_t began_at;       /* the try in flight */
    int64_t wake_at;        /* in WAIT */
    const char *request_id; /* the ask's; NULL: none */
    struct lm__try *next;   /* of those spare */
} lm__try;

struct lm__http {
    const lm_allocator *allocator;
    lm_provider row;
    const lm__dialect *dialect;
    lm__endpoint endpoint;
    lm_transport transport;
    void (*close_transport)(void *ctx); /* NULL: it is the caller's */
    lm_timeouts timeouts;               /* with the defaults filled in */
    size_t max_response;
    lm__window requests, tokens; /* of the client, in a minute */
    const struct lm_cache *cache;
    lm__try *spare;
    lm__desk desk; /* of all streams */
    uint32_t noise;
};

extern const lm__answerer_ops lm__http_ops;

int64_t lm__http_now(lm__http *http);

/* Frees what lm__http_ops.free frees. */
void lm__http_free(lm__http *http);

/* The URL of a request that is written; NULL: none is. */
const char *lm__try_url(const lm__try *t);

/* Writes the request anew. */
lm_status lm__try_write(lm__try *t, lm_error *err);

/* Sends a try that is in SEND; it is then in RECEIVE, or its ask is done. */
void lm__try_send(lm__try *t, int64_t now);

/* Takes a response that came by other ways: the ask is done then. */
void lm__try_receive(lm__try *t, const lm_response *response);

/*
 * Looks at the clock: cuts a try that takes too long, sends one that has
 * waited. Returns when that is to be done next; INT64_MAX: never.
 */
int64_t lm__try_tick(lm__try *t, int64_t now);

/*
 * Looks for an answer that was kept (http_cache.c). true: the ask has it, or
 * an error.
 */
bool lm__try_cached(lm__try *t);

/* lm__http_ops.keep */
void lm__http_keep(void *ctx, const lm__ask *ask);

/*
 * Until the client's own limits have room for a request; err: not before the
 * deadline (http_limit.c).
 */
int64_t lm__try_wait(lm__try *t, int64_t now, lm_error *err);

/* The request is sent, and counts. */
void lm__try_count_request(lm__try *t, int64_t now);

/* What was guessed then is put right, where the truth is known. */
void lm__try_count_tokens(lm__try *t, const lm_usage *usage);

/* Takes note of a header that names the request. false: no memory. */
bool lm__try_note_id(lm__try *t, const char *line, size_t n);

/* Takes note of a header that says how the body comes. */
void lm__try_stream_header(lm__try *t, const char *line, size_t n);

/* Takes more of a body that is a stream. */
lm_status lm__try_stream_body(lm__try *t, const char *bytes, size_t n);

/* The stream's end: the reply or fault in the response. */
lm_status lm__try_stream_finish(lm__try *t, lm__response *response,
                                lm_error *err);

/* The same for one that was cut: the reply as far as it came. */
lm_status lm__try_stream_cut(lm__try *t, lm__response *response, lm_error *err);

/* lm_exchange.on_soon */
void lm__try_stream_soon(const lm_exchange *exchange);

/* Forgets the stream. */
void lm__try_stream_reset(lm__try *t);

/* The ask is cancelled: what was tried is noted. */
void lm__try_cut_off(lm__try *t);

/* The ask is over, and the try is spare again. */
void lm__try_end(lm__try *t);

#endif
