/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include <string.h>

/* Enumerators: each a word of JSON, its own name if LM(alias) gives none. */

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* "Role_" of "ROLE_ADMIN" and enum Role; 0: it does not begin so. */
static size_t prefix_length(const char *word, const char *name)
{
    size_t n = 0;

    while (name[n] && lower(word[n]) == lower(name[n]))
        n++;
    return !name[n] && word[n] == '_' && word[n + 1] ? n + 1 : 0;
}

/* The enum's name stands before its values in C; in JSON it need not. */
static size_t common_prefix(const ast_decl *decl, const char *name)
{
    size_t n = 0;

    for (size_t i = 0; name && i < decl->n_members; i++) {
        n = prefix_length(decl->members[i].c_name, name);
        if (!n)
            return 0;
    }
    return n;
}

void header_name_values(header *h, const c_record *record, ast_decl *decl)
{
    size_t n = common_prefix(decl, record->name);

    if (!n)
        n = common_prefix(decl, record->tag);
    for (size_t i = 0; i < decl->n_members; i++) {
        ast_member *m = &decl->members[i];

        m->name.text = m->c_name + n;
        *strmap_slot(h->p.arena, &h->enumerators, m->c_name) =
            alloc_strndup(h->p.arena, m->name.text, strlen(m->name.text));
    }
}

/* Behind '=': to the comma or brace that ends it. */
static void skip_number(header *h)
{
    parser *p = &h->p;

    while (parser_peek(p) != TOKEN_COMMA && parser_peek(p) != TOKEN_RBRACE &&
           parser_peek(p) != TOKEN_END && !parser_is_word(p, "LM")) {
        if (parser_peek(p) == TOKEN_LPAREN)
            header_skip_group(h);
        else
            parser_take(p);
    }
}

static bool read_member(header *h, ast_member *member)
{
    parser *p = &h->p;
    c_notes notes = {0};
    const char *behind;

    member->doc = parser_doc_above(p);
    if (!parser_name(p, &member->name, "an enumerator or '}'"))
        return false;
    member->c_name = member->name.text;
    while (header_note(h, &notes) || header_skip_attribute(h))
        ;
    if (parser_accept(p, TOKEN_EQUALS))
        skip_number(h);
    while (header_note(h, &notes))
        ;
    behind = parser_doc_behind(p);
    parser_accept(p, TOKEN_COMMA);
    behind = behind ? behind : parser_doc_behind(p);
    if (behind)
        member->doc =
            member->doc ? alloc_printf(p->arena, "%s\n%s", member->doc, behind)
                        : behind;
    if (notes.wire) {
        member->wire = alloc_new(p->arena, ast_value);
        *member->wire = *notes.wire;
    }
    for (size_t i = 0; i < notes.attrs.n; i++)
        if (strcmp(notes.attrs.items[i].name.text, "unknown") == 0) {
            member->attrs = &notes.attrs.items[i];
            member->n_attrs = 1;
        }
    return !notes.skip;
}

void header_enum(header *h, ast_decl *decl)
{
    list_of(ast_member) members = {0};
    parser *p = &h->p;

    parser_take(p);
    while (parser_peek(p) != TOKEN_RBRACE && parser_peek(p) != TOKEN_END) {
        ast_member member = {0};
        size_t first = p->at;

        if (parser_peek(p) == TOKEN_DIRECTIVE)
            header_directive(h);
        else if (read_member(h, &member))
            *list_add(p->arena, &members) = member;
        else if (p->at == first)
            parser_take(p);
    }
    parser_accept(p, TOKEN_RBRACE);
    decl->members = members.items;
    decl->n_members = members.n;
}
