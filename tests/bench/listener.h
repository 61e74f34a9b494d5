/* SPDX-License-Identifier: MIT */
#ifndef BENCH_LISTENER_H
#define BENCH_LISTENER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Many streams read by libcurl alone, as its manual has it for thousands of
 * transfers: curl_multi_socket_action driven by epoll. The bytes are counted
 * and thrown away.
 *
 *     listener *l = listener_new();
 *     listener_add(l, url, body);            // for each stream
 *     while (listener_left(l))
 *         listener_poll(l, 1000);
 *     listener_free(l);
 *
 * The program ends where libcurl fails. Threads: one in one thread.
 */
typedef struct listener listener;

listener *listener_new(void);

/* A POST; url and body must stay. */
void listener_add(listener *l, const char *url, const char *body);

/* Waits for at most so long, and reads what is there. */
void listener_poll(listener *l, int timeout_ms);

/* Streams that have not ended. */
size_t listener_left(const listener *l);

/* Of bodies. */
uint64_t listener_bytes(const listener *l);

void listener_free(listener *l);

#endif
