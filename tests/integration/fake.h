/* SPDX-License-Identifier: MIT */
#ifndef TESTS_FAKE_H
#define TESTS_FAKE_H

#include <stddef.h>

/*
 * A provider that does what it is told: a server on a free port of loopback
 * that answers each request with the next step of a script, and keeps what it
 * was sent.
 *
 *     static const fake_step script[] = {
 *         {.status = 429, .headers = "Retry-After: 1\r\n", .body = "{}"},
 *         {.body = "{\"choices\":[...]}"},
 *     };
 *     fake *server = fake_start(script, 2);
 *     options.base_url = fake_url(server);
 *     ...
 *     ck_assert_uint_eq(fake_requests(server), 2);
 *     fake_stop(server);
 *
 * A request beyond the script is answered with 500 and "unexpected". Nothing
 * in it sleeps: a step that stalls, or that has no end, waits until the client
 * goes away.
 *
 * Threads: it has one of its own. fake_request_at may be called for any request
 * below fake_requests.
 */

typedef enum fake_deed {
    FAKE_ANSWER,
    FAKE_STALL,      /* never answers */
    FAKE_STALL_BODY, /* headers and the first bytes, then nothing */
    FAKE_CUT,        /* headers and the first bytes, then hangs up */
    FAKE_HALF_CLOSE, /* the same, but goes on listening */
    FAKE_HANG_UP,    /* at once */
    FAKE_CHUNKED,    /* chunks of one byte */
    FAKE_GZIP,       /* Content-Encoding: gzip */
    FAKE_HEADERS,    /* header lines without end */
    FAKE_FLOOD,      /* the body, then zeros: `first` bytes in all */
    FAKE_SLOWLY      /* the body a byte at a time, milliseconds between */
} fake_deed;

typedef struct fake_step {
    fake_deed deed;
    int status;          /* 0: 200 */
    const char *type;    /* of the body; NULL: application/json */
    const char *headers; /* more lines, each with its CRLF; NULL: none */
    const char *body;
    size_t first; /* bytes of the body before a stall or cut, or of a flood */
} fake_step;

typedef struct fake_request {
    char *head; /* request line and headers */
    char *body;
} fake_request;

typedef struct fake fake;

/* Copies nothing: script must outlive it. NULL: errno says why. */
fake *fake_start(const fake_step *script, size_t n);

/* "http://127.0.0.1:PORT/v1" */
const char *fake_url(const fake *server);

size_t fake_requests(fake *server);

/* Connections made to it. */
size_t fake_connections(fake *server);

/* Request i, from 0; it lives as long as the server. */
const fake_request *fake_request_at(const fake *server, size_t i);

void fake_stop(fake *server);

#endif
