/* SPDX-License-Identifier: MIT */
#include "fast_frame.h"

/* Members and containers that are not quite as compact writers have them. */

/* Any key in plain text that stands at s, with its quotes; -1: none. */
static int32_t find_key(const lm_words *keys, const char *s, const char **next)
{
    uint32_t stops = lm__fast_stops(s + 1);
    size_t n = stops ? lm__first_bit(stops) : 0;

    if (!stops || s[n + 1] != '"' || !keys->n)
        return -1;
    *next = s + n + 2;
    return lm__fast_find(keys, s + 1, n);
}

/* Key i, quotes and colon included, stands at s: its length, or 0. */
static size_t expected_key(const lm_words *keys, uint32_t i, const char *s)
{
    const char *block;
    size_t n;

    if (i >= keys->n || !keys->plain)
        return 0;
    block = keys->text + keys->at[i] + 1;
    n = keys->at[i + 1] - keys->at[i] - 1;
    if (LM__LIKELY(n <= LM__BLOCK))
        return lm__same(s, block, n) ? n : 0;
    return n <= LM__KEY_BLOCK && !memcmp(s, block, n) ? n : 0;
}

/* The key at s and the colon behind it. */
LM__INLINE lm__member read_key(lm_parser *p, const lm_words *keys,
                               uint32_t expected, const char *s,
                               const lm__text *t)
{
    size_t n = expected_key(keys, expected, s);
    lm__member none = {s, LM__NO_MEMBER};
    int32_t field;

    if (LM__LIKELY(n))
        return (lm__member){s + n, (int32_t)expected};
    field = find_key(keys, s, &s);
    if (field < 0)
        return none;
    s = lm__skip_space(p, s, t->end);
    return *s == ':' ? (lm__member){s + 1, field} : none;
}

LM__OUTLINE lm__member lm__any_member(lm_parser *p, const lm__frame *f,
                                      uint32_t expected, lm__at from,
                                      const lm__text *t)
{
    lm__member none = {from.s, LM__NO_MEMBER};
    const char *s = lm__skip_space(p, from.s, t->end);
    lm__member m;

    if (LM__UNLIKELY(s >= t->end))
        return none;
    if (LM__LIKELY(*s == '}'))
        return (lm__member){s, LM__CLOSING};
    if (from.state == LM__AFTER_MEMBER) {
        if (*s != ',')
            return none;
        s = lm__skip_space(p, s + 1, t->end);
    }
    if (*s != '"' || s >= t->stop + LM__KEY_BLOCK)
        return none;
    m = read_key(p, lm__model_of(f)->keys, expected, s, t);
    if (m.field < 0)
        return none;
    m.s = lm__skip_space(p, m.s, t->end);
    return m.s < t->stop + LM__KEY_BLOCK ? m : none;
}

LM__OUTLINE bool lm__wants_more(const lm_model *model, uint64_t missing)
{
    for (uint32_t i = 0; missing; i++, missing >>= 1)
        if ((missing & 1) && ((model->fields[i].flags & LM_FIELD_REQUIRED) ||
                              (model->inits && model->inits[i])))
            return true;
    return false;
}
