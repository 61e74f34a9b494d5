/* SPDX-License-Identifier: MIT */
#include "fmt.h"

#include "fmt_line.h"
#include "list.h"
#include "parse.h"

#include <string.h>

enum { MAX_COLUMN = 80 };

typedef struct layout {
    lm_arena *arena;
    token_list tokens;
    list_of(fmt_line) lines;
    bool in_body;
    bool in_enum;
} layout;

static const token *at(const layout *l, size_t i)
{
    return &l->tokens.items[i];
}

static bool is_comment(const layout *l, size_t i)
{
    return at(l, i)->kind == TOKEN_COMMENT || at(l, i)->kind == TOKEN_DOC;
}

/* Newlines between a token and the one before it. */
static unsigned newlines_before(const layout *l, size_t i)
{
    const char *text = l->tokens.file->text;
    unsigned n = 0;

    for (uint32_t k = i ? at(l, i - 1)->end : 0; k < at(l, i)->start; k++)
        n += text[k] == '\n';
    return n;
}

static fmt_line *add_line(layout *l, size_t first, size_t end)
{
    fmt_line *line = list_add(l->arena, &l->lines);

    line->first = first;
    line->end = end;
    line->trailing = SIZE_MAX;
    line->blank = l->lines.n > 1 && newlines_before(l, first) > 1;
    return line;
}

static void add_comment(layout *l, size_t i)
{
    fmt_line *line = add_line(l, i, i + 1);

    line->comment = true;
    line->indent = l->in_body;
}

/* The end of the line that begins at i: the next one's start. */
static size_t find_end(const layout *l, size_t i)
{
    size_t end = i;

    do {
        if (at(l, end)->role == ROLE_OPEN)
            return end + 1;
        end++;
    } while (at(l, end)->kind != TOKEN_END && at(l, end)->role != ROLE_DECL &&
             at(l, end)->role != ROLE_ENTRY && at(l, end)->role != ROLE_CLOSE);
    return end;
}

/* The end of a declaration that may stay on one line; 0: it may not. */
static size_t find_joined(const layout *l, size_t i)
{
    fmt_line line = {.first = i, .trailing = SIZE_MAX, .joined = true};
    bool open = false;

    for (; !is_comment(l, i) && at(l, i)->kind != TOKEN_END; i++) {
        if (open && newlines_before(l, i) && at(l, i - 1)->role == ROLE_OPEN)
            return 0;
        if (fmt_line_is_block(&l->tokens, i))
            return 0;
        open |= at(l, i)->role == ROLE_OPEN;
        if (at(l, i)->role != ROLE_CLOSE)
            continue;
        line.end = i + 1;
        return fmt_line_width(&l->tokens, &line) <= MAX_COLUMN ? i + 1 : 0;
    }
    return 0;
}

static bool is_significant(const layout *l, size_t i)
{
    return !is_comment(l, i) && at(l, i)->role != ROLE_COMMA;
}

/*
 * Comments behind the last token of a line are taken off it: the first may
 * stay at its end, the others are lines of their own.
 */
static void add_tail(layout *l, size_t line, size_t end)
{
    size_t i = l->lines.items[line].end;

    while (i > l->lines.items[line].first && !is_significant(l, i - 1))
        i--;
    l->lines.items[line].end = i;
    for (bool first = true; i < end; i++) {
        if (!is_comment(l, i))
            continue;
        if (first && newlines_before(l, i) == 0)
            l->lines.items[line].trailing = i;
        else
            add_comment(l, i);
        first = false;
    }
}

static bool is_enum(const layout *l, size_t i)
{
    const token *t = at(l, i);

    return t->end - t->start == 4 &&
           memcmp(l->tokens.file->text + t->start, "enum", 4) == 0;
}

/* Comments behind `{` on its line stay there, the others come under it. */
static size_t skip_comments(const layout *l, size_t i)
{
    while (is_comment(l, i))
        i++;
    return i;
}

static size_t add_code(layout *l, size_t i)
{
    token_role role = at(l, i)->role;
    size_t joined = role == ROLE_DECL ? find_joined(l, i) : 0;
    size_t end = joined ? joined : find_end(l, i);
    size_t next = skip_comments(l, end);
    size_t index = l->lines.n;
    fmt_line *line;

    if (role == ROLE_CLOSE)
        l->in_body = false;
    line = add_line(l, i, end);
    line->indent = l->in_body;
    line->joined = joined != 0;
    line->comma = role == ROLE_ENTRY && l->in_enum;
    if (role == ROLE_DECL)
        l->in_enum = is_enum(l, i);
    if (!joined && at(l, end - 1)->role == ROLE_OPEN)
        l->in_body = true;
    add_tail(l, index, next);
    return next;
}

static void find_lines(layout *l)
{
    size_t i = 0;

    while (at(l, i)->kind != TOKEN_END) {
        if (is_comment(l, i))
            add_comment(l, i++);
        else
            i = add_code(l, i);
    }
}

static bool ends_body(const layout *l, const fmt_line *line)
{
    return at(l, line->first)->role == ROLE_CLOSE;
}

static bool opens_body(const layout *l, const fmt_line *line)
{
    return !line->comment && at(l, line->end - 1)->role == ROLE_OPEN;
}

/* The first of the comments right above a line, or the line itself. */
static size_t block_start(const layout *l, size_t line)
{
    while (line > 0 && l->lines.items[line - 1].comment &&
           !l->lines.items[line].blank)
        line--;
    return line;
}

/* None at the edges of a body, one around each declaration with a body. */
static void set_blanks(layout *l)
{
    bool behind_body = false;

    for (size_t i = 0; i < l->lines.n; i++) {
        fmt_line *line = &l->lines.items[i];
        size_t start;

        if (i > 0 && opens_body(l, &l->lines.items[i - 1]))
            line->blank = false;
        if (ends_body(l, line))
            line->blank = false;
        if (!line->comment && at(l, line->first)->role == ROLE_DECL) {
            start = block_start(l, i);
            if (start > 0 && (behind_body || opens_body(l, line)))
                l->lines.items[start].blank = true;
            behind_body = false;
        }
        behind_body |= ends_body(l, line);
    }
}

/* Types begin in one column, in fields that no blank line parts. */
static void set_pads(layout *l)
{
    size_t first = 0;
    size_t widest = 0;

    for (size_t i = 0; i <= l->lines.n; i++) {
        fmt_line *line = i < l->lines.n ? &l->lines.items[i] : NULL;
        size_t width;

        if (!line || line->blank || line->indent == 0) {
            for (; first < i; first++)
                if (fmt_line_name(&l->tokens, &l->lines.items[first]))
                    l->lines.items[first].pad = widest + 1;
            widest = 0;
        }
        width = line ? fmt_line_name(&l->tokens, line) : 0;
        if (width > widest)
            widest = width;
    }
}

bool fmt_file(const source *file, diag *d, lm_buffer *text)
{
    size_t n_errors = d->n_errors;
    layout l = {.arena = d->arena, .tokens = parse_file(file, d)->tokens};

    if (d->n_errors > n_errors)
        return false;
    find_lines(&l);
    set_blanks(&l);
    set_pads(&l);
    for (size_t i = 0; i < l.lines.n; i++)
        fmt_line_write(&l.tokens, &l.lines.items[i], text);
    return true;
}
