/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include <string.h>

/* typedefs, structs and enums: those that are models, and those that are not.
 */

typedef struct definition {
    bool is_model, is_typedef;
    const char *doc;
    source_span span;
    c_notes notes;
    c_record *record;
    ast_decl decl;
    bool has_body;
} definition;

static void read_body(header *h, definition *d)
{
    parser *p = &h->p;
    ast_name open = {"", parser_here(p)};

    d->has_body = true;
    if (d->record->is_enum) {
        header_enum(h, &d->decl);
        return;
    }
    if (!d->is_model) {
        header_skip_group(h);
        return;
    }
    if (!header_body(h, &d->decl, d->record)) {
        parser_unexpected(p, "'}'");
        diag_note(p->diag, open.span, "the struct begins here");
    }
}

/* struct tag, with its body or without. */
static void read_record(header *h, definition *d)
{
    parser *p = &h->p;
    ast_name word = parser_take_name(p);
    ast_name tag = {0};

    while (header_skip_attribute(h))
        ;
    if (parser_peek(p) == TOKEN_NAME)
        tag = parser_take_name(p);
    if (tag.text)
        d->record = header_record(h, word.text, tag.text);
    else
        d->record = alloc_new(p->arena, c_record);
    if (!tag.text)
        *d->record = (c_record){.is_enum = *word.text == 'e', .decl = SIZE_MAX};
    d->span = tag.text ? tag.span : word.span;
    /* enum role : uint8_t { */
    if (parser_peek(p) == TOKEN_COLON)
        while (parser_peek(p) != TOKEN_LBRACE &&
               parser_peek(p) != TOKEN_SEMICOLON && parser_peek(p) != TOKEN_END)
            parser_take(p);
    if (parser_peek(p) == TOKEN_LBRACE)
        read_body(h, d);
    while (header_skip_attribute(h) || header_note(h, &d->notes))
        ;
}

/* The first plain name of a typedef is what the type is called. */
static void read_names(header *h, definition *d)
{
    parser *p = &h->p;

    while (parser_peek(p) == TOKEN_NAME || parser_peek(p) == TOKEN_STAR) {
        bool pointer = parser_peek(p) == TOKEN_STAR;
        ast_name name;

        while (parser_accept(p, TOKEN_STAR))
            ;
        if (parser_peek(p) != TOKEN_NAME)
            return;
        name = parser_take_name(p);
        if (!pointer && parser_peek(p) != TOKEN_LPAREN &&
            parser_peek(p) != TOKEN_LBRACKET) {
            c_type type = {.kind = C_RECORD, .record = d->record};

            header_name_type(h, name.text, &type);
            if (!d->record->name || d->record->name == d->record->tag) {
                d->record->name = d->record->c_type = name.text;
                d->span = d->has_body ? name.span : d->span;
            }
        }
        if (!parser_accept(p, TOKEN_COMMA))
            return;
    }
}

/* Attributes of the model from LM() behind LM_MODEL. */
static void set_attrs(header *h, definition *d)
{
    ast_decl *decl = &d->decl;

    decl->n_attrs = d->notes.attrs.n + d->notes.rules.n;
    decl->attrs = alloc_array(h->p.arena, decl->n_attrs + 1, ast_attr);
    for (size_t i = 0; i < d->notes.attrs.n; i++)
        decl->attrs[i] = d->notes.attrs.items[i];
    for (size_t i = 0; i < d->notes.rules.n; i++) {
        ast_attr *attr = &decl->attrs[d->notes.attrs.n + i];
        const ast_rule *rule = &d->notes.rules.items[i];

        attr->name = rule->name;
        attr->span = rule->name.span;
        attr->args = alloc_array(h->p.arena, 1, ast_arg);
        if (rule->value)
            attr->args[attr->n_args++].value = *rule->value;
    }
    for (size_t i = 0; i < decl->n_attrs; i++)
        decl->attrs[i].of_model = true;
}

static void add_decl(header *h, definition *d)
{
    c_record *record = d->record;

    if (!record->name) {
        if (d->is_model)
            diag_error(h->p.diag, d->span,
                       "a model needs a name: that of a typedef, or a tag");
        return;
    }
    record->span = d->span;
    record->is_model |= d->is_model && !record->is_enum;
    record->is_used |= d->is_model;
    if (!d->has_body || (!d->is_model && !record->is_enum))
        return;
    d->decl.kind = record->is_enum ? AST_ENUM : AST_MODEL;
    d->decl.doc = d->doc;
    set_attrs(h, d);
    record->decl = h->decls.n;
    *list_add(h->p.arena, &h->decls) = d->decl;
    *list_add(h->p.arena, &h->records) = record;
}

static bool is_record_word(const parser *p)
{
    return parser_is_word(p, "struct") || parser_is_word(p, "enum");
}

/* typedef unsigned long id_t; and what else has a known type. */
static void read_alias(header *h)
{
    parser *p = &h->p;
    c_type type = header_type(h);
    bool derived = false;
    ast_name name;

    while (parser_accept(p, TOKEN_STAR) || parser_accept(p, TOKEN_LPAREN))
        derived = true;
    if (parser_peek(p) == TOKEN_NAME) {
        name = parser_take_name(p);
        if (derived || parser_peek(p) != TOKEN_SEMICOLON)
            type = (c_type){.kind = C_REFUSED,
                            .why = "a typedef hides the pointer or the array; "
                                   "write it out here"};
        header_name_type(h, name.text, &type);
    }
    header_skip_decl(h);
}

void header_decl(header *h)
{
    parser *p = &h->p;
    definition d = {.doc = parser_doc_above(p)};

    d.span = parser_here(p);
    if (parser_is_word(p, "LM_MODEL")) {
        parser_take(p);
        d.is_model = true;
    }
    while (header_note(h, &d.notes) || header_skip_attribute(h))
        ;
    if (parser_is_word(p, "typedef")) {
        parser_take(p);
        d.is_typedef = true;
    }
    if (!is_record_word(p)) {
        if (d.is_model)
            diag_error(p->diag, d.span,
                       "LM_MODEL stands before a struct or its typedef");
        if (d.is_typedef)
            read_alias(h);
        else
            header_skip_decl(h);
        return;
    }
    read_record(h, &d);
    if (d.is_typedef)
        read_names(h, &d);
    add_decl(h, &d);
    header_skip_decl(h);
}
