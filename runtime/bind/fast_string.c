/* SPDX-License-Identifier: MIT */
#include "arena.h"
#include "fast_piece.h"

#include <string.h>

/*
 * Strings in pieces of a few bytes. One that is whole goes to the arena like
 * any other; one that is cut is begun as the first gear does, in the room that
 * the arena has, and the pieces that follow are copied behind it.
 */

enum { OPEN_ROOM = 4 * LM__BLOCK };

/* It is complete, with its end at arena->at. */
static void end_text(lm_parser *p, lm__frame *f)
{
    if (LM__LIKELY(p->arena->at == p->text + p->text_room)) {
        p->text_room = p->text_n + 1;
        p->arena->at = p->text + p->text_room;
    }
    p->lex.state = lm__fast_after(p, f);
}

/* n more characters, all ASCII, lie behind the text. */
LM__INLINE void take(lm_parser *p, const lm_string_rules *rules, size_t n)
{
    if (LM__UNLIKELY(rules && rules->pattern)) {
        lm__take_text(p, n, true);
        return;
    }
    p->points += (uint32_t)n;
    p->n_token += n;
    p->text_n += n;
    p->text[p->text_n] = '\0';
}

/* The string of which n plain characters lie at arena->at goes on. */
static void begin_text(lm_parser *p, const lm_type *type, char *slot, size_t n)
{
    const lm_string_rules *rules = type->rules;

    p->token_of = LM_TOKEN_STRING;
    p->accept = LM__TAKE_TEXT;
    p->type = type;
    p->slot = slot;
    p->union_slot = NULL;
    p->stored = false;
    p->key_cut = p->cut;
    p->cut = false;
    p->n_token = 0;
    p->n_scratch = 0;
    p->n_pending = 0;
    p->points = 0;
    p->dfa = rules && rules->pattern;
    p->text = p->arena->at;
    p->text_n = 0;
    p->text_room = OPEN_ROOM;
    p->arena->at += OPEN_ROOM;
    p->lex.state = LM__IN_STRING;
    p->lex.key = false;
    p->lex.null_ok = false;
    take(p, rules, n);
}

/*
 * ASCII up to where the run ends at the latest; what stands in the block that
 * it was copied from is 31 bytes of it, if nothing ends it.
 */
LM__INLINE unsigned run_of(lm__marks marks)
{
    unsigned n = marks.stop ? lm__first_bit(marks.stop) : LM__BLOCK - 1;

    if (LM__UNLIKELY(marks.high & lm__bits_below(n)))
        n = lm__first_bit(marks.high);
    return n;
}

const char *lm__piece_string(lm_parser *p, lm__frame *f, const lm_type *type,
                             char *slot, const char *s)
{
    char *to;
    unsigned n;
    bool whole;

    if (!slot && !lm__piece_room(p, f, s))
        return NULL;
    to = p->arena->at;
    if (LM__UNLIKELY(p->arena->end - to <= OPEN_ROOM))
        return NULL;
    n = run_of(lm__fast_copy(to, s + 1));
    whole = s[n + 1] == '"' && (!type->rules || lm__ascii_good(type->rules, n));
    if (LM__UNLIKELY(!whole && p->eager))
        return NULL;
    if (!slot)
        slot = lm__piece_item(f);
    lm__store_pointer(slot, to);
    lm__slot_set_has(type, slot, true);
    if (f->kind == LM__FRAME_LIST)
        lm__items_show(f);
    if (whole) {
        to[n] = '\0';
        p->arena->at = to + n + 1;
        p->lex.state = lm__fast_after(p, f);
    } else {
        p->token = lm__piece_offset(p, s);
        begin_text(p, type, slot, n);
    }
    return s + n + 1 + whole;
}

/* The string may end here, as far as the type and the frame are concerned. */
static bool may_end(const lm_parser *p, const lm__frame *f)
{
    const lm_string_rules *rules = p->type->rules;

    return lm__fast_may_end(f) &&
           (!rules || (p->points >= rules->min && p->points <= rules->max &&
                       !rules->pattern));
}

/* A run of ASCII in one block, and the quote behind it. */
LM__INLINE const char *short_run(lm_parser *p, lm__frame *f, const char *s)
{
    unsigned n = run_of(lm__fast_copy(p->text + p->text_n, s));

    take(p, p->type->rules, n);
    if (s[n] == '"' && may_end(p, f)) {
        end_text(p, f);
        n++;
    }
    return s + n;
}

const char *lm__piece_in_string(lm_parser *p, lm__frame *f, const char *s,
                                const char *end)
{
    const char *next = s;

    if (LM__LIKELY(p->accept == LM__TAKE_TEXT && p->text && p->slot &&
                   !p->eager && !(p->type->flags & LM_TYPE_INLINE) &&
                   p->text_room - p->text_n > LM__BLOCK &&
                   p->options.limits.max_string - p->n_token >= LM__BLOCK))
        next = short_run(p, f, s);
    if (LM__UNLIKELY(next == s))
        next = lm__fast_rest(p, s, end);
    return next == s || p->status != LM_OK ? NULL : next;
}
