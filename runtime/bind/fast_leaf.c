/* SPDX-License-Identifier: MIT */
#include "arena.h"
#include "fast.h"
#include "utf8.h"

#if defined(__AVX2__)
#define FOUR(c) c, c, c, c
#define BLOCK_OF(c)                                                            \
    {                                                                          \
        FOUR(c), FOUR(c), FOUR(c), FOUR(c), FOUR(c), FOUR(c), FOUR(c), FOUR(c) \
    }

const char lm__stop_bytes[3][LM__BLOCK] = {BLOCK_OF('"'), BLOCK_OF('\\'),
                                           BLOCK_OF(0x1F)};
#endif

LM__OUTLINE const char *lm__fast_space(lm__gear *g, const char *s)
{
    if (LM__UNLIKELY(s >= g->end))
        return s;
    g->newlines = true;
    while (s < g->end && lm__is_space(*s)) {
        unsigned n = LM__BLOCK;

        s++;
        while (g->limit - s >= LM__BLOCK && n == LM__BLOCK) {
            n = lm__spaces_at(s);
            s += n;
        }
    }
    return s < g->end ? s : g->end;
}

/* n bytes are n / 4 to n code points: mostly there is no need to count. */
static bool length_good(const lm_string_rules *rules, const char *s, size_t n)
{
    size_t points;

    if (!((rules->set & LM_RULE_MIN) && n / 4 < rules->min) &&
        !((rules->set & LM_RULE_MAX) && n > rules->max))
        return true;
    points = lm__utf8_length(s, n);
    return !((rules->set & LM_RULE_MIN) && points < rules->min) &&
           !((rules->set & LM_RULE_MAX) && points > rules->max);
}

/* The rules of a string that lies at s, all of it. */
static bool text_good(const lm_string_rules *rules, const char *s, size_t n)
{
    const lm_pattern *pattern = rules->pattern;
    uint16_t state = 1;

    if (!length_good(rules, s, n))
        return false;
    if (!pattern)
        return true;
    for (size_t i = 0; i < n && state; i++)
        state = pattern->next[(size_t)state * pattern->n_classes +
                              pattern->classes[(unsigned char)s[i]]];
    return pattern->accepts[state / 8] >> (state % 8) & 1;
}

void lm__declined(lm__gear *g, size_t size)
{
    if (lm__arena_status(g->arena, size) == LM_NOMEM)
        g->nomem = true;
}

/*
 * Bytes that can be read and, with a NUL, written: what is written is never
 * more than what was read for it.
 */
LM__INLINE ptrdiff_t both_rooms(const lm__copying *c)
{
    ptrdiff_t n = c->limit - c->from;

    return n < c->room - c->to ? n : c->room - c->to - 1;
}

/* Escapes mostly stand alone, or as line ends do: some in a row. */
LM__INLINE bool copy_escapes(lm__copying *c, const char *last)
{
    do {
        char plain = lm__plain_escapes[(unsigned char)c->from[1]];

        if (LM__LIKELY(plain)) {
            *c->to++ = plain;
            c->from += 2;
        } else {
            const char *from = c->from;
            char *to = c->to;
            uint32_t high = c->high;

            if (!lm__fast_escape(&from, &to, &high))
                return false;
            *c = (lm__copying){from, c->limit, to, c->room, high};
        }
    } while (*c->from == '\\' && c->from <= last);
    return true;
}

/* As far as `last`; false: it stopped before, at a byte of another kind. */
LM__INLINE bool copy_until(lm__copying *c, const char *last,
                           lm__block_fn *block)
{
    while (c->from <= last) {
        lm__marks marks = block(c->to, c->from);
        unsigned n;

        if (!marks.stop) {
            c->high |= marks.high;
            c->from += LM__BLOCK;
            c->to += LM__BLOCK;
            continue;
        }
        n = lm__first_bit(marks.stop);
        c->high |= marks.high & lm__bits_below(n);
        c->from += n;
        c->to += n;
        if (*c->from != '\\' || !copy_escapes(c, last))
            return false;
    }
    return true;
}

LM__INLINE void copy_blocks(lm__copying *of, lm__block_fn *block)
{
    lm__copying c = *of; /* in registers */
    ptrdiff_t n = both_rooms(&c);

    while (n >= LM__TWO_BLOCKS &&
           copy_until(&c, c.from + n - LM__TWO_BLOCKS, block))
        n = both_rooms(&c);
    *of = c;
}

#if LM__X86 && !defined(__AVX2__)
LM__AVX2_CODE static void copy_blocks_avx2(lm__copying *c)
{
    copy_blocks(c, lm__block_copy_avx2);
}
#endif

void lm__copy_on(lm__copying *c)
{
#if LM__X86 && !defined(__AVX2__)
    if (lm__has_avx2()) {
        copy_blocks_avx2(c);
        return;
    }
#endif
    copy_blocks(c, lm__fast_copy);
}

bool lm__copy_room(lm__copying *c, lm_arena *arena, char **text)
{
    size_t n = (size_t)(c->to - *text);
    char *more = lm__arena_reserve(arena, lm__copy_wants(n));

    if (!more)
        return false;
    if (more != *text)
        memcpy(more, *text, n);
    *text = more;
    c->to = more + n;
    c->room = arena->end;
    return true;
}

LM__OUTLINE const char *lm__any_string(lm__gear *g, const lm_type *type,
                                       char *slot, const char *s)
{
    char *text = g->arena->at;
    lm__copying c = {s + 1, g->limit, text, g->arena->end, 0};
    size_t n;

    for (;;) {
        lm__copy_on(&c);
        if (c.room - c.to > LM__TWO_BLOCKS)
            break;
        if (!lm__copy_room(&c, g->arena, &text)) {
            lm__declined(g, lm__copy_wants((size_t)(c.to - text)));
            return NULL;
        }
    }
    n = (size_t)(c.to - text);
    if (*c.from != '"' || c.limit - c.from < LM__TWO_BLOCKS ||
        n > g->limits->max_string || (c.high && !lm__utf8_valid(text, n)) ||
        (type->rules && !text_good(type->rules, text, n)))
        return NULL;
    *c.to = '\0';
    g->arena->at = c.to + 1;
    lm__store_pointer(slot, text);
    return c.from + 1;
}
