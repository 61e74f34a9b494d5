/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include <string.h>

/*
 * Whether a quote ends its string, or is one that should have been escaped:
 * by what follows it. Where that is not what JSON has behind a string, the
 * quote is content.
 */

static bool is_closer(char c)
{
    return c == '}' || c == ']';
}

static bool is_quote(const char *s, const char *end)
{
    lm__quote quote;

    return lm__quote_at(s, end, &quote) > 0;
}

/* A byte that may be the first of a curly quote: the others are beyond. */
static bool half_quote(const char *s, const char *end)
{
    return (unsigned char)*s == 0xE2 && end - s < 3;
}

static const char *skip_commas(const char *s, const char *end)
{
    while (s < end && (lm__is_white(*s) || *s == ','))
        s++;
    return s;
}

/* A key of the model in quotes, and a value without a colon before it. */
static lm__look known_key(const lm_parser *p, const lm__view *v, const char *s)
{
    const lm__frame *f = &p->frames[p->depth];
    const char *end = lm__horizon(v);
    const char *close;

    if (f->kind != LM__FRAME_MODEL || *s != '"')
        return LM__NO;
    close = memchr(s + 1, '"', (size_t)(end - s - 1));
    if (!close)
        return lm__beyond(v, LM__NO);
    if (lm__words_find(lm__model_of(f)->keys, s + 1, (size_t)(close - s - 1)) <
        0)
        return LM__NO;
    s = lm__skip_white(close + 1, end);
    if (s == end)
        return lm__beyond(v, LM__NO);
    return *s == ',' || is_closer(*s) ? LM__NO : LM__YES;
}

/* A key in quotes that goes on beyond what can be seen is taken for one. */
static lm__look member_at(const lm_parser *p, const lm__view *v, const char *s)
{
    lm__key key = {0};
    lm__look look = lm__key_at(v, s, &key);

    if (look != LM__NO)
        return look;
    if (is_quote(s, v->end) && key.next > lm__horizon(v))
        return LM__YES;
    return known_key(p, v, s);
}

/* Behind a comma in an object. */
static lm__look member_follows(const lm_parser *p, const lm__view *v,
                               const char *s)
{
    lm__look look;

    s = skip_commas(s, lm__horizon(v));
    if (s == lm__horizon(v))
        return lm__beyond(v, LM__YES);
    if (is_closer(*s))
        return LM__YES;
    look = lm__comment_at(v, s);
    return look == LM__NO ? member_at(p, v, s) : look;
}

static lm__look word_at(const lm__view *v, const char *s)
{
    static const char *const words[] = {"true", "false", "null",
                                        "True", "False", "None"};
    size_t left = (size_t)(lm__horizon(v) - s);

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        size_t n = strlen(words[i]);

        if (left >= n && !memcmp(s, words[i], n))
            return LM__YES;
        if (left < n && !memcmp(s, words[i], left))
            return lm__beyond(v, LM__NO);
    }
    return LM__NO;
}

/* Behind a comma in an array. */
static lm__look item_follows(const lm__view *v, const char *s)
{
    const char *end = lm__horizon(v);
    lm__look look;

    s = skip_commas(s, end);
    if (s == end)
        return lm__beyond(v, LM__YES);
    if (half_quote(s, end))
        return lm__beyond(v, LM__NO);
    if (is_closer(*s) || *s == '{' || *s == '[' || *s == '-' ||
        lm__is_digit(*s) || is_quote(s, end))
        return LM__YES;
    look = lm__comment_at(v, s);
    return look == LM__NO ? word_at(v, s) : look;
}

/*
 * Behind the last bracket: what is left of the line is prose, and not the
 * rest of the string with its own end.
 */
static lm__look line_is_free(const lm__view *v, const char *s)
{
    const char *end = lm__horizon(v);

    for (; s < end; s++) {
        const char *next;

        if (*s == '\n' || *s == '{' || *s == '[')
            return LM__YES;
        if (*s != *v->s)
            continue;
        next = lm__skip_white(s + 1, end);
        if (next == end)
            return lm__beyond(v, LM__NO);
        if (*next == ',' || is_closer(*next))
            return LM__NO;
    }
    return lm__beyond(v, LM__YES);
}

static uint32_t open_brackets(const lm_parser *p)
{
    uint32_t n = p->depth;

    for (uint8_t i = 0; i < p->mend->n_wraps; i++)
        n += p->mend->wraps[i].kind <= LM__WRAP_OBJECT;
    return n;
}

/* Behind closing brackets: a comma, and what stands behind one. */
static lm__look part_follows(const lm_parser *p, const lm__view *v,
                             const char *s)
{
    lm__look look = item_follows(v, s + 1);

    if (look != LM__NO)
        return look;
    return member_at(p, v, skip_commas(s, lm__horizon(v)));
}

/* One or more closing brackets follow the quote. */
static lm__look closers_follow(const lm_parser *p, const lm__view *v,
                               const char *s)
{
    const char *end = lm__horizon(v);
    uint32_t open = open_brackets(p);
    lm__look look;

    for (; s < end && (is_closer(*s) || lm__is_white(*s)); s++)
        open -= is_closer(*s) && open;
    if (s == end)
        return lm__beyond(v, LM__YES);
    look = lm__comment_at(v, s);
    if (look != LM__NO)
        return look;
    if (*s == '`' || *s == '<')
        return LM__YES;
    look = *s == ',' ? part_follows(p, v, s) : member_at(p, v, s);
    return look == LM__NO && !open ? line_is_free(v, s) : look;
}

/* No comma follows, but what could stand behind one. */
static lm__look without_comma(const lm_parser *p, const lm__view *v,
                              const char *after, const char *s)
{
    const char *end = lm__horizon(v);
    bool apart = s > after;

    if (half_quote(s, end))
        return lm__beyond(v, LM__NO);
    if (is_quote(s, end)) {
        if (p->lex.in == LM__IN_OBJECT)
            return member_at(p, v, s);
        return p->lex.in == LM__IN_ARRAY ? LM__YES : LM__NO;
    }
    if (*s == '/' || (apart && *s == '#'))
        return lm__comment_at(v, s);
    if (*s == '`' || *s == '<')
        return LM__YES;
    if (p->lex.in == LM__IN_OBJECT && memchr(after, '\n', (size_t)(s - after)))
        return member_at(p, v, s);
    return LM__NO;
}

/* Behind a key. */
static lm__look key_ends(const lm_parser *p, const lm__view *v, const char *s)
{
    s = lm__skip_white(s, lm__horizon(v));
    if (s == lm__horizon(v))
        return lm__beyond(v, LM__YES);
    if (p->mend->quote == LM__QUOTE_DOUBLE)
        return LM__YES;
    if (half_quote(s, lm__horizon(v)))
        return lm__beyond(v, LM__NO);
    return *s == ':' || *s == '=' || *s == '{' || *s == '[' ||
                   is_quote(s, lm__horizon(v))
               ? LM__YES
               : LM__NO;
}

lm__look lm__text_ends(const lm_parser *p, const lm__view *v, size_t n)
{
    const char *after = v->s + n;
    const char *end = lm__horizon(v);
    const char *s = lm__skip_white(after, end);

    if (p->mend->quote >= LM__QUOTE_TRIPLE)
        return LM__YES;
    if (p->lex.key)
        return key_ends(p, v, after);
    if (s == end)
        return lm__beyond(v, LM__YES);
    if (is_closer(*s))
        return closers_follow(p, v, s);
    if (*s != ',')
        return without_comma(p, v, after, s);
    if (p->lex.in == LM__IN_OBJECT)
        return member_follows(p, v, s);
    return item_follows(v, s);
}
