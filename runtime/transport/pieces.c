/* SPDX-License-Identifier: MIT */
#include "pieces.h"

#include "allocator.h"
#include "curl_line.h"
#include "fetch.h"

#include <string.h>

/* Longer pieces are no events of a model that writes, and cost a copy. */
enum { PIECES = 64, BYTES = 24576, LONGEST = 4096 };

typedef struct piece {
    lm__line *line; /* NULL: it was dropped */
    const char *bytes;
    size_t n;
} piece;

struct lm__pieces_room {
    size_t n, used;
    piece list[PIECES];
    char bytes[BYTES];
};

void lm__pieces_begin(lm__pieces *pieces)
{
    if (!pieces->room) {
        pieces->room = lm__new(pieces->allocator, sizeof(*pieces->room));
        if (pieces->room)
            pieces->room->n = pieces->room->used = 0;
    }
    pieces->open = pieces->room != NULL;
    pieces->stopped = false;
}

bool lm__pieces_keep(lm__pieces *pieces, lm__line *line, const char *bytes,
                     size_t n)
{
    struct lm__pieces_room *room = pieces->room;

    if (!pieces->open)
        return false;
    if (n > LONGEST || n > BYTES - room->used || room->n == PIECES)
        lm__pieces_hand_on(pieces);
    if (n > LONGEST)
        return false;
    room->list[room->n++] = (piece){line, room->bytes + room->used, n};
    memcpy(room->bytes + room->used, bytes, n);
    room->used += n;
    return true;
}

/* What the next one will touch is fetched while this is worked on. */
static void fetch_ahead(const struct lm__pieces_room *room, size_t i)
{
    const lm__line *next = i < room->n ? room->list[i].line : NULL;

    if (next && next->exchange->on_soon)
        next->exchange->on_soon(next->exchange);
}

void lm__pieces_hand_on(lm__pieces *pieces)
{
    struct lm__pieces_room *room = pieces->room;

    for (size_t i = 0; pieces->open && i < room->n; i++) {
        const piece *p = &room->list[i];

        fetch_ahead(room, i + 1);
        if (p->line && !p->line->stopped)
            pieces->stopped |=
                lm__line_hand_on(p->line, p->bytes, p->n) != LM_OK;
    }
    if (room)
        room->n = room->used = 0;
}

void lm__pieces_end(lm__pieces *pieces)
{
    lm__pieces_hand_on(pieces);
    pieces->open = false;
}

void lm__pieces_drop(lm__pieces *pieces, const lm__line *line)
{
    for (size_t i = 0; pieces->open && i < pieces->room->n; i++)
        if (pieces->room->list[i].line == line)
            pieces->room->list[i].line = NULL;
}

void lm__pieces_free(lm__pieces *pieces)
{
    lm__delete(pieces->allocator, pieces->room, sizeof(*pieces->room));
}
