/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_PIECE_STRING_H
#define LM_BIND_FAST_PIECE_STRING_H

#include "arena.h"
#include "fast_piece.h"

/*
 * Strings in pieces of a few bytes. One that is whole goes to the arena like
 * any other; one that is cut is begun as the first gear does, in the room that
 * the arena has, and the pieces that follow are copied behind it.
 *
 *     const char *next = lm__piece_string(p, f, type, slot, s, end);
 *     if (next == end && p->lex.state == LM__IN_STRING)
 *         ... later: lm__piece_more(p, f, s, end) ...
 *
 * Threads: as the parser.
 */

enum { LM__OPEN_ROOM = 4 * LM__BLOCK };

/*
 * Plain ASCII from s on, copied as a block: up to what ends it. It is never
 * all of the block, so that the byte behind it can be told.
 */
LM__INLINE size_t lm__piece_run(char *to, const char *s, const char *end)
{
    lm__marks marks = lm__fast_copy(to, s);
    uint32_t stops = marks.stop | marks.high | UINT32_C(1) << (LM__BLOCK - 1);
    size_t n = lm__first_bit(stops);

    return n < (size_t)(end - s) ? n : (size_t)(end - s);
}

/* Of a string that goes on n characters have come, which lie at arena->at. */
LM__INLINE void lm__begin_text(lm_parser *p, const lm_type *type, char *slot,
                               size_t n)
{
    const lm_string_rules *rules = type->rules;
    char *text = p->arena->at;

    p->accept = LM__TAKE_TEXT;
    p->token_of = LM_TOKEN_STRING;
    p->stored = false;
    p->key_cut = p->cut;
    p->cut = false;
    p->runs = true;
    p->n_pending = 0;
    p->n_scratch = 0;
    p->type = type;
    p->slot = slot;
    p->union_slot = NULL;
    p->n_token = n;
    p->points = (uint32_t)n;
    p->text = text;
    p->text_n = n;
    p->text_room = LM__OPEN_ROOM;
    p->arena->at = text + LM__OPEN_ROOM;
    p->lex.state = LM__IN_STRING;
    p->lex.key = false;
    p->lex.null_ok = false;
    text[n] = '\0';
    if (LM__UNLIKELY(rules && rules->pattern))
        lm__begin_pattern(p);
}

/* At the quote of a string. */
LM__INLINE const char *lm__piece_string(lm_parser *p, lm__frame *f,
                                        const lm_type *type, char *slot,
                                        const char *s, const char *end)
{
    char *to = p->arena->at;
    size_t n;
    bool whole;

    if (LM__UNLIKELY(p->arena->end - to <= LM__OPEN_ROOM))
        return NULL;
    n = lm__piece_run(to, s + 1, end);
    whole = s + n + 1 < end && s[n + 1] == '"' &&
            (!type->rules || lm__ascii_good(type->rules, n));
    if (LM__UNLIKELY(!whole && p->eager))
        return NULL;
    if (!slot)
        slot = lm__piece_item(f);
    lm__store_pointer(slot, to);
    lm__slot_set_has(type, slot, true);
    if (f->kind == LM__FRAME_LIST)
        lm__slot_set_count(f->type, f->base, f->count);
    if (whole) {
        to[n] = '\0';
        p->arena->at = to + n + 1;
        p->lex.state = lm__fast_after(p, f);
    } else {
        p->token = lm__piece_offset(p, s);
        lm__begin_text(p, type, slot, n);
    }
    return s + n + 1 + whole;
}

/* It has been begun here, and there is room for a block more. */
LM__INLINE bool lm__piece_may_run(const lm_parser *p)
{
    return p->runs && p->text_room - p->text_n > LM__BLOCK &&
           p->options.limits.max_string - p->n_token >= LM__BLOCK;
}

/* The string may end here, as far as its rules are concerned. */
LM__INLINE bool lm__piece_good(const lm_parser *p)
{
    const lm_string_rules *rules = p->type->rules;

    return !rules || (p->points >= rules->min && p->points <= rules->max);
}

/* A run of ASCII in one block, and the quote behind it. */
LM__INLINE const char *lm__piece_more(lm_parser *p, const char *s,
                                      const char *end)
{
    char *text = p->text;
    size_t had = p->text_n;
    size_t n = lm__piece_run(text + had, s, end);

    p->points += (uint32_t)n;
    p->n_token += n;
    p->text_n = had + n;
    text[had + n] = '\0';
    s += n;
    if (s < end && *s == '"' && lm__piece_good(p)) {
        if (LM__LIKELY(p->arena->at == text + p->text_room)) {
            p->text_room = had + n + 1;
            p->arena->at = text + had + n + 1;
        }
        p->lex.state = lm__fast_after(p, lm__top(p));
        s++;
    }
    return s;
}

#endif
