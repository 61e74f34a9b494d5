/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/*
 * Directives. All branches of an #if are read, but for those that cannot be
 * C: #if 0, and what is for C++ alone.
 */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* Space, comments and broken lines go. */
static const char *skip_space(const char *s)
{
    for (;;) {
        const char *close =
            s[0] == '/' && s[1] == '*' ? strstr(s + 2, "*/") : NULL;

        if (is_space(*s))
            s++;
        else if (s[0] == '\\' && (s[1] == '\n' || s[1] == '\r'))
            s += 2;
        else if (close)
            s = close + 2;
        else
            return s;
    }
}

static size_t word_length(const char *s)
{
    return strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                     "0123456789_");
}

/* A word of the directive; *s is moved behind it. */
static const char *take_word(const header *h, const char **s)
{
    const char *start = skip_space(*s);
    size_t n = word_length(start);

    *s = start + n;
    return alloc_strndup(h->p.arena, start, n);
}

/* 32, 0x20u, (32); false: something else. */
static bool read_integer(const char *s, unsigned long long *value)
{
    char *end;
    bool open = *s == '(';

    s = skip_space(s + open);
    if (*s < '0' || *s > '9')
        return false;
    errno = 0;
    *value = strtoull(s, &end, 0);
    s = skip_space(end + strspn(end, "uUlL"));
    if (open && *s++ != ')')
        return false;
    s = skip_space(s);
    return errno == 0 && (*s == '\n' || *s == '\0' || strncmp(s, "//", 2) == 0);
}

static void define(header *h, const char *s)
{
    const char *name = take_word(h, &s);
    unsigned long long number;
    ast_value *value;

    if (*s == '(' || !read_integer(skip_space(s), &number))
        return;
    value = alloc_new(h->p.arena, ast_value);
    value->text = alloc_printf(h->p.arena, "%llu", number);
    value->span = parser_here(&h->p);
    *strmap_slot(h->p.arena, &h->macros, name) = value;
}

/* In quotes: another header of the user's, which may have models. */
static void include(header *h, const char *s)
{
    ast_import import = {.include = true, .span = parser_here(&h->p)};
    size_t n;

    s = skip_space(s);
    if (*s != '"')
        return;
    n = strcspn(++s, "\"\n");
    if (s[n] != '"')
        return;
    import.path = alloc_strndup(h->p.arena, s, n);
    *list_add(h->p.arena, &h->imports) = import;
}

/* The word behind the '#', and *s behind that. */
static const char *directive(const header *h, const char **s)
{
    source_span span = parser_here(&h->p);

    *s = span.file->text + span.start + 1;
    return take_word(h, s);
}

static bool begins(const char *word)
{
    return strncmp(word, "if", 2) == 0;
}

/* What no compiler of C sees. */
static bool is_never(const header *h, const char *word, const char *s)
{
    const char *what;

    s = skip_space(s);
    if (strcmp(word, "if") == 0 && *s == '0')
        return word_length(s) == 1;
    if (strcmp(word, "if") == 0 && strncmp(s, "defined", 7) == 0)
        s += 7 + strspn(s + 7, " (");
    else if (strcmp(word, "ifdef") != 0)
        return false;
    what = take_word(h, &s);
    return strcmp(what, "__cplusplus") == 0 && !strstr(s, "||");
}

/* To the #else, #elif or #endif of the branch that has begun. */
static void skip_branch(header *h)
{
    parser *p = &h->p;
    unsigned depth = 0;

    for (; parser_peek(p) != TOKEN_END; parser_take(p)) {
        const char *s;
        const char *word;

        if (parser_peek(p) != TOKEN_DIRECTIVE)
            continue;
        word = directive(h, &s);
        if (!depth && (strncmp(word, "el", 2) == 0 || *word == 'e') &&
            strcmp(word, "error") != 0)
            return;
        depth += begins(word);
        depth -= strcmp(word, "endif") == 0;
    }
}

/* #ifndef __cplusplus: what is behind its #else is C++. */
static void open_branch(header *h, const char *word, const char *s)
{
    bool never = is_never(h, word, s);
    bool not_else = strcmp(word, "ifndef") == 0 &&
                    strcmp(take_word(h, &s), "__cplusplus") == 0;

    *list_add(h->p.arena, &h->branches) = not_else;
    parser_take(&h->p);
    if (never)
        skip_branch(h);
}

void header_directive(header *h)
{
    const char *s;
    const char *word = directive(h, &s);
    bool skips = false;

    if (begins(word)) {
        open_branch(h, word, s);
        return;
    }
    if (strcmp(word, "define") == 0)
        define(h, s);
    else if (strcmp(word, "include") == 0)
        include(h, s);
    else if (strcmp(word, "else") == 0)
        skips = h->branches.n && h->branches.items[h->branches.n - 1];
    else if (strcmp(word, "endif") == 0)
        h->branches.n -= h->branches.n > 0;
    parser_take(&h->p);
    if (skips)
        skip_branch(h);
}

void header_inner_directive(header *h)
{
    const char *s;
    const char *word = directive(h, &s);

    if (begins(word))
        diag_error(h->p.diag, parser_here(&h->p),
                   "a model cannot depend on '#%s': its schema is the same "
                   "for all who use it",
                   word);
    header_directive(h);
}
