/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/*
 * Numbers as people write them. What could mean another number is none: more
 * than one, a comma that may be a decimal point, a word that multiplies or
 * turns it round (`2 million`, `5k`, `minus 3`).
 */

static const char *const currencies[] = {"$", "\xE2\x82\xAC", "\xC2\xA3",
                                         "\xC2\xA5", "\xE2\x82\xB9"};
static const char minus[] = "\xE2\x88\x92";

/* Words behind a number that change it. */
static const char *const changing[] = {
    "k",         "m",        "b",        "t",         "g",        "bn",
    "mn",        "mm",       "mio",      "mrd",       "tn",       "e",
    "x",         "hundred",  "thousand", "million",   "billion",  "trillion",
    "lakh",      "crore",    "dozen",    "score",     "half",     "ago",
    "or",        "to",       "and",      "less",      "more",     "plus",
    "minus",     "negative", "over",     "under",     "point",    "null",
    "true",      "false",    "none",     "nan",       "yes",      "no",
    "on",        "off",      "hundreds", "thousands", "millions", "billions",
    "trillions", "dozens",
};

typedef struct cursor {
    const char *s, *end;
} cursor;

static bool skip(cursor *at, const char *word)
{
    size_t n = strlen(word);

    if ((size_t)(at->end - at->s) < n || memcmp(at->s, word, n) != 0)
        return false;
    at->s += n;
    return true;
}

static void skip_white(cursor *at)
{
    at->s = lm__skip_white(at->s, at->end);
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool skip_currency(cursor *at)
{
    for (size_t i = 0; i < sizeof(currencies) / sizeof(*currencies); i++)
        if (skip(at, currencies[i]))
            return true;
    return false;
}

typedef struct writer {
    char *to;
    size_t n;
    bool full;
} writer;

static void put(writer *w, char c)
{
    if (w->n + 1 < LM__LOOSE)
        w->to[w->n++] = c;
    else
        w->full = true;
}

/* Digits, with `_` between them, or commas before each three of them. */
static bool whole_part(cursor *at, writer *w)
{
    size_t first = w->n;
    size_t group = 0;
    bool commas = false;

    for (; at->s < at->end; at->s++) {
        char next = (char)(at->s + 1 < at->end ? at->s[1] : '\0');

        if (lm__is_digit(*at->s)) {
            group++;
            put(w, *at->s);
        } else if (*at->s == '_' && group && !commas && lm__is_digit(next)) {
            continue;
        } else if (*at->s == ',' && lm__is_digit(next)) {
            if (commas ? group != 3 : !group || group > 3)
                return false;
            commas = true;
            group = 0;
        } else {
            break;
        }
    }
    while (w->n - first > 1 && w->to[first] == '0') {
        memmove(w->to + first, w->to + first + 1, w->n - first - 1);
        w->n--;
    }
    return !commas || group == 3;
}

static void fraction(cursor *at, writer *w)
{
    if (at->s == at->end || *at->s != '.' || at->s + 1 == at->end ||
        !lm__is_digit(at->s[1]))
        return;
    if (!w->n || !lm__is_digit(w->to[w->n - 1]))
        put(w, '0');
    put(w, '.');
    for (at->s++; at->s < at->end && lm__is_digit(*at->s); at->s++)
        put(w, *at->s);
}

static void exponent(cursor *at, writer *w)
{
    const char *s = at->s + 1;

    if (at->s == at->end || (*at->s | 0x20) != 'e')
        return;
    s += s < at->end && (*s == '-' || *s == '+');
    if (s == at->end || !lm__is_digit(*s))
        return;
    for (; at->s < s; at->s++)
        put(w, *at->s);
    for (; at->s < at->end && lm__is_digit(*at->s); at->s++)
        put(w, *at->s);
}

static bool hexadecimal(cursor *at, writer *w)
{
    uint64_t value = 0;
    char digits[24];
    int n = 0;

    for (; at->s < at->end; at->s++, n++) {
        char c = (char)(*at->s | 0x20);

        if (!lm__is_digit(*at->s) && !(c >= 'a' && c <= 'f'))
            break;
        value = value << 4 |
                (uint64_t)(lm__is_digit(*at->s) ? *at->s - '0' : c - 'a' + 10);
    }
    if (!n || n > 16)
        return false;
    snprintf(digits, sizeof(digits), "%" PRIu64, value);
    for (const char *s = digits; *s; s++)
        put(w, *s);
    return true;
}

static bool changes(const char *word, size_t n)
{
    for (size_t i = 0; i < sizeof(changing) / sizeof(*changing); i++) {
        size_t k = 0;

        while (k < n && changing[i][k] && (word[k] | 0x20) == changing[i][k])
            k++;
        if (k == n && !changing[i][k])
            return true;
    }
    return false;
}

/* A unit: nothing behind the number makes it another one. */
static bool unit(cursor *at)
{
    while (at->s < at->end) {
        const char *word = at->s;

        while (at->s < at->end && is_letter(*at->s))
            at->s++;
        if (at->s > word) {
            if (changes(word, (size_t)(at->s - word)))
                return false;
        } else if (!skip(at, "%") && !skip(at, ".") && !skip(at, "\xC2\xB0") &&
                   !skip_currency(at) && !skip(at, " ") && !skip(at, "\t")) {
            return false;
        }
    }
    return true;
}

static void sign(cursor *at, writer *w)
{
    if (skip(at, "-") || skip(at, minus))
        put(w, '-');
    else
        skip(at, "+");
}

size_t lm__loose_number(const char *s, size_t n, char to[LM__LOOSE])
{
    cursor at = {s, s + n};
    writer w = {to, 0, false};
    size_t before;

    skip_white(&at);
    sign(&at, &w);
    if (skip_currency(&at)) {
        skip_white(&at);
        if (!w.n)
            sign(&at, &w);
    }
    before = w.n;
    if (skip(&at, "0x") || skip(&at, "0X")) {
        if (!hexadecimal(&at, &w) || (at.s < at.end && is_letter(*at.s)))
            return 0;
    } else {
        if (!whole_part(&at, &w))
            return 0;
        fraction(&at, &w);
        if (w.n == before)
            return 0;
        exponent(&at, &w);
    }
    return unit(&at) && !w.full ? w.n : 0;
}

int lm__loose_bool(const char *s, size_t n)
{
    static const struct {
        const char *word;
        int value;
    } words[] = {{"true", 1},  {"yes", 1}, {"on", 1},  {"1", 1},
                 {"false", 0}, {"no", 0},  {"off", 0}, {"0", 0}};

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        size_t k = 0;

        while (k < n && words[i].word[k] &&
               (s[k] | (is_letter(s[k]) ? 0x20 : 0)) == words[i].word[k])
            k++;
        if (k == n && !words[i].word[k])
            return words[i].value;
    }
    return -1;
}
