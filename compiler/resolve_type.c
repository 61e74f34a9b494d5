/* SPDX-License-Identifier: MIT */
#include "builtin.h"
#include "resolver.h"

#include <string.h>

/* Aliases of aliases, or bases of bases, that are open at one time. */
enum { MAX_OPEN = 200 };

model_type *resolver_new_type(resolver *r, type_kind kind, source_span span)
{
    model_type *type = alloc_new(r->arena, model_type);

    type->kind = kind;
    type->span = span;
    return type;
}

/* Lists, maps and unions count the levels under them. */
model_type *resolver_set_depth(resolver *r, model_type *type, unsigned below)
{
    if (below + 1 > MODEL_MAX_DEPTH) {
        diag_error(r->diag, type->span, "type is nested more than %d deep",
                   MODEL_MAX_DEPTH);
        return NULL;
    }
    type->depth = (uint8_t)(below + 1);
    return type;
}

model_type *resolver_holder(resolver *r, type_kind kind, const model_type *elem,
                            source_span span)
{
    model_type *type = resolver_new_type(r, kind, span);

    type->elem = elem;
    return elem ? resolver_set_depth(r, type, elem->depth) : NULL;
}

/* User -> MaybeUser, string[] -> MaybeStringList; NULL: T has no name. */
static const char *maybe_name(resolver *r, const ast_type *arg)
{
    const char *name = arg->name.text;
    const char *list = "";

    if (arg->kind == AST_TYPE_OPTIONAL)
        return maybe_name(r, arg->arg);
    if (arg->kind == AST_TYPE_LIST) {
        list = "List";
        arg = arg->arg;
        name = arg->name.text;
    }
    if (arg->kind != AST_TYPE_NAME || arg->arg || arg->n_rules)
        return NULL;
    return alloc_printf(r->arena, "Maybe%c%s%s",
                        *name >= 'a' && *name <= 'z' ? *name - 'a' + 'A'
                                                     : *name,
                        name + 1, list);
}

static model_field maybe_field(resolver *r, const char *name, const char *doc,
                               model_type *type, bool optional)
{
    model_field field = {.name = name, .key = name, .doc = doc};

    (void)r;
    type->optional = optional;
    field.type = type;
    field.span = type->span;
    return field;
}

static void fill_maybe(resolver *r, model_decl *decl, model_type *result)
{
    model_field *fields = alloc_array(r->arena, 3, model_field);
    source_span span = decl->span;

    fields[0] = maybe_field(r, "result", NULL, result, true);
    fields[1] = maybe_field(r, "error", "Whether there is no result.",
                            resolver_new_type(r, TYPE_BOOL, span), false);
    fields[2] = maybe_field(r, "message", "Why there is no result.",
                            resolver_new_type(r, TYPE_STRING, span), true);
    decl->fields = fields;
    decl->n_fields = 3;
}

/* The model behind maybe<T>; one for each T, or that of an alias. */
static model_decl *find_maybe(resolver *r, type_owner *owner,
                              const ast_type *ast)
{
    bool is_alias = owner->symbol->ast->kind == AST_ALIAS &&
                    owner->symbol->ast->type == ast;
    const char *name = is_alias ? owner->name : maybe_name(r, ast->arg);
    symbol *known = name ? strmap_get(&r->names, name) : NULL;
    model_type *result;
    model_decl *decl;

    if (known && known->generic)
        return known->decl;
    result = resolver_type(r, owner, ast->arg);
    if (!result)
        return NULL;
    if (!name) {
        diag_error(r->diag, ast->arg->span,
                   "maybe<> takes a type with a name; declare one: "
                   "type Name = ...");
        return NULL;
    }
    decl = resolver_make(r, owner, DECL_MODEL, name, ast->span);
    if (!decl)
        return NULL;
    known = strmap_get(&r->names, name);
    known->generic = true;
    fill_maybe(r, decl, result);
    *list_add(r->arena, &r->models) = known;
    return decl;
}

static bool check_arg(resolver *r, const ast_type *ast, bool wanted)
{
    if ((ast->arg != NULL) == wanted)
        return true;
    if (wanted)
        diag_error(r->diag, ast->name.span, "'%s' takes a type: %s<T>",
                   ast->name.text, ast->name.text);
    else
        diag_error(r->diag, ast->arg->span, "'%s' takes no type in <>",
                   ast->name.text);
    return false;
}

static model_type *builtin(resolver *r, type_owner *owner, const ast_type *ast,
                           const builtin_type *known)
{
    model_type *type;

    if (!check_arg(r, ast,
                   known->form == BUILTIN_MAP || known->form == BUILTIN_MAYBE))
        return NULL;
    if (known->form == BUILTIN_MAP)
        return resolver_holder(r, TYPE_MAP, resolver_type(r, owner, ast->arg),
                               ast->span);
    type = resolver_new_type(r, known->kind, ast->span);
    type->bits = known->bits;
    type->is_unsigned = known->is_unsigned;
    resolver_format(r, type, known->name);
    if (known->form == BUILTIN_MAYBE)
        type->decl = find_maybe(r, owner, ast);
    return known->form == BUILTIN_MAYBE && !type->decl ? NULL : type;
}

/* It has one struct in C, wherever it stands. */
static void name_union(resolver *r, model_type *type, const symbol *alias)
{
    model_alias *name;

    if (type->kind != TYPE_UNION || type->alias)
        return;
    name = alloc_new(r->arena, model_alias);
    name->name = alias->name;
    name->span = alias->span;
    type->alias = name;
}

model_type *resolver_alias(resolver *r, symbol *alias)
{
    type_owner owner = {alias, alias->name, 0};

    if (alias->state == SYMBOL_DONE)
        return alias->type;
    if (alias->state == SYMBOL_OPEN || r->depth >= MAX_OPEN) {
        diag_error(r->diag, alias->span,
                   alias->state == SYMBOL_OPEN
                       ? "type '%s' is made of itself"
                       : "type '%s' is too many aliases deep",
                   alias->name);
        return NULL;
    }
    alias->state = SYMBOL_OPEN;
    r->depth++;
    if (alias->ast->type)
        alias->type = resolver_type(r, &owner, alias->ast->type);
    if (alias->type)
        name_union(r, alias->type, alias);
    r->depth--;
    alias->state = SYMBOL_DONE;
    return alias->type;
}

static model_type *declared(resolver *r, const ast_type *ast)
{
    symbol *sym = resolver_find(r, &ast->name);
    model_type *type;
    const model_type *target;

    if (!sym || !check_arg(r, ast, false))
        return NULL;
    if (sym->ast->kind != AST_ALIAS) {
        type = resolver_new_type(
            r, sym->decl->kind == DECL_ENUM ? TYPE_ENUM : TYPE_MODEL,
            ast->span);
        type->decl = sym->decl;
        return type;
    }
    target = resolver_alias(r, sym);
    if (!target)
        return NULL;
    type = resolver_new_type(r, target->kind, ast->span);
    *type = *target;
    type->span = ast->span;
    if (target->kind == TYPE_UNION)
        resolver_share_union(r, type, target);
    return type;
}

static model_type *named(resolver *r, type_owner *owner, const ast_type *ast)
{
    const builtin_type *known = builtin_find(ast->name.text);
    model_type *type = known ? builtin(r, owner, ast, known) : declared(r, ast);

    if (type && ast->c_name)
        type->c_name = ast->c_name;
    if (type)
        type->in_bytes = ast->in_bytes;
    return type && resolver_rules(r, type, ast) ? type : NULL;
}

static model_type *literal(resolver *r, type_owner *owner, const ast_type *ast)
{
    const ast_value *value = ast->literal;
    model_type *type =
        value->kind == AST_STRING
            ? resolver_texts(r, owner, owner->name, ast->span, &value, 1)
            : resolver_numbers(r, ast->span, &value, 1);

    return type && resolver_rules(r, type, ast) ? type : NULL;
}

static model_type *optional(resolver *r, type_owner *owner, const ast_type *ast)
{
    model_type *type = resolver_type(r, owner, ast->arg);

    if (type && ast->arg->kind == AST_TYPE_OPTIONAL) {
        diag_error(r->diag, ast->span,
                   "a type is optional once; one '?' "
                   "is enough");
        return NULL;
    }
    if (type && type->kind == TYPE_LIST && type->room) {
        diag_error(r->diag, ast->span,
                   "a list in place is never absent, but it can be empty: "
                   "leave out the '?', or write '= []'");
        return NULL;
    }
    if (type) {
        type->optional = true;
        type->flagged = ast->flagged;
        type->by_value = ast->by_value;
    }
    return type;
}

model_type *resolver_type(resolver *r, type_owner *owner, const ast_type *ast)
{
    model_type *type = NULL;

    switch (ast->kind) {
    case AST_TYPE_NAME:
        return named(r, owner, ast);
    case AST_TYPE_LITERAL:
        return literal(r, owner, ast);
    case AST_TYPE_OPTIONAL:
        return optional(r, owner, ast);
    case AST_TYPE_UNION:
        return resolver_union(r, owner, ast);
    case AST_TYPE_LIST:
        if (ast->room)
            return resolver_in_place(r, owner, ast);
        type = resolver_holder(r, TYPE_LIST, resolver_type(r, owner, ast->arg),
                               ast->span);
        return type && resolver_rules(r, type, ast) ? type : NULL;
    }
    return type;
}
