/* SPDX-License-Identifier: MIT */
#include "slice.h"

#include <string.h>

static void drop(lm__span *s, size_t n)
{
    s->at += n;
    s->n -= n;
}

static void skip_blanks(lm__span *s)
{
    while (s->n && strchr(" \t\r\n", *s->at) && *s->at)
        drop(s, 1);
}

/* A string from its quote on; false: it does not end. */
static bool skip_string(lm__span *s)
{
    for (size_t i = 1; i < s->n; i++) {
        if (s->at[i] == '\\') {
            i++;
        } else if (s->at[i] == '"') {
            drop(s, i + 1);
            return true;
        }
    }
    return false;
}

/* An object or array from its bracket on, whatever is in it. */
static bool skip_nested(lm__span *s)
{
    size_t depth = 0;

    while (s->n) {
        char c = *s->at;

        if (c == '"') {
            if (!skip_string(s))
                return false;
            continue;
        }
        drop(s, 1);
        if (c == '{' || c == '[')
            depth++;
        if ((c == '}' || c == ']') && --depth == 0)
            return true;
    }
    return false;
}

static bool skip_value(lm__span *s)
{
    size_t n = 0;

    if (!s->n)
        return false;
    if (*s->at == '"')
        return skip_string(s);
    if (*s->at == '{' || *s->at == '[')
        return skip_nested(s);
    while (n < s->n && !strchr(",}] \t\r\n", s->at[n]))
        n++;
    drop(s, n);
    return n > 0;
}

lm__slice lm__slice_open(lm__span text)
{
    lm__slice s = {.rest = text};

    skip_blanks(&s.rest);
    if (s.rest.n && *s.rest.at == '{')
        s.close = '}';
    else if (s.rest.n && *s.rest.at == '[')
        s.close = ']';
    else
        s.rest.n = 0;
    if (s.rest.n)
        drop(&s.rest, 1);
    return s;
}

/* Passes over a comma, or notes the end. false: it is neither. */
static bool go_on(lm__slice *s)
{
    skip_blanks(&s->rest);
    if (!s->rest.n)
        return false;
    if (*s->rest.at == s->close) {
        drop(&s->rest, 1);
        s->closed = true;
        return false;
    }
    if (s->n && *s->rest.at != ',')
        return false;
    if (s->n)
        drop(&s->rest, 1);
    skip_blanks(&s->rest);
    return true;
}

static bool take_key(lm__slice *s)
{
    const char *from = s->rest.at + 1;

    if (!s->rest.n || *s->rest.at != '"' || !skip_string(&s->rest))
        return false;
    s->key = (lm__span){from, (size_t)(s->rest.at - from) - 1};
    skip_blanks(&s->rest);
    if (!s->rest.n || *s->rest.at != ':')
        return false;
    drop(&s->rest, 1);
    skip_blanks(&s->rest);
    return true;
}

bool lm__slice_next(lm__slice *s)
{
    if (s->closed || !go_on(s) || (s->close == '}' && !take_key(s)))
        return false;
    s->value = s->rest;
    if (!skip_value(&s->rest))
        return false;
    s->value.n -= s->rest.n;
    s->n++;
    return true;
}

bool lm__slice_find(lm__span object, lm__span key, lm__span *value)
{
    lm__slice s = lm__slice_open(object);

    while (lm__slice_next(&s)) {
        if (s.close != '}' || s.key.n != key.n ||
            memcmp(s.key.at, key.at, key.n) != 0)
            continue;
        *value = s.value;
        return true;
    }
    return false;
}

bool lm__span_is(lm__span s, const char *text)
{
    return s.n == strlen(text) && memcmp(s.at, text, s.n) == 0;
}
