/* SPDX-License-Identifier: MIT */
#ifndef LM_TURN_H
#define LM_TURN_H

#include "lm/memory.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The pieces of bodies that come while the sockets of one turn are read. They
 * are kept until all sockets are: the system and libcurl on one side, and what
 * is made of an event on the other, are so much code that each drives the
 * other out of the processor's first cache. Done in one go the code stays
 * there, and what a stream touches is fetched while the one before it is
 * worked on.
 *
 *     lm__turn_begin(&turn);
 *     ... libcurl reads, and its callback does: ...
 *     if (!lm__turn_keep(&turn, line, bytes, n))
 *         lm__line_hand_on(line, bytes, n);
 *     ...
 *     lm__turn_end(&turn);
 *
 * Threads: those of the transport.
 */
struct lm__line;
struct lm__turn_room;

/* Of an exchange, with what its owner has behind it. */
enum { LM__EXCHANGE_BYTES = 320 };

typedef struct lm__turn {
    const lm_allocator *allocator;
    bool open;
    bool stopped; /* a line did while it was open */
    struct lm__turn_room *room;
} lm__turn;

/* Pieces are kept from here on, if there is memory for that. */
void lm__turn_begin(lm__turn *turn);

/*
 * Copies n bytes that came for the line. false: they are too many, or nothing
 * is kept now: they are to be handed on, and what came before them has been.
 */
bool lm__turn_keep(lm__turn *turn, struct lm__line *line, const char *bytes,
                   size_t n);

/* Hands on what is kept, in the order in which it came. */
void lm__turn_hand_on(lm__turn *turn);

/* The same, and nothing is kept from here on. */
void lm__turn_end(lm__turn *turn);

/* What came for the line is not handed on. */
void lm__turn_drop(lm__turn *turn, const struct lm__line *line);

void lm__turn_free(lm__turn *turn);

#endif
