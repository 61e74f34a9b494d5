/* SPDX-License-Identifier: MIT */
#include "resolver.h"

#include <string.h>

/* What lies in place is a part of the struct, which should stay small. */
enum { MAX_ROOM = 32768 };

static bool read_room(resolver *r, const ast_value *value, unsigned min,
                      uint32_t *room)
{
    decimal number = {0};
    decimal low = decimal_of(min);
    decimal high = decimal_of(MAX_ROOM);

    if (!decimal_read(value->text, &number) || !decimal_is_whole(&number) ||
        decimal_compare(&number, &low) < 0 ||
        decimal_compare(&number, &high) > 0) {
        diag_error(r->diag, value->span,
                   "the size of an array is a whole number from %u to %d", min,
                   MAX_ROOM);
        return false;
    }
    *room = (uint32_t)decimal_to_model(r->arena, &number).value;
    return true;
}

/* char[32] is text of 31 bytes and a NUL. */
static uint32_t capacity(const model_type *type)
{
    return type->kind == TYPE_STRING ? type->room - 1 : type->room;
}

static int bound_of(const model_type *type)
{
    return type->kind == TYPE_STRING ? RULE_MAX_LENGTH : RULE_MAX_ITEMS;
}

/* The room is a bound of its own, which the schema tells. */
static void set_bound(resolver *r, model_type *type)
{
    decimal most = decimal_of(capacity(type));

    type->rules.has[bound_of(type)] = true;
    type->rules.number[bound_of(type)] = decimal_to_model(r->arena, &most);
}

bool resolver_check_room(resolver *r, const model_type *type, source_span span)
{
    const model_number *bound = &type->rules.number[bound_of(type)];

    if (!type->room || !type->rules.has[bound_of(type)] ||
        bound->digits <= capacity(type))
        return true;
    diag_error(r->diag, span, "the array has room for %u %s, not for %s",
               capacity(type),
               type->kind == TYPE_STRING ? "bytes and a NUL" : "items",
               bound->text);
    return false;
}

static bool is_char(const ast_type *ast)
{
    return ast->kind == AST_TYPE_NAME && strcmp(ast->name.text, "char") == 0 &&
           !ast->arg && !ast->n_rules;
}

model_type *resolver_in_place(resolver *r, type_owner *owner,
                              const ast_type *ast)
{
    bool text = is_char(ast->arg);
    model_type *type = NULL;

    if (text) {
        type = resolver_new_type(r, TYPE_STRING, ast->span);
        type->c_name = ast->arg->c_name;
    } else
        type = resolver_holder(r, TYPE_LIST, resolver_type(r, owner, ast->arg),
                               ast->span);
    if (!type || !read_room(r, ast->room, text ? 2 : 1, &type->room))
        return NULL;
    set_bound(r, type);
    return resolver_rules(r, type, ast) ? type : NULL;
}
