/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include <string.h>

/*
 * Structs that are declared within structs. They are models, as the struct
 * around them is. C++ has no name for them at the place where tables and
 * functions are declared, and C none for those without a tag: the generated
 * header gives each a typedef.
 */

enum { MAX_DEPTH = 16 };

/* The members between two braces, the first of which is ahead. */
static void read_members(header *h, c_members *members)
{
    parser *p = &h->p;

    parser_take(p);
    while (parser_peek(p) != TOKEN_RBRACE && parser_peek(p) != TOKEN_END) {
        if (parser_peek(p) == TOKEN_DIRECTIVE)
            header_inner_directive(h);
        else if (!parser_accept(p, TOKEN_SEMICOLON))
            header_members(h, members);
    }
}

/* The same of a body that was passed over; the parser stays where it is. */
static void read_again(header *h, size_t body, c_members *members)
{
    parser here = h->p;

    h->p.at = body;
    read_members(h, members);
    h->p.at = here.at;
    h->p.previous = here.previous;
    h->p.refused = here.refused;
}

bool header_body(header *h, ast_decl *decl, c_record *record)
{
    c_record *outer = h->within;
    c_members members = {0};

    h->within = record;
    read_members(h, &members);
    header_fields(h, &members, decl);
    h->within = outer;
    return parser_accept(&h->p, TOKEN_RBRACE);
}

/* Bodies are read again at each level, and by recursion. */
static bool is_deep(header *h)
{
    if (h->depth < MAX_DEPTH)
        return false;
    diag_error(h->p.diag, parser_here(&h->p),
               "structs within structs more than %d deep", MAX_DEPTH);
    return true;
}

void header_flatten(header *h, const c_record *record, c_members *members)
{
    if (is_deep(h))
        return;
    h->depth++;
    read_again(h, record->body, members);
    h->depth--;
}

void header_nested(header *h, c_record *record, const c_member *m)
{
    ast_decl decl = {.kind = AST_MODEL};
    c_members members = {0};

    if (!record->body || record->is_model || is_deep(h))
        return;
    h->depth++;
    record->is_model = record->is_used = true;
    record->outer = h->within;
    record->member = m->name.text;
    record->span = record->tag ? m->type.span : m->name.span;
    h->within = record;
    read_again(h, record->body, &members);
    header_fields(h, &members, &decl);
    h->within = record->outer;
    h->depth--;
    record->decl = h->decls.n;
    *list_add(h->p.arena, &h->decls) = decl;
    *list_add(h->p.arena, &h->records) = record;
}

/* "struct user" and "User" are User in C++. */
static const char *without_struct(const char *type)
{
    return strncmp(type, "struct ", 7) == 0 ? type + 7 : type;
}

void header_name_nested(header *h, c_record *record)
{
    const c_record *outer = record->outer;
    const char *word = record->tag ? record->tag : record->member;
    lm_arena *arena = h->p.arena;
    const char *in = outer ? without_struct(outer->c_type) : NULL;

    if (!outer)
        return;
    record->c_type = alloc_printf(arena, "%s_%s", in, word);
    record->name = record->tag ? record->tag : record->c_type;
    record->in_c = record->tag
                       ? alloc_printf(arena, "struct %s", word)
                       : alloc_printf(arena, "__typeof__(((%s *)0)->%s)",
                                      outer->c_type, word);
    record->in_cpp = alloc_printf(
        arena, record->tag ? "%s::%s" : "decltype(%s::%s)", in, word);
}
