/* SPDX-License-Identifier: MIT */
#include "parser.h"

#include "alloc.h"
#include "header_doc.h"
#include "literal.h"

#include <stdio.h>
#include <string.h>

static bool is_comment(token_kind kind)
{
    return kind == TOKEN_COMMENT || kind == TOKEN_DOC;
}

token_kind parser_peek(const parser *p)
{
    return p->tokens.items[p->at].kind;
}

static size_t after(const parser *p, size_t at)
{
    if (p->tokens.items[at].kind == TOKEN_END)
        return at;
    do
        at++;
    while (is_comment(p->tokens.items[at].kind));
    return at;
}

void parser_start(parser *p)
{
    p->at = 0;
    while (is_comment(parser_peek(p)))
        p->at++;
}

token_kind parser_peek_second(const parser *p)
{
    return p->tokens.items[after(p, p->at)].kind;
}

bool parser_at_field(const parser *p)
{
    return parser_peek(p) == TOKEN_NAME && parser_peek_second(p) == TOKEN_COLON;
}

bool parser_is_word(const parser *p, const char *word)
{
    const token *t = &p->tokens.items[p->at];
    size_t n = strlen(word);

    return t->kind == TOKEN_NAME && t->end - t->start == n &&
           memcmp(p->tokens.file->text + t->start, word, n) == 0;
}

source_span parser_span(const parser *p, size_t at)
{
    const token *t = &p->tokens.items[at];

    return (source_span){p->tokens.file, t->start, t->end};
}

source_span parser_here(const parser *p)
{
    return parser_span(p, p->at);
}

source_span parser_since(const parser *p, size_t first)
{
    return source_join(parser_span(p, first), parser_span(p, p->previous));
}

void parser_take(parser *p)
{
    if (parser_peek(p) == TOKEN_LBRACE)
        p->braces++;
    else if (parser_peek(p) == TOKEN_RBRACE && p->braces > 0)
        p->braces--;
    p->previous = p->at;
    p->at = after(p, p->at);
}

void parser_mark(parser *p, token_role role)
{
    p->tokens.items[p->at].role = role;
}

bool parser_accept(parser *p, token_kind kind)
{
    if (parser_peek(p) != kind)
        return false;
    parser_take(p);
    return true;
}

/* 'name' and the like as they stand; long ones by their kind. */
static void describe(const parser *p, char *text, size_t size)
{
    const token *t = &p->tokens.items[p->at];
    size_t n = t->end - t->start;
    bool as_written = t->kind == TOKEN_NAME || t->kind == TOKEN_NUMBER;

    if (as_written && n + 3 <= size) {
        text[0] = '\'';
        memcpy(text + 1, p->tokens.file->text + t->start, n);
        memcpy(text + 1 + n, "'", 2);
    } else {
        n = strlen(token_text(t->kind));
        memcpy(text, token_text(t->kind), n + 1);
    }
}

/* The file ends within a block of text, which has been told. */
static bool ends_in_block(const parser *p)
{
    size_t last = p->tokens.n - 2;
    source_span span;

    if (p->tokens.n < 2 || parser_peek(p) != TOKEN_END ||
        p->tokens.items[last].kind != TOKEN_STRING)
        return false;
    span = parser_span(p, last);
    return literal_is_block(span) && !literal_is_closed(span);
}

void parser_unexpected(parser *p, const char *expected)
{
    char found[48];

    if (p->refused == p->at || ends_in_block(p))
        return;
    p->refused = p->at;
    describe(p, found, sizeof(found));
    diag_error(p->diag, parser_here(p), "expected %s, found %s", expected,
               found);
}

bool parser_expect(parser *p, token_kind kind, const char *where)
{
    char expected[80];

    if (parser_accept(p, kind))
        return true;
    snprintf(expected, sizeof(expected), "%s %s", token_text(kind), where);
    parser_unexpected(p, expected);
    return false;
}

ast_name parser_take_name(parser *p)
{
    source_span span = parser_here(p);
    ast_name name = {alloc_strndup(p->arena, span.file->text + span.start,
                                   span.end - span.start),
                     span};

    parser_take(p);
    return name;
}

bool parser_name(parser *p, ast_name *name, const char *what)
{
    if (parser_peek(p) != TOKEN_NAME) {
        parser_unexpected(p, what);
        return false;
    }
    *name = parser_take_name(p);
    return true;
}

bool parser_enter(parser *p)
{
    if (++p->depth <= AST_MAX_DEPTH)
        return true;
    diag_error(p->diag, parser_here(p), "nested more than %d levels deep",
               AST_MAX_DEPTH);
    p->depth--;
    return false;
}

void parser_leave(parser *p)
{
    p->depth--;
}

/* On one line: no newline between two tokens. */
static bool same_line(const parser *p, size_t first, size_t second)
{
    const char *text = p->tokens.file->text;
    uint32_t from = p->tokens.items[first].end;
    uint32_t to = p->tokens.items[second].start;

    return !memchr(text + from, '\n', to - from);
}

/* What `///` leads: one space and what stands at the end of the line go. */
static void append_doc(const parser *p, size_t at, lm_buffer *buf)
{
    source_span span = parser_span(p, at);
    const char *s = span.file->text + span.start + 3;
    const char *end = span.file->text + span.end;

    if (buf->data)
        lm_buffer_putc(buf, '\n');
    if (p->is_header) {
        header_doc(s - 3, (size_t)(end - s) + 3, buf);
        return;
    }
    if (s < end && *s == ' ')
        s++;
    while (end > s && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    lm_buffer_append(buf, s, (size_t)(end - s));
}

static const char *join_docs(const parser *p, size_t first, size_t end)
{
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const char *doc = NULL;

    for (size_t i = first; i < end; i++)
        if (p->tokens.items[i].kind == TOKEN_DOC)
            append_doc(p, i, &buf);
    if (buf.data)
        doc = alloc_strndup(p->arena, buf.data, buf.size);
    lm_buffer_free(&buf);
    return doc;
}

static bool blank_line_behind(const parser *p, size_t at)
{
    const char *text = p->tokens.file->text;
    unsigned n_lines = 0;

    for (uint32_t i = p->tokens.items[at].end;
         i < p->tokens.items[at + 1].start; i++)
        n_lines += text[i] == '\n';
    return n_lines > 1;
}

const char *parser_file_doc(parser *p)
{
    size_t i = 0;

    while (is_comment(p->tokens.items[i].kind) && !blank_line_behind(p, i))
        i++;
    if (!is_comment(p->tokens.items[i].kind))
        return NULL;
    p->file_doc_end = i + 1;
    return join_docs(p, 0, i + 1);
}

/* It goes on about the member above: ///< */
static bool is_behind(const parser *p, size_t at)
{
    return p->tokens.items[at].kind == TOKEN_DOC &&
           header_doc_is_behind(p->tokens.file->text +
                                p->tokens.items[at].start);
}

const char *parser_doc_above(const parser *p)
{
    size_t first = p->at;

    while (first > 0 && is_comment(p->tokens.items[first - 1].kind))
        first--;
    if (first < p->at && first > 0 && same_line(p, first - 1, first) &&
        p->tokens.items[first - 1].kind != TOKEN_LBRACE)
        first++; /* it documents what is before it */
    while (p->is_header && first < p->at && is_behind(p, first))
        first++;
    if (first < p->file_doc_end)
        first = p->file_doc_end;
    return join_docs(p, first, p->at);
}

const char *parser_doc_behind(const parser *p)
{
    size_t next = p->previous + 1;

    if (p->tokens.items[next].kind != TOKEN_DOC ||
        !same_line(p, p->previous, next))
        return NULL;
    return join_docs(p, next, next + 1);
}
