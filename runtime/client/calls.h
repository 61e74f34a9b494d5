/* SPDX-License-Identifier: MIT */
#ifndef LM_CALLS_H
#define LM_CALLS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A list of calls, in the order they came. A call is in one list at most.
 *
 *     lm__calls_append(&client->ready, call);
 *     while ((call = lm__calls_take(&client->ready)))
 *         advance(call);
 *
 * Threads: those of the client.
 */
struct lm__call;

typedef struct lm__calls {
    struct lm__call *first, *last;
} lm__calls;

/* Out of the list it is in, if any, and to the end of this one. */
void lm__calls_append(lm__calls *list, struct lm__call *call);

/* Out of the list it is in, if any. */
void lm__calls_remove(struct lm__call *call);

/* The first, taken out; NULL: there is none. */
struct lm__call *lm__calls_take(lm__calls *list);

#endif
