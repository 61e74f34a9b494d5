/* SPDX-License-Identifier: MIT */
#include "list.h"
#include "parser.h"

static ast_type *new_type(parser *p, ast_type_kind kind)
{
    ast_type *type = alloc_new(p->arena, ast_type);

    type->kind = kind;
    return type;
}

static bool parse_rule(parser *p, ast_rule *rule)
{
    if (parser_at_field(p)) {
        parser_unexpected(p, "the name of a constraint");
        return false;
    }
    if (!parser_name(p, &rule->name, "the name of a constraint"))
        return false;
    if (!parser_accept(p, TOKEN_EQUALS))
        return true;
    rule->value = parse_value_new(p);
    return rule->value != NULL;
}

/* (min_length = 1, max_length = 80), if there is any. */
static bool parse_rules(parser *p, ast_type *type)
{
    list_of(ast_rule) rules = {0};

    if (!parser_accept(p, TOKEN_LPAREN))
        return true;
    do {
        if (parser_peek(p) == TOKEN_RPAREN)
            break;
        if (!parse_rule(p, list_add(p->arena, &rules)))
            return false;
    } while (parser_accept(p, TOKEN_COMMA));
    type->rules = rules.items;
    type->n_rules = rules.n;
    return parser_expect(p, TOKEN_RPAREN, "or ','");
}

static ast_type *parse_named(parser *p)
{
    ast_type *type = new_type(p, AST_TYPE_NAME);

    type->name = parser_take_name(p);
    if (parser_accept(p, TOKEN_LESS)) {
        type->arg = parse_type(p);
        if (!type->arg || !parser_expect(p, TOKEN_GREATER, "after the type"))
            return NULL;
    }
    return parse_rules(p, type) ? type : NULL;
}

static ast_type *parse_literal(parser *p)
{
    ast_type *type = new_type(p, AST_TYPE_LITERAL);

    type->literal = parse_value_new(p);
    return type->literal && parse_rules(p, type) ? type : NULL;
}

/* What a type looks like that is written as elsewhere. */
static ast_type *no_type(parser *p)
{
    if (parser_peek(p) == TOKEN_LBRACKET)
        parser_unexpected(p, "a type (a list is written T[])");
    else if (parser_peek(p) == TOKEN_LBRACE)
        parser_unexpected(p, "a type (an object is a model of its own)");
    else
        parser_unexpected(p, "a type");
    return NULL;
}

static ast_type *parse_primary(parser *p)
{
    ast_type *type;

    if (parser_at_field(p))
        return no_type(p);
    switch (parser_peek(p)) {
    case TOKEN_NAME:
        return parse_named(p);
    case TOKEN_STRING:
    case TOKEN_NUMBER:
        return parse_literal(p);
    case TOKEN_LPAREN:
        parser_take(p);
        type = parse_type(p);
        if (!type || !parser_expect(p, TOKEN_RPAREN, "after the type"))
            return NULL;
        return type;
    default:
        return no_type(p);
    }
}

/* The [] of a list, or the [32] of one that lies in place. */
static bool parse_brackets(parser *p, ast_type *type)
{
    parser_take(p);
    if (parser_peek(p) == TOKEN_NUMBER) {
        type->room = parse_value_new(p);
        if (!type->room)
            return false;
    }
    return parser_expect(p, TOKEN_RBRACKET,
                         "(bounds follow it: [](max_items = 9))");
}

/* T? and T[](max_items = 9); each wraps what is before it. */
static ast_type *parse_suffix(parser *p, ast_type *inner, size_t first)
{
    ast_type *type;

    if (parser_accept(p, TOKEN_QUESTION)) {
        type = new_type(p, AST_TYPE_OPTIONAL);
    } else {
        type = new_type(p, AST_TYPE_LIST);
        if (!parse_brackets(p, type) || !parse_rules(p, type))
            return NULL;
    }
    type->arg = inner;
    type->span = parser_since(p, first);
    return type;
}

static ast_type *parse_postfix(parser *p)
{
    size_t first = p->at;
    unsigned depth = p->depth;
    ast_type *type = parse_primary(p);

    if (type)
        type->span = parser_since(p, first);
    while (type && (parser_peek(p) == TOKEN_QUESTION ||
                    parser_peek(p) == TOKEN_LBRACKET))
        type = parser_enter(p) ? parse_suffix(p, type, first) : NULL;
    p->depth = depth;
    return type;
}

static ast_type *parse_union(parser *p)
{
    list_of(ast_type *) members = {0};
    size_t first = p->at;
    ast_type *type;

    parser_accept(p, TOKEN_BAR);
    do {
        type = parse_postfix(p);
        if (!type)
            return NULL;
        *list_add(p->arena, &members) = type;
    } while (parser_accept(p, TOKEN_BAR));
    if (members.n == 1)
        return type;
    type = new_type(p, AST_TYPE_UNION);
    type->members = members.items;
    type->n_members = members.n;
    type->span = parser_since(p, first);
    return type;
}

ast_type *parse_type(parser *p)
{
    ast_type *type = NULL;

    if (parser_enter(p)) {
        type = parse_union(p);
        parser_leave(p);
    }
    return type;
}
