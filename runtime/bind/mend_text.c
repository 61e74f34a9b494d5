/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include <stdio.h>
#include <string.h>

/* Strings: in whatever quotes, with quotes and control characters in them. */

static const struct {
    const char *open, *close, *or_close;
} quotes[] = {
    [LM__QUOTE_DOUBLE] = {"\"", "\"", NULL},
    [LM__QUOTE_SINGLE] = {"'", "'", NULL},
    [LM__QUOTE_BACKTICK] = {"`", "`", NULL},
    [LM__QUOTE_CURLY] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\""},
    [LM__QUOTE_CURLY_SINGLE] = {"\xE2\x80\x98", "\xE2\x80\x99", "'"},
    [LM__QUOTE_TRIPLE] = {"\"\"\"", "\"\"\"", NULL},
    [LM__QUOTE_TRIPLE_SINGLE] = {"'''", "'''", NULL},
};

static bool stands(const char *s, const char *end, const char *what)
{
    size_t n = strlen(what);

    return (size_t)(end - s) >= n && !memcmp(s, what, n);
}

size_t lm__quote_at(const char *s, const char *end, lm__quote *quote)
{
    for (int i = LM__QUOTE_TRIPLE_SINGLE; i >= 0; i--)
        if (stands(s, end, quotes[i].open)) {
            *quote = (lm__quote)i;
            return strlen(quotes[i].open);
        }
    return 0;
}

/* Bytes that begin a quote and may go on as a longer one. */
static bool undecided(const lm__view *v)
{
    size_t left = (size_t)(v->end - v->s);

    return !v->last && left < 3 &&
           ((unsigned char)*v->s == 0xE2 || ((*v->s == '"' || *v->s == '\'') &&
                                             (left == 1 || v->s[1] == *v->s)));
}

bool lm__mend_open(lm_parser *p, lm__view *v)
{
    lm__mender *m = p->mend;
    lm__place place = lm__here(p);
    lm__quote quote = LM__QUOTE_DOUBLE;
    bool key = p->lex.state == LM__FIRST_KEY || p->lex.state == LM__NEXT_KEY;
    size_t n;

    if (undecided(v))
        return false;
    n = lm__quote_at(v->s, v->end, &quote);
    if (key && quote >= LM__QUOTE_TRIPLE)
        quote = *v->s == '"' ? LM__QUOTE_DOUBLE : LM__QUOTE_SINGLE;
    m->quote = (uint8_t)quote;
    m->mode = LM__IN_TEXT;
    m->told = false;
    m->told_control = false;
    if (quote == LM__QUOTE_DOUBLE) {
        lm__take(p, v, 1);
        return true;
    }
    lm__put(p, '"');
    lm__note(p, LM_CODE_QUOTES, place, "other quotes are read as \"");
    lm__drop(p, v, key && n == 3 && *v->s == '\'' ? 1 : n);
    return true;
}

/* A character that JSON must escape. */
static void put_escaped(lm_parser *p, char byte)
{
    char escape[8];

    if (byte == '"' || byte == '\\')
        snprintf(escape, sizeof(escape), "\\%c", byte);
    else
        snprintf(escape, sizeof(escape), "\\u%04x", (unsigned char)byte);
    lm__puts(p, escape);
}

void lm__mend_byte(lm_parser *p, lm__view *v)
{
    unsigned char byte = (unsigned char)*v->s;

    if (byte != '"' && byte != '\\' && byte >= 0x20) {
        lm__take(p, v, 1);
        return;
    }
    put_escaped(p, *v->s);
    lm__drop(p, v, 1);
}

/* Bytes that mean themselves, whatever the quotes. */
static size_t plain(const lm__view *v, unsigned quote)
{
    const char *s = v->s;
    bool quoted = quote < LM__QUOTE_NONE;
    char close = '"';
    char or_close = '"';

    if (quoted)
        close = *quotes[quote].close;
    if (quoted && quotes[quote].or_close)
        or_close = *quotes[quote].or_close;

    while (s < v->end && (unsigned char)*s >= 0x20 && *s != '"' && *s != '\\' &&
           *s != close && *s != or_close)
        s++;
    return (size_t)(s - v->s);
}

lm__look lm__hex_at(const lm__view *v)
{
    for (int i = 2; i < 6; i++) {
        char c;

        if (v->s + i == v->end)
            return v->last ? LM__NO : LM__WAIT;
        c = v->s[i];
        if (!lm__is_digit(c) && !((c | 0x20) >= 'a' && (c | 0x20) <= 'f'))
            return LM__NO;
    }
    return LM__YES;
}

static bool escape(lm_parser *p, lm__view *v)
{
    lm__look hex = LM__NO;
    char c;

    if (v->s + 1 == v->end) {
        if (v->last)
            lm__drop(p, v, 1);
        return v->last;
    }
    c = v->s[1];
    if (c == 'u')
        hex = lm__hex_at(v);
    if (hex == LM__WAIT)
        return false;
    if (hex == LM__YES || (c != 'u' && c && strchr("\"\\/bfnrt", c))) {
        lm__take(p, v, hex == LM__YES ? 6 : 2);
        return true;
    }
    if (c == '\'' || c == '`') {
        lm__drop(p, v, 1);
        lm__take(p, v, 1);
        return true;
    }
    lm__note(p, LM_CODE_BAD_ESCAPE, lm__here(p),
             "a backslash that escapes nothing is kept");
    put_escaped(p, '\\');
    lm__drop(p, v, 1);
    return true;
}

static void control(lm_parser *p, lm__view *v)
{
    lm__mender *m = p->mend;

    if (!m->told_control)
        lm__note(p, LM_CODE_RAW_CONTROL, lm__here(p),
                 "control characters in a string are escaped");
    m->told_control = true;
    lm__mend_byte(p, v);
}

/* Bytes of the closing quote that stands at s; 0: none does, or not yet. */
static size_t close_at(const lm__view *v, unsigned quote, bool *wait)
{
    const char *close = quotes[quote].close;
    const char *other = quotes[quote].or_close;
    size_t n = strlen(close);
    size_t left = (size_t)(v->end - v->s);

    *wait = false;
    if (stands(v->s, v->end, close))
        return n;
    if (other && *v->s == *other)
        return 1;
    *wait = !v->last && left < n && !memcmp(v->s, close, left);
    return 0;
}

static bool ended(lm_parser *p, lm__view *v, size_t n)
{
    p->mend->mode = LM__BETWEEN;
    if (n == 1 && *v->s == '"') {
        lm__take(p, v, 1);
        return true;
    }
    lm__put(p, '"');
    lm__drop(p, v, n);
    return true;
}

/* A quote, or a byte that may be one. */
static bool quote_byte(lm_parser *p, lm__view *v)
{
    lm__mender *m = p->mend;
    bool wait;
    size_t n = close_at(v, m->quote, &wait);
    lm__look ends = n ? lm__text_ends(p, v, n) : LM__NO;

    if (wait || ends == LM__WAIT)
        return false;
    if (ends == LM__YES)
        return ended(p, v, n);
    if (n && m->quote < LM__QUOTE_TRIPLE && !m->told) {
        m->told = true;
        lm__note(p, LM_CODE_UNESCAPED_QUOTE, lm__here(p),
                 "quotes in a string are escaped");
    }
    lm__mend_byte(p, v);
    return true;
}

/* Without quotes: up to what cannot stand in it. */
static bool bare_text(lm_parser *p, lm__view *v)
{
    lm__look look = LM__NO;
    const char *end = NULL;

    if (strchr(",}] \t\r\n", *v->s))
        end = lm__bare_end(v, &look);
    if (look == LM__WAIT)
        return false;
    if (end == v->s || (end && lm__skip_white(v->s, end) == end)) {
        p->mend->mode = LM__BETWEEN;
        lm__put(p, '"');
        return true;
    }
    lm__mend_byte(p, v);
    return true;
}

bool lm__mend_text(lm_parser *p, lm__view *v)
{
    size_t n;

    if (p->mend->quote == LM__QUOTE_NONE)
        return bare_text(p, v);
    n = plain(v, p->mend->quote);
    if (n) {
        lm__take(p, v, n);
        return true;
    }
    if (*v->s == '\\')
        return escape(p, v);
    if ((unsigned char)*v->s < 0x20) {
        control(p, v);
        return true;
    }
    return quote_byte(p, v);
}
