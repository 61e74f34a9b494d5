/* SPDX-License-Identifier: MIT */
#ifndef BENCH_LOOPBACK_H
#define BENCH_LOOPBACK_H

#include <stddef.h>

/*
 * What the servers of the benchmark have in common: a socket that listens on
 * this machine, and the end of a request.
 *
 *     fd = loopback_listen(url, sizeof(url), 8);
 *     if (loopback_request_size(text) <= n)
 *         ... the request is whole ...
 *
 * Threads: pure functions.
 */

/* url becomes "http://127.0.0.1:PORT/v1"; below 0: errno says why. */
int loopback_listen(char *url, size_t size, int backlog);

/* Bytes of the request that text begins with; SIZE_MAX: its head is not whole.
 */
size_t loopback_request_size(const char *text);

#endif
