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

LM__OUTLINE const char *lm__fast_space(lm_parser *p, const char *s,
                                       const char *end)
{
    p->newlines = true;
    while (s < end && lm__is_space(*s))
        s++;
    return s;
}

/* The rules of a string that lies at s, all of it. */
static bool text_good(const lm_string_rules *rules, const char *s, size_t n)
{
    const lm_pattern *pattern = rules->pattern;
    size_t points = lm__utf8_length(s, n);
    uint16_t state = 1;

    if (((rules->set & LM_RULE_MIN) && points < rules->min) ||
        ((rules->set & LM_RULE_MAX) && points > rules->max))
        return false;
    if (!pattern)
        return true;
    for (size_t i = 0; i < n && state; i++)
        state = pattern->next[(size_t)state * pattern->n_classes +
                              pattern->classes[(unsigned char)s[i]]];
    return pattern->accepts[state / 8] >> (state % 8) & 1;
}

void lm__declined(lm_parser *p, size_t size)
{
    if (lm__arena_status(p->arena, size) == LM_NOMEM)
        lm__nomem(p);
}

LM__OUTLINE const char *lm__short_string(lm_parser *p, const lm_type *type,
                                         char *slot, const char *s)
{
    lm_arena *arena = p->arena;
    char *to = lm__arena_reserve(arena, LM__SHORT_STRING + LM__BLOCK);
    uint32_t high = 0;
    size_t n = 0;
    lm__marks marks;

    if (!to) {
        lm__declined(p, LM__SHORT_STRING + LM__BLOCK);
        return NULL;
    }
    s++;
    for (;; n += LM__BLOCK) {
        if (n == LM__SHORT_STRING)
            return NULL;
        marks = lm__fast_copy(to + n, s + n);
        if (marks.stop)
            break;
        high |= marks.high;
    }
    high |= marks.high & lm__bits_below(lm__first_bit(marks.stop));
    n += lm__first_bit(marks.stop);
    if (s[n] != '"' || (high && !lm__utf8_valid(to, n)) ||
        (type->rules && !text_good(type->rules, to, n)))
        return NULL;
    to[n] = '\0';
    arena->at = to + n + 1;
    lm__store_pointer(slot, to);
    return s + n + 1;
}
