/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include <string.h>

/* Members of a struct as they are declared. */

static void refuse(header *h, c_member *m, const char *why)
{
    if (m->why)
        return;
    m->why = why;
    m->why_span = parser_here(&h->p);
}

/* The number in brackets: digits, or a macro of this header. */
static const ast_value *read_room(header *h)
{
    parser *p = &h->p;
    const ast_value *known = NULL;
    ast_value *value = NULL;
    ast_name word;

    if (parser_peek(p) != TOKEN_NAME && parser_peek(p) != TOKEN_NUMBER)
        return NULL;
    word = parser_take_name(p);
    if (*word.text >= '0' && *word.text <= '9') {
        value = alloc_new(p->arena, ast_value);
        value->text =
            alloc_strndup(p->arena, word.text, strspn(word.text, "0123456789"));
    } else if ((known = strmap_get(&h->macros, word.text))) {
        value = alloc_new(p->arena, ast_value);
        value->text = known->text;
    }
    if (value)
        value->span = word.span;
    return value;
}

static const char room_why[] =
    "its size is no number, nor a macro that this header defines as one";

static void read_array(header *h, c_member *m)
{
    parser *p = &h->p;
    const ast_value *room;

    parser_take(p);
    if (parser_peek(p) == TOKEN_RBRACKET)
        refuse(h, m,
               "an array without a size has no end that lmc could know; "
               "write a pointer and size_t n_NAME");
    room = read_room(h);
    if (!room || parser_peek(p) != TOKEN_RBRACKET)
        refuse(h, m, room_why);
    if (m->n_rooms == 2)
        refuse(h, m, "lists of lists have no count for each; use a struct");
    else
        m->rooms[m->n_rooms++] = room;
    while (parser_peek(p) != TOKEN_RBRACKET &&
           parser_peek(p) != TOKEN_SEMICOLON && parser_peek(p) != TOKEN_END)
        parser_take(p);
    parser_accept(p, TOKEN_RBRACKET);
}

static bool skip_qualifier(header *h)
{
    static const char *const words[] = {"const", "restrict", "__restrict",
                                        "_Nonnull", "_Nullable"};

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (parser_is_word(&h->p, words[i])) {
            parser_take(&h->p);
            return true;
        }
    return false;
}

/* What is left of a declarator that lmc does not read. */
static void skip_rest(header *h)
{
    parser *p = &h->p;

    while (parser_peek(p) != TOKEN_SEMICOLON && parser_peek(p) != TOKEN_COMMA &&
           parser_peek(p) != TOKEN_RBRACE && parser_peek(p) != TOKEN_END &&
           !parser_is_word(p, "LM")) {
        if (parser_peek(p) == TOKEN_LPAREN ||
            parser_peek(p) == TOKEN_LBRACKET || parser_peek(p) == TOKEN_LBRACE)
            header_skip_group(h);
        else
            parser_take(p);
    }
}

/* (*name)(...) and (*name)[8]; the name is kept for the message. */
static void read_nested(header *h, c_member *m)
{
    parser *p = &h->p;

    parser_take(p);
    while (parser_accept(p, TOKEN_STAR) || skip_qualifier(h))
        ;
    if (parser_peek(p) == TOKEN_NAME)
        m->name = parser_take_name(p);
    while (parser_peek(p) != TOKEN_RPAREN && parser_peek(p) != TOKEN_END &&
           parser_peek(p) != TOKEN_SEMICOLON)
        parser_take(p);
    parser_accept(p, TOKEN_RPAREN);
    m->why_span = m->name.span;
    m->why = parser_peek(p) == TOKEN_LPAREN
                 ? "a pointer to a function has no form in JSON"
                 : "a pointer to an array is not supported; write an array or "
                   "a pointer to its items";
    skip_rest(h);
}

static void read_declarator(header *h, c_member *m)
{
    parser *p = &h->p;

    while (parser_peek(p) == TOKEN_STAR || skip_qualifier(h))
        m->stars += parser_accept(p, TOKEN_STAR);
    if (parser_peek(p) == TOKEN_LPAREN) {
        read_nested(h, m);
        return;
    }
    if (parser_peek(p) == TOKEN_NAME)
        m->name = parser_take_name(p);
    else
        refuse(h, m, "it has no name");
    while (parser_peek(p) == TOKEN_LBRACKET &&
           parser_peek_second(p) != TOKEN_LBRACKET)
        read_array(h, m);
    if (parser_peek(p) == TOKEN_COLON) {
        m->why_span = m->name.text ? m->name.span : parser_here(p);
        m->why = "a bit-field has no address; write 'bool' or 'uint8_t'";
        skip_rest(h);
    }
}

static void read_notes(header *h, c_members *members, size_t first)
{
    c_notes *notes = &members->items[members->n - 1].notes;

    while (members->n > first &&
           (header_note(h, notes) || header_skip_attribute(h)))
        ;
}

static void join_doc(const header *h, c_member *m, const char *behind)
{
    if (behind)
        m->doc = m->doc ? alloc_printf(h->p.arena, "%s\n%s", m->doc, behind)
                        : behind;
}

/* The comment behind the ';' is about the last of the declarators. */
static void end_members(header *h, c_members *members, size_t first)
{
    parser *p = &h->p;

    if (parser_peek(p) != TOKEN_SEMICOLON) {
        parser_unexpected(p, "';' behind the member");
        skip_rest(h);
    }
    if (!parser_accept(p, TOKEN_SEMICOLON))
        return;
    if (members->n > first)
        join_doc(h, &members->items[members->n - 1], parser_doc_behind(p));
    read_notes(h, members, first);
    if (members->n > first && p->previous != SIZE_MAX &&
        p->tokens.items[p->previous].kind != TOKEN_SEMICOLON)
        join_doc(h, &members->items[members->n - 1], parser_doc_behind(p));
}

void header_members(header *h, c_members *members)
{
    parser *p = &h->p;
    const char *doc = parser_doc_above(p);
    c_type type = header_type(h);
    size_t first = members->n;

    if (type.kind == C_RECORD && type.record->body &&
        parser_accept(p, TOKEN_SEMICOLON)) {
        if (!type.record->tag)
            header_flatten(h, type.record, members);
        return;
    }
    do {
        c_member m = {.doc = doc, .type = type};

        read_declarator(h, &m);
        *list_add(p->arena, members) = m;
        read_notes(h, members, first);
    } while (parser_accept(p, TOKEN_COMMA));
    end_members(h, members, first);
}
