/* SPDX-License-Identifier: MIT */
#include "list.h"
#include "literal.h"
#include "parser.h"

typedef list_of(ast_value) value_list;
typedef list_of(ast_name) key_list;

static bool parse_key(parser *p, ast_name *key)
{
    if (parser_peek(p) == TOKEN_NAME) {
        *key = parser_take_name(p);
    } else if (parser_peek(p) == TOKEN_STRING) {
        key->span = parser_here(p);
        key->text = literal_text(p->diag, key->span);
        parser_take(p);
    } else {
        parser_unexpected(p, "a key or '}'");
        return false;
    }
    return parser_expect(p, TOKEN_COLON, "after the key");
}

/* [1, 2] and {a: 1}; a comma may follow the last one. */
static bool parse_items(parser *p, ast_value *value, token_kind close)
{
    value_list items = {0};
    key_list keys = {0};

    parser_take(p);
    while (!parser_accept(p, close)) {
        ast_value item = {0};

        if (close == TOKEN_RBRACE && !parse_key(p, list_add(p->arena, &keys)))
            return false;
        if (!parse_value(p, &item))
            return false;
        *list_add(p->arena, &items) = item;
        if (!parser_accept(p, TOKEN_COMMA) && parser_peek(p) != close)
            return parser_expect(p, close, "or ','");
    }
    value->items = items.items;
    value->keys = keys.items;
    value->n = items.n;
    return true;
}

static bool parse_one(parser *p, ast_value *value)
{
    if (parser_at_field(p)) {
        parser_unexpected(p, "a value");
        return false;
    }
    switch (parser_peek(p)) {
    case TOKEN_NUMBER:
        value->kind = AST_NUMBER;
        value->text = parser_take_name(p).text;
        return true;
    case TOKEN_NAME:
        value->kind = AST_WORD;
        value->text = parser_take_name(p).text;
        return true;
    case TOKEN_STRING:
        value->kind = AST_STRING;
        value->text = literal_text(p->diag, parser_here(p));
        parser_take(p);
        return true;
    case TOKEN_LBRACKET:
        value->kind = AST_ARRAY;
        return parse_items(p, value, TOKEN_RBRACKET);
    case TOKEN_LBRACE:
        value->kind = AST_OBJECT;
        return parse_items(p, value, TOKEN_RBRACE);
    default:
        parser_unexpected(p, "a value");
        return false;
    }
}

bool parse_value(parser *p, ast_value *value)
{
    size_t first = p->at;
    bool ok;

    *value = (ast_value){0};
    if (!parser_enter(p))
        return false;
    ok = parse_one(p, value);
    if (ok)
        value->span = parser_since(p, first);
    parser_leave(p);
    return ok;
}

ast_value *parse_value_new(parser *p)
{
    ast_value *value = alloc_new(p->arena, ast_value);

    return parse_value(p, value) ? value : NULL;
}
