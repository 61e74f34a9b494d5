/* SPDX-License-Identifier: MIT */
#include "fmt_line.h"

#include "alloc.h"
#include "unicode.h"

#include <string.h>

enum { MAX_COLUMN = 80, INDENT = 4, CONTINUATION = 8 };

static bool is_comment(token_kind kind)
{
    return kind == TOKEN_COMMENT || kind == TOKEN_DOC;
}

static size_t width_of(const char *s, size_t n)
{
    size_t width = 0;
    uint32_t code;

    for (size_t i = 0; i < n;) {
        size_t size = unicode_get(s + i, n - i, &code);

        width += size ? unicode_width(code) : 1;
        i += size ? size : 1;
    }
    return width;
}

/* A token with what is known about its neighbours. */
typedef struct pair {
    token_kind left;
    token_kind right;
    token_role left_role;
    token_role right_role;
    bool header;  /* model B : A, and no field */
    bool outside; /* of all brackets */
} pair;

/* The kinds in a set of bits. */
#define KIND(name) (1u << TOKEN_##name)

static bool in(unsigned set, token_kind kind)
{
    return set >> kind & 1;
}

static bool needs_space(const pair *p)
{
    static const unsigned never_before = KIND(COMMA) | KIND(QUESTION) |
                                         KIND(RPAREN) | KIND(RBRACKET) |
                                         KIND(LESS) | KIND(GREATER) | KIND(DOT);
    static const unsigned never_after = KIND(LPAREN) | KIND(LBRACKET) |
                                        KIND(LESS) | KIND(AT) | KIND(AT_AT) |
                                        KIND(DOT);
    static const unsigned value_follows =
        KIND(EQUALS) | KIND(COLON) | KIND(COMMA) | KIND(BAR) | KIND(ARROW);

    if (p->left_role == ROLE_OPEN || p->right_role == ROLE_CLOSE ||
        p->right_role == ROLE_OPEN)
        return true;
    if (p->right == TOKEN_COLON)
        return p->header;
    if (in(never_before, p->right) || in(never_after, p->left))
        return false;
    if (p->right == TOKEN_LPAREN || p->right == TOKEN_LBRACKET)
        return in(value_follows, p->left);
    return p->left != TOKEN_LBRACE && p->right != TOKEN_RBRACE;
}

/* Where a line that is too long may go on in the next one. */
static bool may_break(const pair *p)
{
    static const unsigned before =
        KIND(BAR) | KIND(AT) | KIND(AT_AT) | KIND(EQUALS) | KIND(ARROW);

    return p->left == TOKEN_COMMA || (p->outside && in(before, p->right));
}

typedef struct writer {
    const token_list *tokens;
    const fmt_line *line;
    lm_buffer *text; /* NULL: only the width is wanted */
    size_t column;
    size_t previous; /* token; SIZE_MAX: none */
    bool after_comment;
    unsigned depth; /* of parentheses, brackets and braces in the line */
} writer;

static void put(writer *w, const char *s, size_t n)
{
    if (w->text)
        lm_buffer_append(w->text, s, n);
    w->column += width_of(s, n);
}

static void put_spaces(writer *w, size_t n)
{
    while (n--)
        put(w, " ", 1);
}

static void new_line(writer *w)
{
    put(w, "\n", 1);
    w->column = 0;
    put_spaces(w, (size_t)w->line->indent * INDENT + CONTINUATION);
}

bool fmt_line_is_block(const token_list *tokens, size_t i)
{
    const token *t = &tokens->items[i];

    return t->kind == TOKEN_STRING &&
           memchr(tokens->file->text + t->start, '\n', t->end - t->start);
}

/* As it stands: its lines are the user's. Of a probe, the first of them. */
static void put_block(writer *w, const char *s, size_t n)
{
    const char *first = memchr(s, '\n', n);
    size_t last = 0;

    if (!w->text) {
        w->column += width_of(s, (size_t)(first - s));
        return;
    }
    lm_buffer_append(w->text, s, n);
    while (s[n - last - 1] != '\n')
        last++;
    w->column = width_of(s + n - last, last);
}

static void put_token(writer *w, size_t i)
{
    static const unsigned opens = KIND(LPAREN) | KIND(LBRACKET) | KIND(LBRACE);
    static const unsigned closes = KIND(RPAREN) | KIND(RBRACKET) | KIND(RBRACE);
    const token *t = &w->tokens->items[i];

    w->depth += in(opens, t->kind);
    w->depth -= in(closes, t->kind);
    if (fmt_line_is_block(w->tokens, i)) {
        put_block(w, w->tokens->file->text + t->start, t->end - t->start);
        return;
    }
    put(w, w->tokens->file->text + t->start, t->end - t->start);
}

static bool is_last_comma(const writer *w, size_t i)
{
    const token *t = &w->tokens->items[i];

    return t->kind == TOKEN_COMMA && i + 1 < w->line->end &&
           in(KIND(RPAREN) | KIND(RBRACKET) | KIND(RBRACE), t[1].kind);
}

/* Commas between entries are written anew, and those before a closing
   bracket not at all. */
static bool is_left_out(const writer *w, size_t i)
{
    return w->tokens->items[i].role == ROLE_COMMA || is_last_comma(w, i);
}

static bool is_header(const writer *w, size_t i)
{
    return w->tokens->items[w->line->first].role == ROLE_DECL &&
           i == w->line->first + 2;
}

static pair pair_at(const writer *w, size_t i)
{
    const token *right = &w->tokens->items[i];
    const token *left = &w->tokens->items[w->previous];
    pair p = {left->kind,  right->kind,     left->role,
              right->role, is_header(w, i), w->depth == 0};

    return p;
}

/* Columns of the tokens from i on that must stay together. */
static size_t stretch(const writer *w, size_t i)
{
    writer probe = *w;
    size_t start;

    probe.text = NULL;
    start = probe.column;
    for (; i < w->line->end; i++) {
        pair p;

        if (is_left_out(w, i))
            continue;
        if (is_comment(w->tokens->items[i].kind))
            break;
        p = pair_at(&probe, i);
        if (probe.column > start && may_break(&p))
            break;
        put_spaces(&probe, needs_space(&p));
        put_token(&probe, i);
        probe.previous = i;
        if (fmt_line_is_block(w->tokens, i))
            break;
    }
    return probe.column - start;
}

static void put_next(writer *w, size_t i)
{
    const token *t = &w->tokens->items[i];
    pair p;

    if (w->previous == SIZE_MAX) {
        put_token(w, i);
        return;
    }
    p = pair_at(w, i);
    if (w->line->joined && t->role == ROLE_ENTRY && p.left_role != ROLE_OPEN)
        put(w, ",", 1);
    if (is_comment(t->kind))
        put_spaces(w, 1);
    else if (w->after_comment)
        new_line(w);
    else if (w->line->pad && p.left == TOKEN_COLON &&
             w->previous == w->line->first + 1)
        put_spaces(w, w->line->pad - w->column);
    else if (may_break(&p) && w->text && w->column + stretch(w, i) > MAX_COLUMN)
        new_line(w);
    else
        put_spaces(w, needs_space(&p));
    put_token(w, i);
}

static void put_line(writer *w)
{
    const fmt_line *line = w->line;

    put_spaces(w, (size_t)line->indent * INDENT);
    for (size_t i = line->first; i < line->end; i++) {
        if (is_left_out(w, i))
            continue;
        put_next(w, i);
        w->after_comment = is_comment(w->tokens->items[i].kind);
        if (!w->after_comment)
            w->previous = i;
    }
    if (line->comma)
        put(w, ",", 1);
    if (line->trailing != SIZE_MAX) {
        put(w, " ", 1);
        put_token(w, line->trailing);
    }
}

static writer writer_of(const token_list *tokens, const fmt_line *line,
                        lm_buffer *text)
{
    writer w = {
        .tokens = tokens, .line = line, .text = text, .previous = SIZE_MAX};

    return w;
}

size_t fmt_line_width(const token_list *tokens, const fmt_line *line)
{
    writer w = writer_of(tokens, line, NULL);

    put_line(&w);
    return w.column;
}

size_t fmt_line_name(const token_list *tokens, const fmt_line *line)
{
    const token *t = &tokens->items[line->first];

    if (line->comment || t->role != ROLE_ENTRY || t[1].kind != TOKEN_COLON)
        return 0;
    return (size_t)line->indent * INDENT + t->end - t->start + 1;
}

void fmt_line_write(const token_list *tokens, const fmt_line *line,
                    lm_buffer *text)
{
    writer w = writer_of(tokens, line, text);
    size_t end;

    if (line->blank)
        lm_buffer_putc(text, '\n');
    put_line(&w);
    /* Only comments can end in white space. */
    for (end = text->size; end > 0 && strchr(" \t\r", text->data[end - 1]);)
        end--;
    text->size = end;
    lm_buffer_putc(text, '\n');
}
