/* SPDX-License-Identifier: MIT */
#include "arena.h"
#include "fast.h"
#include "utf8.h"

#include <string.h>

/*
 * Strings that are long, that come in pieces or that hold escapes: the first
 * gear opens and closes them, and whole runs in between are taken here.
 */

enum { ROUND = 4096 };

const char lm__plain_escapes[256] = {
    ['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
    ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t'};

/* The value of a digit and 1; 0: it is none. */
static const uint8_t hex_digits[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,
    ['6'] = 7,  ['7'] = 8,  ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12,
    ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16, ['A'] = 11, ['B'] = 12,
    ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16};

/* Room for n bytes, a block more and a NUL. */
static bool text_room(lm_parser *p, size_t n)
{
    size_t need = p->text_n + n + LM__BLOCK + 1;
    char *text;

    if (need <= p->text_room)
        return true;
    text = lm__arena_stretch(p->arena, p->text, &p->text_room, need);
    if (!text) {
        if (lm__arena_status(p->arena, need * 2) == LM_NOMEM)
            lm__nomem(p);
        return false;
    }
    lm__store_pointer(p->slot, text);
    p->text = text;
    return true;
}

void lm__take_text(lm_parser *p, size_t n, bool ascii)
{
    const lm_string_rules *rules = p->type->rules;
    const lm_pattern *pattern = rules ? rules->pattern : NULL;
    const char *s = p->text + p->text_n;

    p->points += (uint32_t)(ascii ? n : lm__utf8_length(s, n));
    if (pattern)
        for (size_t i = 0; i < n; i++)
            p->dfa = pattern->next[(size_t)p->dfa * pattern->n_classes +
                                   pattern->classes[(unsigned char)s[i]]];
    p->text_n += n;
    p->n_token += n;
    p->text[p->text_n] = '\0';
}

void lm__begin_pattern(lm_parser *p)
{
    size_t n = p->text_n;

    p->runs = false;
    p->points = 0;
    p->dfa = 1;
    p->text_n = 0;
    p->n_token = 0;
    lm__take_text(p, n, true);
}

static size_t left(const lm_parser *p, const char *s, const char *end)
{
    size_t n = (size_t)(end - s);
    size_t more = p->options.limits.max_string - p->n_token;

    if (n > more)
        n = more;
    return n < ROUND ? n : ROUND;
}

/* A run without escapes; false: behind it the first gear must go on. */
static bool plain_run(lm_parser *p, const char **s, const char *end)
{
    size_t n = left(p, *s, end);
    int high = 0;
    size_t k;
    size_t good;

    if (!n || !text_room(p, n))
        return false;
    k = lm__scan_copy(p->text + p->text_n, *s, n, &high);
    good = high ? lm__utf8_check(p->text + p->text_n, k) : k;
    lm__take_text(p, good, !high);
    *s += good;
    return good == k && *s < end && (k == n || **s == '\\');
}

/* The value of four hexadecimal digits, or more than 0xFFFF. */
static uint32_t hex_value(const char *s)
{
    uint32_t value = 0;
    uint32_t wrong = 0;

    for (int i = 0; i < 4; i++) {
        uint32_t digit = hex_digits[(unsigned char)s[i]] - 1U;

        wrong |= digit;
        value = value << 4 | (digit & 0xF);
    }
    return wrong > 0xF ? UINT32_MAX : value;
}

/* The code point of \u and all that belongs to it; 0: not one. */
static uint32_t escaped_point(const char *s, size_t *n)
{
    uint32_t point = hex_value(s + 2);
    uint32_t low;

    *n = 6;
    if ((point & 0xF800) != 0xD800)
        return point > 0xFFFF ? 0 : point;
    if (point > 0xDBFF || s[6] != '\\' || s[7] != 'u')
        return 0;
    low = hex_value(s + 8);
    *n = 12;
    return (low & ~UINT32_C(0x3FF)) == 0xDC00
               ? 0x10000 + ((point & 0x3FF) << 10 | (low & 0x3FF))
               : 0;
}

bool lm__fast_escape(const char **from, char **to, uint32_t *high)
{
    const char *s = *from;
    char c = lm__plain_escapes[(unsigned char)s[1]];
    uint32_t point;
    size_t n;

    if (c) {
        *(*to)++ = c;
        *from += 2;
        return true;
    }
    point = s[1] == 'u' ? escaped_point(s, &n) : 0;
    if (!point)
        return false;
    *high |= point > 0x7F;
    *to += lm__utf8_put(*to, point);
    *from += n;
    return true;
}

/* An escape that is all there; false: the first gear must read it. */
static bool escape(lm_parser *p, const char **s, const char *end)
{
    char bytes[4];
    char *to = bytes;
    uint32_t high = 0;
    size_t n;

    if (end - *s < 12 || p->options.limits.max_string - p->n_token < 4 ||
        !text_room(p, 4) || !lm__fast_escape(s, &to, &high))
        return false;
    n = (size_t)(to - bytes);
    memcpy(p->text + p->text_n, bytes, n);
    lm__take_text(p, n, !high);
    return true;
}

const char *lm__fast_text(lm_parser *p, const char *s, const char *end)
{
    if (!p->text || !p->slot || (p->type->flags & LM_TYPE_INLINE))
        return s;
    while (s < end) {
        if (*s == '\\') {
            if (!escape(p, &s, end))
                break;
        } else if (!plain_run(p, &s, end)) {
            break;
        }
    }
    return s;
}

const char *lm__fast_key(lm_parser *p, const char *s, const char *end)
{
    lm__narrow *narrow = &p->narrow;
    size_t n = 0;

    if (!narrow->guess || !narrow->words->plain ||
        p->options.limits.max_key < narrow->n_guess)
        return s;
    while (s + n < end && narrow->depth + n < narrow->n_guess &&
           s[n] == narrow->guess[narrow->depth + n])
        n++;
    /* A code point that only begins the same is the automaton's. */
    n = lm__utf8_cut(s, n);
    narrow->depth += (uint32_t)n;
    p->n_token += n;
    return s + n;
}
