/* SPDX-License-Identifier: MIT */
#ifndef BENCH_PEER_YYJSON_H
#define BENCH_PEER_YYJSON_H

#include "complete.h"

/*
 * For those who read an order that is still arriving with what peer_yyjson
 * opened: the order so far, of a text that complete_feed has seen; NULL: there
 * is none yet.
 *
 *     const Order *order = yyjson_partial(self, &completion, &json);
 *
 * Threads: what open returned in one thread at a time.
 */
const void *yyjson_partial(void *self, const completion *c, const text *json);

#endif
