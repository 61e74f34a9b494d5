/* SPDX-License-Identifier: MIT */
#include "fast.h"

#include "arena.h"
#include "utf8.h"

#include <math.h>

LM__OUTLINE const char *lm__fast_space(const char *s, const char *end)
{
    while (s < end && lm__is_space(*s))
        s++;
    return s;
}

/* The rules of a string that lies at s, all of it. */
static bool text_good(const lm_string_rules *rules, const char *s, size_t n,
                      bool ascii)
{
    const lm_pattern *pattern = rules->pattern;
    size_t points = ascii ? n : lm__utf8_length(s, n);
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

enum { BLOCKS = 2 };

/*
 * Strings without an escape that end within BLOCKS blocks: copied to the arena
 * while their end is looked for.
 */
LM__OUTLINE const char *lm__fast_string(lm_parser *p, const lm_type *type,
                                        char *slot, const char *s)
{
    lm_arena *arena = p->arena;
    char *to = lm__arena_reserve(arena, (BLOCKS + 1) * LM__BLOCK);
    uint32_t high = 0;
    size_t n = 0;

    if (!to || (type->flags & LM_TYPE_INLINE))
        return NULL;
    for (s++; n < BLOCKS * LM__BLOCK; n += LM__BLOCK) {
        lm__marks marks = lm__block_copy(to + n, s + n);
        unsigned k;

        if (!marks.stop) {
            high |= marks.high;
            continue;
        }
        k = lm__first_bit(marks.stop);
        high |= marks.high & lm__bits_below(k);
        n += k;
        if (s[n] != '"' || n > p->limits.max_string ||
            (high && !lm__utf8_valid(to, n)) ||
            (type->rules && !text_good(type->rules, to, n, !high)))
            return NULL;
        to[n] = '\0';
        arena->at = to + n + 1;
        lm__store_pointer(slot, to);
        return s + n + 1;
    }
    return NULL;
}

LM__OUTLINE const char *lm__fast_word(const lm_type *type, char *slot,
                                      const char *s)
{
    const lm_enum *e = type->of;
    const lm_words *words = e->words;
    char copy[LM__BLOCK];
    lm__marks marks = lm__block_copy(copy, s + 1);
    size_t n = marks.stop ? lm__first_bit(marks.stop) : 0;
    size_t n_word;
    const char *word;
    int i;

    if (!marks.stop || s[n + 1] != '"' || !words->n)
        return NULL;
    if (words->slots) {
        i = words->slots[lm_words_slot(words, s + 1, n)];
        word = lm__word(words, (uint32_t)i, &n_word);
        if (n_word != n || !lm__same(word, copy, n))
            return NULL;
    } else {
        i = lm__words_find(words, copy, n);
        if (i < 0)
            return NULL;
    }
    lm__store_int(type->size, slot,
                  (uint64_t)(int64_t)(e->numbers ? e->numbers[i] : i));
    return s + n + 2;
}
