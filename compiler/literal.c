/* SPDX-License-Identifier: MIT */
#include "literal.h"

#include "alloc.h"
#include "utf8.h"

#include <string.h>

/* One element of a literal: a byte as it stands, or an escape. */
typedef struct element {
    size_t size;   /* in the source */
    char bytes[4]; /* what it stands for */
    size_t n;      /* 0: nothing */
} element;

typedef struct reader {
    const char *at;
    const char *end;
    bool block;
    size_t indent; /* of a block: what its lines begin with */
} reader;

enum { N_QUOTES = 3 };

bool literal_is_block(source_span literal)
{
    return literal.end - literal.start >= N_QUOTES &&
           memcmp(literal.file->text + literal.start, "\"\"\"", N_QUOTES) == 0;
}

/* Bytes of the quotes on either side. */
static uint32_t quotes_of(source_span literal)
{
    return literal_is_block(literal) ? N_QUOTES : 1;
}

bool literal_is_closed(source_span literal)
{
    const char *text = literal.file->text;
    uint32_t n = quotes_of(literal);
    uint32_t i = literal.start + n;

    while (i < literal.end && strncmp(text + i, "\"\"\"", n) != 0)
        i += text[i] == '\\' ? 2 : 1;
    return i < literal.end;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static const char *skip_blanks(const char *s, const char *end)
{
    while (s < end && is_blank(*s))
        s++;
    return s;
}

static size_t same_start(const char *a, const char *b, size_t n)
{
    size_t i = 0;

    while (i < n && a[i] == b[i])
        i++;
    return i;
}

/* The white space that all lines but the first begin with. */
static size_t common_indent(const reader *r)
{
    const char *line = NULL; /* the first of them */
    size_t n = 0;
    const char *s = r->at;

    while ((s = memchr(s, '\n', (size_t)(r->end - s)))) {
        const char *start = ++s;

        s = skip_blanks(s, r->end);
        if (s == r->end || *s == '\n')
            continue;
        if (line)
            n = same_start(line, start, n);
        else
            n = (size_t)(s - (line = start));
    }
    return n;
}

/* What is taken off the line that begins here. */
static size_t indent_at(const reader *r, const char *line)
{
    const char *s = skip_blanks(line, r->end);

    if (s == r->end || *s == '\n')
        return (size_t)(s - line);
    return r->indent;
}

/* Lines on which there are only the quotes are no part of the text. */
static void open_block(reader *r)
{
    const char *first = skip_blanks(r->at, r->end);
    const char *last = r->end;

    r->indent = common_indent(r);
    while (last > r->at && is_blank(last[-1]))
        last--;
    if (last > first && last[-1] == '\n')
        r->end = last[-2] == '\r' ? last - 2 : last - 1;
    if (first < r->end && *first == '\n')
        r->at = first + 1 + indent_at(r, first + 1);
    else if (first >= r->end)
        r->at = r->end;
}

static reader open_literal(source_span literal)
{
    const char *text = literal.file->text;
    reader r = {.at = text + literal.start, .end = text + literal.end};
    uint32_t n = quotes_of(literal);

    if (r.at >= r.end || *r.at != '"')
        return r;
    r.block = literal_is_block(literal);
    r.at += n;
    if (literal_is_closed(literal))
        r.end -= n;
    if (r.block)
        open_block(&r);
    return r;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Four hex digits at s; -1: there are none. */
static int32_t hex4(const char *s, const char *end)
{
    int32_t code = 0;

    if (end - s < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(s[i]);

        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

/* \uXXXX, or two of them that are the halves of one code point. */
static element read_unicode(reader r)
{
    int32_t code = hex4(r.at + 2, r.end);
    element e = {code < 0 ? 2 : 6, {0}, 0};

    if (code >= 0xD800 && code < 0xDC00 && r.end - r.at >= 12 &&
        r.at[6] == '\\' && r.at[7] == 'u') {
        int32_t low = hex4(r.at + 8, r.end);

        if (low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            e.size = 12;
        }
    }
    if (code > 0 && (code < 0xD800 || code > 0xDFFF))
        e.n = lm__utf8_put(e.bytes, (uint32_t)code);
    return e;
}

/* Of a line that ends, what the next one begins with is a part. */
static element read_element(reader r)
{
    static const char names[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    element e = {1, {*r.at}, 1};
    const char *name;

    if (r.block && *r.at == '\r' && r.end - r.at > 1 && r.at[1] == '\n')
        e = (element){2, {'\n'}, 1};
    if (r.block && e.bytes[0] == '\n') {
        e.size += indent_at(&r, r.at + e.size);
        return e;
    }
    if (*r.at != '\\')
        return e;
    if (r.end - r.at < 2)
        return (element){1, {0}, 0};
    if (r.at[1] == 'u')
        return read_unicode(r);
    name = strchr(names, r.at[1]);
    if (!name)
        return (element){2, {0}, 0};
    return (element){2, {values[name - names]}, 1};
}

static void report_escape(diag *d, source_span literal, const char *at,
                          size_t size)
{
    const char *text = literal.file->text;
    source_span span = {literal.file, (uint32_t)(at - text),
                        (uint32_t)(at - text + (ptrdiff_t)size)};

    if (size == 6 && hex4(at + 2, at + 6) == 0)
        diag_error(d, span, "a string cannot hold U+0000");
    else if (size == 6)
        diag_error(d, span, "'%.6s' is half of a surrogate pair", at);
    else if (at[1] == 'u')
        diag_error(d, span, "'\\u' takes four hexadecimal digits");
    else if ((unsigned char)at[1] >= 0x80 || (unsigned char)at[1] < 0x20)
        diag_error(d, span, "unknown escape; a backslash is written '\\\\'");
    else
        diag_error(d, span,
                   "unknown escape '\\%c'; a backslash is written '\\\\'",
                   at[1]);
}

char *literal_text(diag *d, source_span literal)
{
    reader r = open_literal(literal);
    char *text = alloc_array(d->arena, (size_t)(r.end - r.at) + 1, char);
    size_t n = 0;

    while (r.at < r.end) {
        element e = read_element(r);

        if (e.n == 0)
            report_escape(d, literal, r.at, e.size);
        memcpy(text + n, e.bytes, e.n);
        n += e.n;
        r.at += e.size;
    }
    return text;
}

source_span literal_part(source_span literal, size_t from, size_t to)
{
    const char *text = literal.file ? literal.file->text : NULL;
    source_span part = literal;
    reader r;
    size_t n = 0;

    if (!text || text[literal.start] != '"')
        return literal;
    r = open_literal(literal);
    part.start = (uint32_t)(r.at - text);
    part.end = part.start;
    while (r.at < r.end && (n < to || n <= from)) {
        element e = read_element(r);

        if (n <= from)
            part.start = (uint32_t)(r.at - text);
        n += e.n;
        r.at += e.size;
        part.end = (uint32_t)(r.at - text);
    }
    if (n <= from) {
        part.start = (uint32_t)(r.at - text);
        part.end = part.start + 1;
    }
    return part;
}
