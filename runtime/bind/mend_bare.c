/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include "number.h"

#include <string.h>

/* Keys and values that should have had quotes, and words of other languages. */

static const struct {
    const char *word, *json;
    unsigned token;
} words[] = {
    {"True", "true", LM_TOKEN_BOOL},      {"TRUE", "true", LM_TOKEN_BOOL},
    {"False", "false", LM_TOKEN_BOOL},    {"FALSE", "false", LM_TOKEN_BOOL},
    {"None", "null", LM_TOKEN_NULL},      {"NULL", "null", LM_TOKEN_NULL},
    {"Null", "null", LM_TOKEN_NULL},      {"nil", "null", LM_TOKEN_NULL},
    {"undefined", "null", LM_TOKEN_NULL}, {"NaN", "null", LM_TOKEN_NULL},
    {"nan", "null", LM_TOKEN_NULL},
};

/* The quoted key whose quote of n bytes stands at s. */
static lm__look quoted_key(const lm__view *v, const char *s, size_t n,
                           lm__key *key)
{
    const char *end = lm__horizon(v);
    char close = *s;
    const char *at = s + n;

    if ((unsigned char)close == 0xE2) {
        for (; at < end && (unsigned char)*at != 0xE2; at++)
            ;
        key->end = at;
        at += 2;
    } else {
        for (; at < end && *at != close; at++)
            at += *at == '\\';
        key->end = at;
    }
    key->s = s + n;
    key->next = end + 1;
    if (at < end)
        at = lm__skip_white(at + 1, end);
    if (at >= end)
        return lm__beyond(v, LM__NO);
    key->next = at + 1;
    return *at == ':' || *at == '=' ? LM__YES : LM__NO;
}

/* Names, with spaces between them, up to a colon. */
static lm__look bare_key(const lm__view *v, const char *s, lm__key *key)
{
    const char *end = lm__horizon(v);

    key->s = s;
    while (s < end && (lm__is_name(*s) || *s == ' '))
        s++;
    key->end = s;
    while (key->end > key->s && key->end[-1] == ' ')
        key->end--;
    if (s == end)
        return lm__beyond(v, LM__NO);
    key->next = s + 1;
    return (*s == ':' || *s == '=') && key->end > key->s ? LM__YES : LM__NO;
}

lm__look lm__key_at(const lm__view *v, const char *s, lm__key *key)
{
    lm__quote quote;
    size_t n;

    s = lm__skip_white(s, lm__horizon(v));
    if (s >= lm__horizon(v))
        return lm__beyond(v, LM__NO);
    n = lm__quote_at(s, lm__horizon(v), &quote);
    if (n)
        return quoted_key(v, s, n, key);
    return bare_key(v, s, key);
}

/* `name "Jason"`: the first word is the key. */
static lm__look key_alone(const lm__view *v, lm__key *key)
{
    const char *end = lm__horizon(v);
    const char *s = v->s;
    lm__quote quote;

    while (s < end && lm__is_name(*s))
        s++;
    key->end = s;
    s = lm__skip_white(s, end);
    if (s == end || ((unsigned char)*s == 0xE2 && end - s < 3))
        return lm__beyond(v, LM__NO);
    return key->end > v->s &&
                   (lm__quote_at(s, end, &quote) || *s == '{' || *s == '[')
               ? LM__YES
               : LM__NO;
}

static void quoted(lm_parser *p, lm__view *v, const char *end)
{
    lm__put(p, '"');
    while (v->s < end && p->status == LM_OK)
        lm__mend_byte(p, v);
    lm__put(p, '"');
}

bool lm__mend_bare_key(lm_parser *p, lm__view *v)
{
    lm__key key = {0};
    lm__look look = bare_key(v, v->s, &key);

    if (look == LM__NO)
        look = key_alone(v, &key);
    if (look == LM__WAIT)
        return false;
    if (look == LM__NO) {
        lm__take(p, v, 1);
        return true;
    }
    lm__note(p, LM_CODE_UNQUOTED, lm__here(p), "a key without quotes");
    quoted(p, v, key.end);
    return true;
}

/* A sign of a currency: commas may stand in what follows. */
static bool is_currency(const char *s, const char *end)
{
    return s < end && (*s == '$' || (unsigned char)*s == 0xC2 ||
                       ((unsigned char)*s == 0xE2 && end - s > 1 &&
                        (unsigned char)s[1] == 0x82));
}

static bool in_number(char c)
{
    return lm__is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' ||
           c == 'E';
}

/* How far may be looked: a number may be long. */
static size_t limit(const lm__view *v)
{
    const char *s = v->s;

    while (s < v->end && s - v->s < LM__NUMBER && in_number(*s))
        s++;
    return s == v->end || s - v->s > LM__LOOK ? LM__NUMBER : LM__LOOK;
}

static bool is_word(const lm__view *v, size_t n, const char *word)
{
    return n == strlen(word) && !memcmp(v->s, word, n);
}

bool lm__bare_is_json(const lm__view *v, size_t n)
{
    lm__decimal d;

    return is_word(v, n, "true") || is_word(v, n, "false") ||
           is_word(v, n, "null") ||
           lm__decimal_scan(v->s, v->s + n, &d) == v->s + n;
}

/* White space and a comment, or the end of the line, stand at s. */
static lm__look blank_end(const lm__view *v, const char *s, const char *end)
{
    const char *next = lm__skip_white(s, end);

    if (memchr(s, '\n', (size_t)(next - s)) ||
        memchr(s, '\r', (size_t)(next - s)))
        return LM__YES;
    if (next == end)
        return v->last && end == v->end ? LM__YES : LM__WAIT;
    if (*next == ',' || *next == '}' || *next == ']' || *next == '"')
        return LM__YES;
    return next > s ? lm__comment_at(v, next) : LM__NO;
}

/* The comma at s stands in a number, as in $1,234.50. */
static lm__look groups(const lm__view *v, const char *s, const char *end)
{
    if (!is_currency(v->s, end))
        return LM__NO;
    if (s + 1 == end)
        return v->last ? LM__NO : LM__WAIT;
    return lm__is_digit(s[1]) ? LM__YES : LM__NO;
}

/* Whether the value ends at s. */
static lm__look ends_at(const lm__view *v, const char *s, const char *end)
{
    lm__look look;

    if (*s == ',') {
        look = groups(v, s, end);
        return look == LM__WAIT ? look : look == LM__YES ? LM__NO : LM__YES;
    }
    if (*s == '}' || *s == ']' ||
        (*s == '"' && lm__bare_is_json(v, (size_t)(s - v->s))))
        return LM__YES;
    return lm__is_white(*s) ? blank_end(v, s, end) : LM__NO;
}

const char *lm__bare_end(const lm__view *v, lm__look *look)
{
    size_t most = limit(v);
    size_t left = (size_t)(v->end - v->s);
    const char *end = left > most ? v->s + most : v->end;
    const char *s = v->s;

    for (*look = LM__NO; s < end; s++) {
        *look = ends_at(v, s, end);
        if (*look != LM__NO)
            break;
    }
    if (*look == LM__YES)
        return s;
    if (v->last && end == v->end)
        return *look == LM__WAIT ? s : end;
    *look = left >= most ? LM__NO : LM__WAIT;
    return NULL;
}

/* A word that another language has for a literal. */
static bool literal(lm_parser *p, lm__view *v, size_t n, unsigned tokens)
{
    lm__place place = lm__here(p);

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (!is_word(v, n, words[i].word))
            continue;
        if (!(tokens & words[i].token) && (tokens & LM_TOKEN_STRING))
            return false;
        lm__note(p, LM_CODE_LITERAL_WORD, place, "%s is read as %s",
                 words[i].word, words[i].json);
        lm__puts(p, words[i].json);
        lm__drop(p, v, n);
        return true;
    }
    return false;
}

/* 1 and 0 where nothing but true and false is wanted. */
static bool digit_bool(lm_parser *p, lm__view *v, size_t n, unsigned tokens)
{
    if (n != 1 || (*v->s != '0' && *v->s != '1') ||
        (tokens & ~(unsigned)LM_TOKEN_NULL) != LM_TOKEN_BOOL)
        return false;
    lm__note(p, LM_CODE_BOOL_WORD, lm__here(p), "%c is read as a boolean",
             *v->s);
    lm__puts(p, *v->s == '1' ? "true" : "false");
    lm__drop(p, v, 1);
    return true;
}

static bool is_enum(const lm_type *type)
{
    return type && type->kind == LM_KIND_ENUM;
}

/* A number ends where what follows it is known, not by its next byte. */
static void end_number(lm_parser *p)
{
    if (p->status == LM_OK && p->lex.state >= LM__MINUS &&
        lm__lex_end(&p->lex) == LM__LEX_NUMBER_END)
        lm__number_end(p);
}

/* A value of n bytes that stands at s, all of it. */
static void whole(lm_parser *p, lm__view *v, size_t n)
{
    const lm_type *type = lm__next_type(p);
    unsigned tokens = lm__next_tokens(type);
    lm__place place = lm__here(p);

    if (digit_bool(p, v, n, tokens) || literal(p, v, n, tokens))
        return;
    if (lm__bare_is_json(v, n) && !(is_enum(type) && *v->s != 'n')) {
        lm__take(p, v, n);
        end_number(p);
        return;
    }
    lm__put(p, '"');
    if (tokens & LM_TOKEN_STRING)
        lm__note(p, LM_CODE_UNQUOTED, place, "a string without quotes");
    for (const char *end = v->s + n; v->s < end && p->status == LM_OK;)
        lm__mend_byte(p, v);
    lm__put(p, '"');
}

/* The end of the text cuts what may be half a number or word. */
static bool is_cut(const lm__view *v, const char *end)
{
    return v->last && end == v->end;
}

bool lm__mend_bare(lm_parser *p, lm__view *v)
{
    lm__look look = LM__NO;
    const char *end = lm__bare_end(v, &look);
    const char *trimmed = end;

    if (look == LM__WAIT)
        return false;
    if (!lm__is_name(*v->s) && *v->s != '+') {
        lm__take(p, v, 1);
        return true;
    }
    if (end && is_cut(v, end) && p->depth) {
        lm__drop(p, v, (size_t)(end - v->s));
        return true;
    }
    if (end) {
        while (trimmed > v->s && lm__is_white(trimmed[-1]))
            trimmed--;
        whole(p, v, (size_t)(trimmed - v->s));
        return true;
    }
    lm__put(p, '"');
    lm__note(p, LM_CODE_UNQUOTED, lm__here(p), "a string without quotes");
    p->mend->quote = LM__QUOTE_NONE;
    p->mend->mode = LM__IN_TEXT;
    return true;
}
