/* SPDX-License-Identifier: MIT */
#include "token.h"

#include "list.h"
#include "literal.h"
#include "utf8.h"

#include <string.h>

static const char *const token_texts[] = {
#define TOKEN_X(name, text) text,
    TOKEN_LIST(TOKEN_X)
#undef TOKEN_X
};

const char *token_text(token_kind kind)
{
    return token_texts[kind];
}

static source_span span_of(const token_list *tokens, const token *t)
{
    return (source_span){tokens->file, t->start, t->end};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits from *s on, at least one. */
static bool skip_digits(const char **s)
{
    const char *start = *s;

    while (is_digit(**s))
        (*s)++;
    return *s > start;
}

/* The scanner takes all that looks like a number; JSON's grammar decides. */
static bool is_number(const char *s, const char *end)
{
    if (*s == '-')
        s++;
    if (*s == '0')
        s++;
    else if (!skip_digits(&s))
        return false;
    if (*s == '.' && (s++, !skip_digits(&s)))
        return false;
    if (*s == 'e' || *s == 'E') {
        s++;
        if (*s == '+' || *s == '-')
            s++;
        if (!skip_digits(&s))
            return false;
    }
    return s == end;
}

/* False after an error. */
static bool check_utf8(const token_list *tokens, const token *t, diag *d)
{
    const char *s = tokens->file->text + t->start;
    size_t n = t->end - t->start;
    size_t good = lm__utf8_check(s, n);
    source_span span = {tokens->file, t->start + (uint32_t)good,
                        t->start + (uint32_t)good + 1};

    if (good < n)
        diag_error(d, span, "byte 0x%02X is not UTF-8", (unsigned char)s[good]);
    return good == n;
}

/* Any letter makes a name for the scanner, so that it stays in one piece. */
static void check_name(const token_list *tokens, const token *t, diag *d)
{
    const char *s = tokens->file->text + t->start;
    uint32_t n = t->end - t->start;
    uint32_t i = 0;

    while (i < n && (unsigned char)s[i] < 0x80)
        i++;
    if (i < n && check_utf8(tokens, t, d))
        diag_error(d, span_of(tokens, t),
                   "names are made of ASCII letters, digits and '_'; "
                   "@alias(\"%.*s\") keeps this one in JSON",
                   (int)n, s);
}

static void check_string(const token_list *tokens, const token *t, diag *d)
{
    source_span span = span_of(tokens, t);

    if (!literal_is_closed(span) && literal_is_block(span)) {
        span.end = span.start + 3;
        diag_error(d, span, "string has no closing '\"\"\"'");
    } else if (!literal_is_closed(span)) {
        diag_error(d, span, "string has no closing quote");
    }
    check_utf8(tokens, t, d);
}

void token_check(const token_list *tokens, const token *t, diag *d)
{
    const char *text = tokens->file->text;

    switch (t->kind) {
    case TOKEN_STRING:
        check_string(tokens, t, d);
        break;
    case TOKEN_NAME:
        check_name(tokens, t, d);
        break;
    case TOKEN_COMMENT:
    case TOKEN_DOC:
        check_utf8(tokens, t, d);
        break;
    case TOKEN_NUMBER:
        if (!is_number(text + t->start, text + t->end))
            diag_error(d, span_of(tokens, t), "malformed number '%.*s'",
                       (int)(t->end - t->start), text + t->start);
        break;
    default:
        break;
    }
}

/* Why bytes that begin no token cannot stand here. */
static void report_stray(const token_list *tokens, const token *t, diag *d)
{
    unsigned char c = (unsigned char)tokens->file->text[t->start];

    if (c < 0x20 || c == 0x7F)
        diag_error(d, span_of(tokens, t), "stray byte 0x%02X", c);
    else if (c == ';')
        diag_error(d, span_of(tokens, t), "stray ';'; none is needed here");
    else if (c == '\'' || c == '`')
        diag_error(d, span_of(tokens, t),
                   "stray '%c'; strings are written in double quotes", c);
    else
        diag_error(d, span_of(tokens, t), "stray '%c'", c);
}

/* Other languages' comments are passed over whole: one error is enough. */
static bool skip_comment(const token_list *tokens, token *t, const char **at,
                         diag *d)
{
    const char *limit = tokens->file->text + tokens->file->size;
    bool is_line = (*at)[-1] == '#';
    const char *close;

    if (!is_line && ((*at)[-1] != '/' || **at != '*'))
        return false;
    t->end += !is_line;
    diag_error(d, span_of(tokens, t), "comments are written with '//'");
    close = is_line ? strchr(*at, '\n') : strstr(*at + 1, "*/");
    *at = !close ? limit : is_line ? close : close + 2;
    return true;
}

/* Of a token and the space before it, where there is little space. */
enum { BYTES_EACH = 3 };

token_list token_read(const source *file, diag *d)
{
    token_list tokens = {.file = file};
    const char *limit = file->text + file->size;
    const char *at = file->text;
    const char *start;
    uint32_t stray_end = UINT32_MAX;
    token t;

    tokens.capacity = file->size / BYTES_EACH + 16;
    tokens.items = alloc_array(d->arena, tokens.capacity, token);
    if (strncmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    do {
        t.kind = token_scan(&at, limit, &start);
        t.role = ROLE_NONE;
        t.start = (uint32_t)(start - file->text);
        t.end = (uint32_t)(at - file->text);
        if (t.kind != TOKEN_BAD) {
            token_check(&tokens, &t, d);
            *list_add(d->arena, &tokens) = t;
        } else if (!skip_comment(&tokens, &t, &at, d)) {
            if (t.start != stray_end)
                report_stray(&tokens, &t, d);
            stray_end = t.end;
        }
    } while (t.kind != TOKEN_END);
    return tokens;
}
