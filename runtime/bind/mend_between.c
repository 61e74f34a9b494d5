/* SPDX-License-Identifier: MIT */
#include "mend.h"
#include "utf8.h"

#include <string.h>

/* Between two tokens of a value: what is missing there, and what is too much.
 */

lm__look lm__comment_at(const lm__view *v, const char *s)
{
    if (s >= v->end)
        return lm__beyond(v, LM__NO);
    if (*s == '#')
        return LM__YES;
    if (*s != '/')
        return LM__NO;
    if (s + 1 == v->end)
        return v->last ? LM__NO : LM__WAIT;
    return s[1] == '/' || s[1] == '*' ? LM__YES : LM__NO;
}

static void comment_begin(lm_parser *p, lm__view *v)
{
    bool block = *v->s == '/' && v->s[1] == '*';

    lm__note(p, LM_CODE_COMMENT, lm__here(p), "a comment is left out");
    p->mend->mode = block ? LM__IN_BLOCK_COMMENT : LM__IN_LINE_COMMENT;
    lm__drop(p, v, *v->s == '#' ? 1 : 2);
}

bool lm__mend_comment(lm_parser *p, lm__view *v)
{
    bool block = p->mend->mode == LM__IN_BLOCK_COMMENT;
    const char *stop =
        memchr(v->s, block ? '*' : '\n', (size_t)(v->end - v->s));

    lm__drop(p, v, (size_t)((stop ? stop : v->end) - v->s));
    if (!stop)
        return false;
    if (!block) {
        p->mend->mode = LM__BETWEEN;
        return true;
    }
    if (v->s + 1 == v->end && !v->last)
        return false;
    if (v->s + 1 < v->end && v->s[1] == '/') {
        lm__drop(p, v, 2);
        p->mend->mode = LM__BETWEEN;
        return true;
    }
    lm__drop(p, v, 1);
    return true;
}

/* ``` or ~~~, or the tag that closes what is around the value. */
static lm__look end_at(const lm__view *v)
{
    size_t left = (size_t)(v->end - v->s);

    if (*v->s == '<') {
        if (left > 1)
            return v->s[1] == '/' ? LM__YES : LM__NO;
        return v->last ? LM__NO : LM__WAIT;
    }
    if (*v->s != '`' && *v->s != '~')
        return LM__NO;
    for (size_t i = 1; i < 3; i++) {
        if (i == left)
            return v->last ? LM__NO : LM__WAIT;
        if (v->s[i] != *v->s)
            return LM__NO;
    }
    return LM__YES;
}

static void forget_comma(lm_parser *p)
{
    lm__mender *m = p->mend;

    if (m->comma)
        lm__note(p, LM_CODE_COMMA, m->comma_at,
                 "a comma behind which nothing comes is left out");
    m->comma = false;
}

/* The bracket that closes the top frame. */
static char closer(const lm_parser *p)
{
    return p->frames[p->depth].in == LM__IN_ARRAY ? ']' : '}';
}

/* A frame around the top one is closed by the byte. */
static bool closes_outer(const lm_parser *p, char byte)
{
    const lm__mender *m = p->mend;

    for (uint32_t i = p->depth; i > 0; i--)
        if ((p->frames[i].in == LM__IN_ARRAY ? ']' : '}') == byte)
            return true;
    for (uint8_t i = 0; i < m->n_wraps; i++)
        if ((m->wraps[i].kind == LM__WRAP_ARRAY && byte == ']') ||
            (m->wraps[i].kind == LM__WRAP_OBJECT && byte == '}'))
            return true;
    return false;
}

void lm__mend_after(lm_parser *p, const lm__view *v)
{
    if (p->status != LM_OK || p->mend->mode != LM__BETWEEN)
        return;
    lm__mend_wrapped(p, v);
    if (p->done && !p->mend->n_wraps)
        lm__mend_found(p);
}

/* Behind a bracket, a comma and an object. */
static lm__look object_follows(const lm__view *v)
{
    const char *end = lm__horizon(v);
    const char *s = lm__skip_white(v->s + 1, end);

    if (s < end && *s == ',')
        s = lm__skip_white(s + 1, end);
    else if (s < end)
        return LM__NO;
    if (s == end)
        return lm__beyond(v, LM__NO);
    return *s == '{' ? LM__YES : LM__NO;
}

/*
 * In a list, a } that is one too many: it would close the object around the
 * list, and what follows is an item, which can only be of this list unless
 * that object is an item too.
 */
static lm__look one_too_many(const lm_parser *p, const lm__view *v)
{
    uint32_t i = p->depth;

    if (*v->s != '}' || !i || p->frames[i].in != LM__IN_ARRAY)
        return LM__NO;
    while (i && p->frames[i].in == LM__IN_ARRAY)
        i--;
    if (!i || p->frames[i - 1].in == LM__IN_ARRAY ||
        (i == 1 && p->mend->n_wraps))
        return LM__NO;
    return object_follows(v);
}

static bool close_at(lm_parser *p, lm__view *v)
{
    char byte = *v->s;
    lm__look extra = one_too_many(p, v);

    if (extra == LM__WAIT)
        return false;
    forget_comma(p);
    if (lm__mend_unwrap(p, v))
        return true;
    if (p->depth && byte == closer(p)) {
        lm__take(p, v, 1);
        lm__mend_unwound(p);
        return true;
    }
    if (p->depth && extra == LM__NO && closes_outer(p, byte)) {
        lm__note(p, LM_CODE_MISSING_CLOSER, lm__here(p),
                 "a missing %c is put before %c", closer(p), byte);
        lm__put(p, closer(p));
        return true;
    }
    lm__note(p, LM_CODE_EXTRA_CLOSER, lm__here(p),
             "a %c that closes nothing is left out", byte);
    lm__drop(p, v, 1);
    return true;
}

static bool comma_at(lm_parser *p, lm__view *v)
{
    lm__mender *m = p->mend;

    if (lm__mend_unwrap(p, v))
        return true;
    if (m->comma) {
        lm__note(p, LM_CODE_COMMA, lm__here(p), "a second comma is left out");
    } else {
        m->comma = true;
        m->comma_at = lm__here(p);
        lm__position(p, &m->comma_at);
    }
    lm__drop(p, v, 1);
    return true;
}

/* What stands at s can begin a key or a value. */
static bool begins(const lm__view *v)
{
    lm__quote quote;

    return lm__is_name(*v->s) || *v->s == '{' || *v->s == '[' || *v->s == '+' ||
           lm__quote_at(v->s, v->end, &quote);
}

/* The root is a list whose items stand on lines of their own. */
static bool lines(const lm_parser *p)
{
    const lm__mender *m = p->mend;

    return m->n_wraps && m->wraps[m->n_wraps - 1].kind == LM__WRAP_LINES &&
           m->wraps[m->n_wraps - 1].depth == p->depth;
}

/* Behind a member or an item. */
static bool after(lm_parser *p, lm__view *v)
{
    lm__mender *m = p->mend;
    lm__look end = end_at(v);

    if (*v->s == ',')
        return comma_at(p, v);
    if (*v->s == '}' || *v->s == ']')
        return close_at(p, v);
    if (end == LM__WAIT)
        return false;
    if (end == LM__YES) {
        lm__mend_close(p, LM_CODE_MISSING_CLOSER);
        return true;
    }
    if (!begins(v) || p->lex.state == LM__AFTER_ROOT) {
        if (!lm__mend_unwrap(p, v))
            lm__take(p, v, 1);
        return true;
    }
    if (!m->comma && lines(p))
        lm__note(p, LM_CODE_JSON_LINES, lm__here(p),
                 "a further line is read as an item");
    else if (!m->comma)
        lm__note(p, LM_CODE_COMMA, lm__here(p), "a missing comma is put");
    m->comma = false;
    lm__put(p, ',');
    return true;
}

static bool key(lm_parser *p, lm__view *v)
{
    lm__quote quote;

    if (*v->s == '}' || *v->s == ']')
        return close_at(p, v);
    if (*v->s == ',') {
        lm__note(p, LM_CODE_COMMA, lm__here(p),
                 "a comma before which nothing stands is left out");
        lm__drop(p, v, 1);
        return true;
    }
    if (lm__quote_at(v->s, v->end, &quote))
        return lm__mend_open(p, v);
    return lm__mend_bare_key(p, v);
}

static bool colon(lm_parser *p, lm__view *v)
{
    if (*v->s == '=') {
        if (v->s + 1 == v->end && !v->last)
            return false;
        lm__note(p, LM_CODE_COLON, lm__here(p), "= is read as a colon");
        lm__put(p, ':');
        lm__drop(p, v, v->s + 1 < v->end && v->s[1] == '>' ? 2 : 1);
        return true;
    }
    if (*v->s == ':' || !begins(v)) {
        lm__take(p, v, 1);
        return true;
    }
    lm__note(p, LM_CODE_COLON, lm__here(p), "a missing colon is put");
    lm__put(p, ':');
    return true;
}

static bool value(lm_parser *p, lm__view *v)
{
    lm__quote quote;
    lm__look look = lm__document_at(v, lm__next_type(p));

    if (look == LM__YES)
        lm__mend_document_open(p, v);
    if (look == LM__NO)
        look = lm__mend_wrap(p, v);
    if (look != LM__NO)
        return look == LM__YES;
    if (*v->s == '{' || *v->s == '[') {
        lm__take(p, v, 1);
        return true;
    }
    if (p->lex.state == LM__FIRST_ITEM) {
        if (*v->s == ']' || *v->s == '}')
            return close_at(p, v);
        if (*v->s == ',')
            return key(p, v);
    }
    if (lm__quote_at(v->s, v->end, &quote))
        return lm__mend_open(p, v);
    return lm__mend_bare(p, v);
}

static bool token(lm_parser *p, lm__view *v)
{
    switch (p->lex.state) {
    case LM__FIRST_KEY:
    case LM__NEXT_KEY:
        return key(p, v);
    case LM__COLON:
        return colon(p, v);
    case LM__VALUE:
    case LM__FIRST_ITEM:
        return value(p, v);
    default:
        return after(p, v);
    }
}

bool lm__mend_between(lm_parser *p, lm__view *v)
{
    lm__look comment;

    if (lm__is_white(*v->s)) {
        lm__take(p, v, (size_t)(lm__skip_white(v->s, v->end) - v->s));
        return true;
    }
    comment = lm__comment_at(v, v->s);
    if (comment == LM__WAIT)
        return false;
    if (comment == LM__YES) {
        comment_begin(p, v);
        return true;
    }
    return token(p, v);
}

/* The bytes of a code point that is not whole, wherever they are kept. */
static void drop_sequence(lm_parser *p)
{
    lm__capture *c = &p->capture;

    p->lex.state = LM__IN_STRING;
    p->n_pending = 0;
    if (p->raw && p->text) {
        p->text_n = lm__utf8_cut(p->text, p->text_n);
        p->text[p->text_n] = '\0';
    }
    if (c->depth)
        c->n = lm__utf8_cut(c->bytes, c->n);
}

/* A token that is open, and what is left between tokens. */
static void close_token(lm_parser *p)
{
    lm__mender *m = p->mend;

    if (p->lex.state == LM__IN_SEQUENCE)
        drop_sequence(p);
    if (m->mode == LM__IN_TEXT)
        lm__put(p, '"');
    m->mode = LM__BETWEEN;
    m->comma = false;
    if (p->lex.state == LM__COLON)
        lm__put(p, ':');
    if (p->lex.state == LM__VALUE)
        lm__puts(p, "null");
}

void lm__mend_close(lm_parser *p, lm_code code)
{
    lm__note(p, code, lm__here(p), "%s",
             code == LM_CODE_CUT_OFF
                 ? "the text is cut off: what is open is closed"
                 : "what is open is closed where the value ends");
    close_token(p);
    while (p->status == LM_OK && p->depth)
        lm__put(p, closer(p));
    p->mend->n_wraps = 0;
    if (p->status == LM_OK)
        lm__mend_found(p);
}
