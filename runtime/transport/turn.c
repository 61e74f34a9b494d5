/* SPDX-License-Identifier: MIT */
#include "turn.h"

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

struct lm__turn_room {
    size_t n, used;
    piece pieces[PIECES];
    char bytes[BYTES];
};

void lm__turn_begin(lm__turn *turn)
{
    if (!turn->room) {
        turn->room = lm__new(turn->allocator, sizeof(*turn->room));
        if (turn->room)
            turn->room->n = turn->room->used = 0;
    }
    turn->open = turn->room != NULL;
    turn->stopped = false;
}

bool lm__turn_keep(lm__turn *turn, lm__line *line, const char *bytes, size_t n)
{
    struct lm__turn_room *room = turn->room;

    if (!turn->open)
        return false;
    if (n > LONGEST || n > BYTES - room->used || room->n == PIECES)
        lm__turn_hand_on(turn);
    if (n > LONGEST)
        return false;
    room->pieces[room->n++] = (piece){line, room->bytes + room->used, n};
    memcpy(room->bytes + room->used, bytes, n);
    room->used += n;
    return true;
}

/* What the next one will touch is fetched while this is worked on. */
static void fetch_ahead(const struct lm__turn_room *room, size_t i)
{
    const lm__line *next = i < room->n ? room->pieces[i].line : NULL;

    if (next && next->exchange->on_soon)
        next->exchange->on_soon(next->exchange);
}

void lm__turn_hand_on(lm__turn *turn)
{
    struct lm__turn_room *room = turn->room;

    for (size_t i = 0; turn->open && i < room->n; i++) {
        const piece *p = &room->pieces[i];

        fetch_ahead(room, i + 1);
        if (p->line && !p->line->stopped)
            turn->stopped |= lm__line_hand_on(p->line, p->bytes, p->n) != LM_OK;
    }
    if (room)
        room->n = room->used = 0;
}

void lm__turn_end(lm__turn *turn)
{
    lm__turn_hand_on(turn);
    turn->open = false;
}

void lm__turn_drop(lm__turn *turn, const lm__line *line)
{
    for (size_t i = 0; turn->open && i < turn->room->n; i++)
        if (turn->room->pieces[i].line == line)
            turn->room->pieces[i].line = NULL;
}

void lm__turn_free(lm__turn *turn)
{
    lm__delete(turn->allocator, turn->room, sizeof(*turn->room));
}
