/* SPDX-License-Identifier: MIT */
#ifndef BENCH_ANSWERER_H
#define BENCH_ANSWERER_H

#include <stddef.h>
#include <sys/types.h>

/*
 * A server in a process of its own, so that its work is nobody else's: it
 * answers each request, on any number of connections that stay open, with the
 * same body. The first request can be had, to send it again by other means.
 *
 *     answerer server;
 *     if (answerer_start(&server, "{\"choices\":[]}"))
 *         ... server.url ...
 *     n = answerer_first(&server, text, sizeof(text));
 *     answerer_stop(&server);
 *
 * Threads: one answerer in one thread at a time.
 */
typedef struct answerer {
    char url[64]; /* "http://127.0.0.1:PORT/v1" */
    pid_t process;
    int first; /* where the first request comes from */
} answerer;

/* false: errno says why. */
int answerer_start(answerer *server, const char *body);

/* Bytes of the first request, head and body; waits for it. 0: too long. */
size_t answerer_first(answerer *server, char *text, size_t size);

void answerer_stop(answerer *server);

#endif
