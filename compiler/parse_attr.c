/* SPDX-License-Identifier: MIT */
#include "list.h"
#include "parser.h"

static bool parse_arg(parser *p, ast_arg *arg)
{
    if (parser_peek(p) == TOKEN_NAME && parser_peek_second(p) == TOKEN_EQUALS) {
        arg->key = parser_take_name(p);
        parser_take(p);
    }
    return parse_value(p, &arg->value);
}

static bool parse_args(parser *p, ast_attr *attr)
{
    list_of(ast_arg) args = {0};

    do {
        ast_arg arg = {0};

        if (parser_peek(p) == TOKEN_RPAREN)
            break;
        if (!parse_arg(p, &arg))
            return false;
        *list_add(p->arena, &args) = arg;
    } while (parser_accept(p, TOKEN_COMMA));
    attr->args = args.items;
    attr->n_args = args.n;
    return parser_expect(p, TOKEN_RPAREN, "or ','");
}

static bool parse_one(parser *p, ast_attr *attr)
{
    size_t first = p->at;

    attr->of_model = parser_peek(p) == TOKEN_AT_AT;
    parser_take(p);
    if (parser_at_field(p)) {
        parser_unexpected(p, "the name of an attribute");
        return false;
    }
    if (!parser_name(p, &attr->name, "the name of an attribute"))
        return false;
    if (parser_accept(p, TOKEN_LPAREN) && !parse_args(p, attr))
        return false;
    attr->span = parser_since(p, first);
    return true;
}

bool parse_attr(parser *p, attr_list *attrs)
{
    ast_attr attr = {0};

    if (!parse_one(p, &attr))
        return false;
    *list_add(p->arena, attrs) = attr;
    return true;
}

bool parse_attrs(parser *p, token_kind sign, attr_list *attrs)
{
    while (parser_peek(p) == sign)
        if (!parse_attr(p, attrs))
            return false;
    return true;
}
