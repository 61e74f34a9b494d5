/* SPDX-License-Identifier: MIT */
#ifndef LM_PIECES_H
#define LM_PIECES_H

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
 *     lm__pieces_begin(&pieces);
 *     ... libcurl reads, and its callback does: ...
 *     if (!lm__pieces_keep(&pieces, line, bytes, n))
 *         lm__line_hand_on(line, bytes, n);
 *     ...
 *     lm__pieces_end(&pieces);
 *
 * Threads: those of the transport.
 */
struct lm__line;
struct lm__pieces_room;

typedef struct lm__pieces {
    const lm_allocator *allocator;
    bool open;
    bool stopped; /* a line did while it was open */
    struct lm__pieces_room *room;
} lm__pieces;

/* Pieces are kept from here on, if there is memory for that. */
void lm__pieces_begin(lm__pieces *pieces);

/*
 * Copies n bytes that came for the line. false: they are too many, or nothing
 * is kept now: they are to be handed on, and what came before them has been.
 */
bool lm__pieces_keep(lm__pieces *pieces, struct lm__line *line,
                     const char *bytes, size_t n);

/* Hands on what is kept, in the order in which it came. */
void lm__pieces_hand_on(lm__pieces *pieces);

/* The same, and nothing is kept from here on. */
void lm__pieces_end(lm__pieces *pieces);

/* What came for the line is not handed on. */
void lm__pieces_drop(lm__pieces *pieces, const struct lm__line *line);

void lm__pieces_free(lm__pieces *pieces);

#endif
