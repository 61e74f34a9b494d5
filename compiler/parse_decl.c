/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "list.h"
#include "literal.h"
#include "parser.h"

#include <string.h>

typedef list_of(ast_field) field_list;
typedef list_of(ast_member) member_list;
typedef list_of(ast_message) message_list;

typedef bool parse_fn(parser *p, ast_decl *decl);

static parse_fn parse_model, parse_enum, parse_alias, parse_function;

typedef struct decl_word {
    const char *word;
    ast_decl_kind kind;
    parse_fn *parse;
} decl_word;

static const decl_word decl_words[] = {
    {"model", AST_MODEL, parse_model},
    {"enum", AST_ENUM, parse_enum},
    {"type", AST_ALIAS, parse_alias},
    {"function", AST_FUNCTION, parse_function},
};

enum { N_DECL_WORDS = sizeof(decl_words) / sizeof(decl_words[0]) };

static const decl_word *find_word(const parser *p)
{
    for (size_t i = 0; i < N_DECL_WORDS; i++)
        if (parser_is_word(p, decl_words[i].word))
            return &decl_words[i];
    return NULL;
}

/* The words are no keywords: a field may be called "model". */
bool parse_at_decl(const parser *p)
{
    if (parser_is_word(p, "import"))
        return parser_peek_second(p) == TOKEN_STRING;
    return find_word(p) && parser_peek_second(p) == TOKEN_NAME;
}

/*
 * After an error in a body that was opened at the given depth of braces: on
 * to what can begin another entry, to its end, or to the next declaration.
 */
static void skip_entry(parser *p, unsigned braces)
{
    while (parser_peek(p) != TOKEN_END && !parse_at_decl(p)) {
        token_kind next = parser_peek(p);

        if (p->braces <= braces &&
            (next == TOKEN_RBRACE || next == TOKEN_AT_AT ||
             (next == TOKEN_NAME && parser_peek_second(p) == TOKEN_COLON)))
            return;
        parser_take(p);
    }
}

/* Commas between entries may be left out. */
static bool accept_comma(parser *p)
{
    if (parser_peek(p) != TOKEN_COMMA)
        return false;
    parser_mark(p, ROLE_COMMA);
    parser_take(p);
    return true;
}

/* The doc comment above is kept, the one behind the entry added to it. */
static void end_entry(parser *p, const char **doc)
{
    const char *behind = parser_doc_behind(p);

    if (accept_comma(p) && !behind)
        behind = parser_doc_behind(p);
    if (behind)
        *doc = *doc ? alloc_printf(p->arena, "%s\n%s", *doc, behind) : behind;
}

/* Default and attributes, in any order. */
static bool parse_field_tail(parser *p, ast_field *field)
{
    attr_list attrs = {0};
    bool ok = true;

    while (ok && (parser_peek(p) == TOKEN_AT ||
                  (parser_peek(p) == TOKEN_EQUALS && !field->init))) {
        if (parser_accept(p, TOKEN_EQUALS)) {
            field->init = parse_value_new(p);
            ok = field->init != NULL;
        } else {
            ok = parse_attrs(p, TOKEN_AT, &attrs);
        }
    }
    field->attrs = attrs.items;
    field->n_attrs = attrs.n;
    return ok;
}

static bool parse_field(parser *p, ast_field *field)
{
    field->doc = parser_doc_above(p);
    if (!parser_name(p, &field->name, "a field or '}'") ||
        !parser_expect(p, TOKEN_COLON, "after the name of the field"))
        return false;
    field->type = parse_type(p);
    return field->type && parse_field_tail(p, field);
}

/* The entry that could not be read keeps its name: others may refer to it. */
static bool field_is_done(parser *p, field_list *fields)
{
    ast_field field = {0};
    bool ok;

    parser_mark(p, ROLE_ENTRY);
    ok = parse_field(p, &field);

    if (ok)
        end_entry(p, &field.doc);
    if (field.name.text)
        *list_add(p->arena, fields) = field;
    return ok;
}

/* The '}' of a body, or what makes it clear that it is missing. */
static bool at_end_of_body(parser *p)
{
    return parser_peek(p) == TOKEN_RBRACE || parser_peek(p) == TOKEN_END ||
           parse_at_decl(p);
}

static bool open_body(parser *p, const char *where)
{
    parser_mark(p, ROLE_OPEN);
    return parser_expect(p, TOKEN_LBRACE, where);
}

static bool close_body(parser *p, const ast_decl *decl)
{
    size_t errors;

    parser_mark(p, ROLE_CLOSE);
    if (parser_accept(p, TOKEN_RBRACE))
        return true;
    errors = p->diag->n_errors;
    parser_unexpected(p, "'}'");
    if (p->diag->n_errors > errors)
        diag_note(p->diag, decl->name.span, "'%s' begins here",
                  decl->name.text);
    return false;
}

static bool parse_model_attr(parser *p, attr_list *attrs)
{
    parser_mark(p, ROLE_ENTRY);
    return parse_attr(p, attrs);
}

static bool parse_model(parser *p, ast_decl *decl)
{
    field_list fields = {0};
    attr_list attrs = {0};
    unsigned braces = p->braces + 1;

    if (parser_accept(p, TOKEN_COLON) &&
        !parser_name(p, &decl->base, "the name of the base model"))
        return false;
    if (!parse_attrs(p, TOKEN_AT_AT, &attrs) ||
        !open_body(p, "after the name of the model"))
        return false;
    while (!at_end_of_body(p)) {
        bool ok = parser_peek(p) == TOKEN_AT_AT ? parse_model_attr(p, &attrs)
                                                : field_is_done(p, &fields);

        if (!ok)
            skip_entry(p, braces);
        else
            accept_comma(p);
    }
    decl->fields = fields.items;
    decl->n_fields = fields.n;
    decl->attrs = attrs.items;
    decl->n_attrs = attrs.n;
    return close_body(p, decl);
}

static bool parse_member(parser *p, ast_member *member)
{
    attr_list attrs = {0};

    member->doc = parser_doc_above(p);
    parser_mark(p, ROLE_ENTRY);
    if (!parser_name(p, &member->name, "a member or '}'"))
        return false;
    if (parser_accept(p, TOKEN_EQUALS)) {
        member->wire = parse_value_new(p);
        if (!member->wire)
            return false;
    }
    if (!parse_attrs(p, TOKEN_AT, &attrs))
        return false;
    member->attrs = attrs.items;
    member->n_attrs = attrs.n;
    end_entry(p, &member->doc);
    return true;
}

/* Members need no colon, so any name may begin the next one. */
static void skip_member(parser *p, unsigned braces)
{
    while (parser_peek(p) != TOKEN_END && !parse_at_decl(p)) {
        token_kind next = parser_peek(p);

        if (p->braces <= braces && (next == TOKEN_RBRACE || next == TOKEN_NAME))
            return;
        parser_take(p);
        if (p->braces <= braces && next == TOKEN_COMMA)
            return;
    }
}

static bool parse_enum(parser *p, ast_decl *decl)
{
    member_list members = {0};
    unsigned braces = p->braces + 1;

    if (!open_body(p, "after the name of the enum"))
        return false;
    while (!at_end_of_body(p)) {
        ast_member member = {0};

        if (!parse_member(p, &member))
            skip_member(p, braces);
        if (member.name.text)
            *list_add(p->arena, &members) = member;
    }
    decl->members = members.items;
    decl->n_members = members.n;
    return close_body(p, decl);
}

static bool parse_alias(parser *p, ast_decl *decl)
{
    if (!parser_expect(p, TOKEN_EQUALS, "after the name of the type"))
        return false;
    decl->type = parse_type(p);
    return decl->type != NULL;
}

static bool parse_params(parser *p, ast_decl *decl)
{
    field_list params = {0};

    if (!parser_expect(p, TOKEN_LPAREN, "after the name of the function"))
        return false;
    while (!parser_accept(p, TOKEN_RPAREN)) {
        ast_field param = {0};

        if (!parse_field(p, &param))
            return false;
        *list_add(p->arena, &params) = param;
        if (!parser_accept(p, TOKEN_COMMA) && parser_peek(p) != TOKEN_RPAREN)
            return parser_expect(p, TOKEN_RPAREN, "or ','");
    }
    decl->fields = params.items;
    decl->n_fields = params.n;
    return true;
}

static bool parse_message(parser *p, ast_message *message)
{
    parser_mark(p, ROLE_ENTRY);
    if (!parser_name(p, &message->role, "a role or '}'") ||
        !parser_expect(p, TOKEN_COLON, "after the role"))
        return false;
    if (parser_peek(p) != TOKEN_STRING) {
        parser_unexpected(p, "a string");
        return false;
    }
    return parse_value(p, &message->text);
}

static bool parse_messages(parser *p, ast_decl *decl)
{
    message_list messages = {0};
    unsigned braces = p->braces + 1;

    parser_mark(p, ROLE_OPEN);
    parser_take(p);
    while (!at_end_of_body(p)) {
        ast_message message = {0};
        size_t first = p->at;

        if (!parse_message(p, &message)) {
            if (p->at == first)
                parser_take(p);
            skip_entry(p, braces);
            continue;
        }
        *list_add(p->arena, &messages) = message;
        accept_comma(p);
    }
    decl->messages = messages.items;
    decl->n_messages = messages.n;
    return close_body(p, decl);
}

static bool parse_function(parser *p, ast_decl *decl)
{
    attr_list attrs = {0};

    if (!parse_params(p, decl) ||
        !parser_expect(p, TOKEN_ARROW, "and the type of the result"))
        return false;
    decl->type = parse_type(p);
    if (!decl->type || !parse_attrs(p, TOKEN_AT, &attrs))
        return false;
    decl->attrs = attrs.items;
    decl->n_attrs = attrs.n;
    return parser_peek(p) != TOKEN_LBRACE || parse_messages(p, decl);
}

/* `modle User {`: the word is wrong, what it should be is clear. */
static const decl_word *guess_word(parser *p)
{
    const char *words[N_DECL_WORDS];
    ast_name name = parser_take_name(p);
    const char *nearest;
    size_t i;

    for (i = 0; i < N_DECL_WORDS; i++)
        words[i] = decl_words[i].word;
    nearest = diag_nearest(name.text, words, N_DECL_WORDS);
    if (!nearest) {
        diag_error(p->diag, name.span,
                   "expected 'import', 'model', 'enum', 'type' or "
                   "'function', found '%s'",
                   name.text);
        return NULL;
    }
    diag_error(p->diag, name.span, "unknown word '%s'; did you mean '%s'?",
               name.text, nearest);
    for (i = 0; decl_words[i].word != nearest; i++)
        ;
    return &decl_words[i];
}

bool parse_decl(parser *p, ast_decl *decl)
{
    const decl_word *word;

    decl->doc = parser_doc_above(p);
    if (parser_peek(p) != TOKEN_NAME) {
        parser_unexpected(p, "'import', 'model', 'enum', 'type' or "
                             "'function'");
        return false;
    }
    word = find_word(p);
    if (word)
        parser_take(p);
    else
        word = guess_word(p);
    if (!word)
        return false;
    decl->kind = word->kind;
    if (!parser_name(p, &decl->name, "the name of what is declared"))
        return false;
    return word->parse(p, decl);
}
