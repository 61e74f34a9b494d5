/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include <string.h>

token_list header_tokens(const source *file, diag *d)
{
    token_list tokens = {.file = file};
    const char *limit = file->text + file->size;
    const char *at = file->text;
    const char *start;
    token t;

    if (strncmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    do {
        t.kind = header_scan(&at, limit, &start);
        t.role = ROLE_NONE;
        t.start = (uint32_t)(start - file->text);
        t.end = (uint32_t)(at - file->text);
        if (t.kind == TOKEN_BAD) {
            diag_error(d, (source_span){file, t.start, t.end},
                       "the comment has no end");
            at = limit;
        } else {
            *list_add(d->arena, &tokens) = t;
        }
    } while (t.kind != TOKEN_END);
    return tokens;
}

static bool opens(token_kind kind)
{
    return kind == TOKEN_LPAREN || kind == TOKEN_LBRACE ||
           kind == TOKEN_LBRACKET;
}

static bool closes(token_kind kind)
{
    return kind == TOKEN_RPAREN || kind == TOKEN_RBRACE ||
           kind == TOKEN_RBRACKET;
}

void header_skip_group(header *h)
{
    size_t depth = 0;

    do {
        token_kind kind = parser_peek(&h->p);

        if (kind == TOKEN_END)
            return;
        depth += opens(kind);
        depth -= closes(kind);
        parser_take(&h->p);
    } while (depth);
}

static bool is_attribute(const parser *p)
{
    static const char *const words[] = {"__attribute__", "__declspec",
                                        "_Alignas", "alignas"};

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (parser_is_word(p, words[i]))
            return parser_peek_second(p) == TOKEN_LPAREN;
    return false;
}

bool header_skip_attribute(header *h)
{
    parser *p = &h->p;
    size_t previous;

    if (parser_peek(p) == TOKEN_LBRACKET &&
        parser_peek_second(p) == TOKEN_LBRACKET) {
        header_skip_group(h);
        return true;
    }
    if (parser_is_word(p, "__extension__")) {
        parser_take(p);
        return true;
    }
    if (!is_attribute(p))
        return false;
    previous = p->previous;
    parser_take(p);
    header_skip_group(h);
    p->previous = previous; /* braces behind it are not a function's */
    return true;
}

static bool is_type_word(const parser *p)
{
    return parser_is_word(p, "struct") || parser_is_word(p, "union") ||
           parser_is_word(p, "enum") || parser_is_word(p, "typedef");
}

/* Braces behind ')' or a word are a function's, but for those of a type. */
static bool is_body(const header *h, bool is_type)
{
    const parser *p = &h->p;
    token_kind before = p->tokens.items[p->previous].kind;

    return parser_peek(p) == TOKEN_LBRACE &&
           (before == TOKEN_RPAREN || (before == TOKEN_NAME && !is_type));
}

void header_skip_decl(header *h)
{
    parser *p = &h->p;
    bool is_type = is_type_word(p);
    bool done = false;

    while (!done && parser_peek(p) != TOKEN_END) {
        token_kind kind = parser_peek(p);

        if (kind == TOKEN_DIRECTIVE) {
            header_directive(h);
        } else if (header_skip_attribute(h)) {
            continue;
        } else if (opens(kind)) {
            done = p->previous != SIZE_MAX && is_body(h, is_type);
            header_skip_group(h);
        } else {
            parser_take(p);
            done = kind == TOKEN_SEMICOLON || kind == TOKEN_RBRACE;
        }
    }
}
