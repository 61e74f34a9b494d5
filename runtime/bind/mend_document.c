/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include <stdlib.h>
#include <string.h>

/*
 * A JSON document in a JSON string, as models write that encode twice:
 * "[{\"id\":1}]" where a list is wanted. What the escapes of the string stand
 * for goes to the automaton as it is: a document is whole, or an error.
 */

/* Behind white space, that of the text and that which is escaped. */
static const char *skip_space(const char *s, const char *end)
{
    s = lm__skip_white(s, end);
    while (end - s >= 2 && *s == '\\' &&
           (s[1] == 'n' || s[1] == 'r' || s[1] == 't'))
        s = lm__skip_white(s + 2, end);
    return s;
}

/* Where strings may be items, only one that is escaped tells a document. */
static bool may_be_words(const lm_type *type)
{
    return type->kind != LM_KIND_LIST ||
           (lm__next_tokens(type->of) & LM_TOKEN_STRING);
}

/* Behind one character of a string in the document. */
static const char *skip_character(const char *s)
{
    if (*s != '\\')
        return s + 1;
    if (s[1] != '\\')
        return s + 2;
    return s + (s[2] == '\\' ? 4 : 3);
}

/*
 * The escaped string at s has a colon behind it, as a key has: in prose,
 * "{\"x\"}" is a set.
 */
static lm__look key_at(const lm__view *v, const char *s)
{
    const char *end = lm__horizon(v);

    for (s += 2; end - s >= 4; s = skip_character(s))
        if (*s == '\\' && s[1] == '"') {
            s = skip_space(s + 2, end);
            return end - s < 2 ? lm__beyond(v, LM__YES)
                   : *s == ':' ? LM__YES
                               : LM__NO;
        }
    return lm__beyond(v, LM__YES);
}

/* What stands at s, of two bytes, can follow the bracket of a document. */
static lm__look goes_on(const lm__view *v, const lm_type *type, char bracket,
                        const char *s)
{
    bool item = lm__is_digit(*s) || *s == '{' || *s == '[' || *s == '-' ||
                *s == 't' || *s == 'f' || *s == 'n';

    if (*s == '\\' && s[1] == '"')
        return bracket == '{' ? key_at(v, s) : LM__YES;
    if (*s == (bracket == '{' ? '}' : ']'))
        return LM__YES;
    return bracket == '[' && !may_be_words(type) && item ? LM__YES : LM__NO;
}

/* The first quote behind s is in the document, or ends it. */
static lm__look is_escaped(const lm__view *v, const char *s)
{
    const char *quote = memchr(s, '"', (size_t)(lm__horizon(v) - s));

    if (!quote)
        return lm__beyond(v, LM__YES);
    return quote[-1] == '\\' || quote[-1] == '}' || quote[-1] == ']' ? LM__YES
                                                                     : LM__NO;
}

lm__look lm__document_at(const lm__view *v, const lm_type *type)
{
    unsigned tokens = lm__next_tokens(type);
    const char *end = lm__horizon(v);
    const char *bracket;
    const char *next;
    lm__look look;

    if (*v->s != '"' || (tokens & LM_TOKEN_STRING))
        return LM__NO;
    bracket = skip_space(v->s + 1, end);
    if (end - bracket < 2)
        return lm__beyond(v, LM__NO);
    if (!(*bracket == '{' && (tokens & LM_TOKEN_OBJECT)) &&
        !(*bracket == '[' && (tokens & LM_TOKEN_ARRAY)))
        return LM__NO;
    next = skip_space(bracket + 1, end);
    if (end - next < 2)
        return lm__beyond(v, LM__NO);
    look = goes_on(v, type, *bracket, next);
    return look == LM__YES ? is_escaped(v, next) : look;
}

void lm__mend_document_open(lm_parser *p, lm__view *v)
{
    lm__mender *m = p->mend;

    lm__note(p, LM_CODE_TEXT_TO_JSON, lm__here(p),
             "a document in a string is read as its value");
    lm__drop(p, v, (size_t)(skip_space(v->s + 1, v->end) - v->s));
    m->mode = LM__IN_DOCUMENT;
    m->document = p->depth;
    lm__take(p, v, 1);
}

static void refuse(lm_parser *p, const char *what)
{
    lm__fail(p, LM_CODE_SYNTAX, lm__here(p), "%s", what);
}

/* A byte of the document that n bytes of the text stand for. */
static void put(lm_parser *p, lm__view *v, char byte, size_t n)
{
    if (p->depth > p->mend->document)
        lm__put(p, byte);
    else if (!lm__is_white(byte))
        refuse(p, "more follows the document in a string");
    lm__drop(p, v, n);
}

/*
 * A character by its number: what JSON is written with, or one in a string of
 * the document, for which the same escape stands there.
 */
static void put_code(lm_parser *p, lm__view *v)
{
    char digits[5];
    unsigned long code;

    memcpy(digits, v->s + 2, 4);
    digits[4] = '\0';
    code = strtoul(digits, NULL, 16);
    if (code && code < 0x80) {
        put(p, v, (char)code, 6);
        return;
    }
    if (p->lex.state != LM__IN_STRING && p->lex.state != LM__LOW_BACKSLASH) {
        refuse(p, "expected the next token of the document in a string");
        return;
    }
    for (size_t i = 0; i < 6; i++)
        put(p, v, *v->s, 1);
}

static bool escape(lm_parser *p, lm__view *v)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    const char *at;
    lm__look hex;

    if (v->s + 1 == v->end)
        return false;
    if (v->s[1] == 'u') {
        hex = lm__hex_at(v);
        if (hex == LM__YES)
            put_code(p, v);
        if (hex != LM__NO)
            return hex == LM__YES;
    }
    at = memchr(letters, v->s[1], sizeof(letters) - 1);
    if (at)
        put(p, v, meant[at - letters], 2);
    else
        refuse(p, "a backslash escapes nothing in the string of a document");
    return true;
}

bool lm__mend_document(lm_parser *p, lm__view *v)
{
    if (*v->s == '\\')
        return escape(p, v);
    if (*v->s != '"') {
        put(p, v, *v->s, 1);
        return true;
    }
    if (p->depth > p->mend->document) {
        refuse(p, "the string ends inside the document in it");
        return true;
    }
    p->mend->mode = LM__BETWEEN;
    lm__drop(p, v, 1);
    return true;
}
