/* SPDX-License-Identifier: MIT */
#include "fast_piece.h"

#include <string.h>

/*
 * Pieces of a few bytes, as they come from a model that is writing: each is
 * read token by token, since what is open stays so in most of them. A token
 * that a piece leaves unfinished is kept as bytes, if the first gear would
 * neither refuse any of them nor show anything of them, and is read at once
 * when its end is there. What is seen from outside is the same.
 */

/* The rest of the bytes at hand waits for more; 64 of them can be read. */
static void hold(lm_parser *p, const char *s, const char *end)
{
    p->n_held = (uint8_t)(end - s);
    memcpy(p->held, s, LM__HELD);
}

/* n bytes, mostly few: a call costs more than the bytes do. */
LM__INLINE void copy_few(char *to, const char *from, size_t n)
{
    uint64_t head;
    uint64_t tail;

    if (LM__UNLIKELY(n > 16 || n < 8)) {
        memcpy(to, from, n);
        return;
    }
    memcpy(&head, from, 8);
    memcpy(&tail, from + n - 8, 8);
    memcpy(to, &head, 8);
    memcpy(to + n - 8, &tail, 8);
}

/* Between pieces the lines are counted, and nothing has moved since. */
LM__INLINE void begin_piece(lm_parser *p, const char *bytes)
{
    p->lines.bytes = bytes;
    p->lines.offset = p->offset;
    p->lines.mark = p->offset;
}

LM__INLINE void end_piece(lm_parser *p)
{
    if (LM__LIKELY(!p->newlines && lm__top(p)->line))
        begin_piece(p, NULL);
    else
        lm__chunk_end(p);
}

bool lm__fast_piece(lm_parser *p, const char *bytes, size_t n)
{
    char first[LM__HELD + LM__PIECE + LM__MARGIN];
    char *end = first;
    const char *next;

    if (!p->fast || n > LM__PIECE || p->options.policy == LM_POLICY_REPAIR ||
        p->limits.max_bytes - p->offset < LM__HELD + LM__PIECE)
        return false;
    if (p->n_held) {
        memcpy(first, p->held, LM__HELD);
        end += p->n_held;
        p->n_held = 0;
    }
    copy_few(end, bytes, n);
    end += n;
    lm__zero(end, LM__MARGIN);
    begin_piece(p, first);
    next = lm__piece_run(p, first, end);
    if (next && next < end)
        hold(p, next, end);
    end_piece(p); /* as long as the buffer is there */
    return true;
}

void lm__fast_release(lm_parser *p)
{
    char held[LM__HELD];
    uint8_t n = p->n_held;
    bool fast = p->fast;

    if (!n)
        return;
    memcpy(held, p->held, n);
    p->n_held = 0;
    p->fast = false;
    lm__chunk_begin(p, held);
    lm__run(p, held, n);
    lm__chunk_end(p);
    p->fast = fast;
}
