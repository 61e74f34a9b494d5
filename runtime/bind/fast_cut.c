/* SPDX-License-Identifier: MIT */
#include "fast_piece.h"

#include <string.h>

/*
 * A token that a piece leaves unfinished is kept as bytes, if the first gear
 * would neither refuse any of them nor show anything of them, and is read at
 * once when its end is there. What is seen from outside is the same.
 */

static bool begins_literal(const char *s, size_t n, const char *literal)
{
    size_t i = 0;

    while (i < n && s[i] == literal[i])
        i++;
    return i == n && literal[i];
}

/* Behind the digits at s. */
LM__INLINE const char *skip_digits(const char *s)
{
    unsigned n;

    do {
        n = lm__digits_in(lm__load64(s));
        s += n;
    } while (LM__UNLIKELY(n == 8));
    return s;
}

/* A number that the bytes up to end may be the beginning of. */
static bool begins_number(const char *s, const char *end)
{
    const char *digits = s + (*s == '-');
    const char *next = skip_digits(digits);

    if (next >= end)
        return end - digits < 2 || *digits != '0';
    if (*next != '.' || next == digits || (next - digits > 1 && *digits == '0'))
        return false;
    return skip_digits(next + 1) >= end;
}

/* Plain ASCII in a string that has not ended. */
static bool begins_word(const char *s, const char *end)
{
    char copy[LM__BLOCK];
    lm__marks marks = lm__fast_copy(copy, s + 1);
    size_t n = (size_t)(end - s) - 1;

    return n < LM__BLOCK &&
           !((marks.stop | marks.high) & lm__bits_below((unsigned)n));
}

static bool begins_value(const lm_type *type, const char *s, const char *end)
{
    size_t n = (size_t)(end - s);

    if (*s == 'n' && (type->flags & LM_TYPE_OPTIONAL))
        return begins_literal(s, n, "null");
    switch (type->kind) {
    case LM_KIND_INT:
    case LM_KIND_UINT:
    case LM_KIND_FLOAT:
        return begins_number(s, end);
    case LM_KIND_BOOL:
        return begins_literal(s, n, "true") || begins_literal(s, n, "false");
    case LM_KIND_ENUM:
        return *s == '"' && begins_word(s, end);
    default:
        return false;
    }
}

const char *lm__piece_cut(lm_parser *p, const lm_type *type, const char *s,
                          const char *end)
{
    if (!lm__piece_may_wait(p, s, end) || !begins_value(type, s, end))
        return NULL;
    p->n_held = (uint8_t)(end - s);
    memcpy(p->held, s, LM__HELD);
    return end;
}
