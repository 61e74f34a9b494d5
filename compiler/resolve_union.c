/* SPDX-License-Identifier: MIT */
#include "resolver.h"

/* The alternatives of one union, sorted by what they are. */
typedef struct members {
    list_of(const ast_value *) texts;
    list_of(const ast_value *) numbers;
    list_of(model_member) types;
    bool optional; /* one of them was: then null is a value of the union */
    bool ok;
} members;

/* What the C member and the enumerator are called. */
static const char *member_name(const model_type *type, const ast_type *ast)
{
    static const char *const names[] = {
        [TYPE_BOOL] = "boolean",  [TYPE_INT] = "integer",
        [TYPE_FLOAT] = "number",  [TYPE_STRING] = "text",
        [TYPE_ENUM] = "word",     [TYPE_MODEL] = "object",
        [TYPE_LIST] = "list",     [TYPE_MAP] = "map",
        [TYPE_UNION] = "choice",  [TYPE_JSON] = "json",
        [TYPE_FORMAT] = "text",   [TYPE_BYTES] = "bytes",
        [TYPE_DECIMAL] = "number"};

    if (ast && ast->kind == AST_TYPE_OPTIONAL)
        ast = ast->arg;
    if (type->decl && !type->decl->anonymous)
        return type->decl->name;
    if (ast && ast->kind == AST_TYPE_NAME)
        return ast->name.text;
    return names[type->kind];
}

static void add_member(resolver *r, members *all, model_type *type,
                       const char *name)
{
    model_member member = {.name = name, .type = type};

    all->optional |= type->optional;
    type->optional = false;
    *list_add(r->arena, &all->types) = member;
}

/* The members of a union in a union are members of the outer one. */
static void add_type(resolver *r, type_owner *owner, members *all,
                     const ast_type *ast)
{
    model_type *type = resolver_type(r, owner, ast);

    if (!type) {
        all->ok = false;
        return;
    }
    if (type->kind != TYPE_UNION) {
        add_member(r, all, type, member_name(type, ast));
        return;
    }
    all->optional |= type->optional;
    for (size_t i = 0; i < type->n_members; i++)
        *list_add(r->arena, &all->types) = type->members[i];
}

static void sort_members(resolver *r, type_owner *owner, members *all,
                         const ast_type *ast)
{
    for (size_t i = 0; i < ast->n_members; i++) {
        const ast_type *one = ast->members[i];

        if (one->kind == AST_TYPE_OPTIONAL &&
            one->arg->kind == AST_TYPE_LITERAL) {
            all->optional = true;
            one = one->arg;
        }
        if (one->kind != AST_TYPE_LITERAL || one->n_rules)
            add_type(r, owner, all, one);
        else if (one->literal->kind == AST_STRING)
            *list_add(r->arena, &all->texts) = one->literal;
        else
            *list_add(r->arena, &all->numbers) = one->literal;
    }
}

/* One type for all strings, one for all numbers; each is found where the
   first of its literals stands. */
static void add_literals(resolver *r, type_owner *owner, members *all)
{
    bool mixed = all->types.n || (all->texts.n && all->numbers.n);
    const char *name =
        mixed ? alloc_printf(r->arena, "%s_word", owner->name) : owner->name;
    model_type *type;

    if (all->texts.n) {
        type = resolver_texts(r, owner, name, all->texts.items[0]->span,
                              all->texts.items, all->texts.n);
        if (type)
            add_member(r, all, type, "word");
        else
            all->ok = false;
    }
    if (all->numbers.n) {
        type = resolver_numbers(r, all->numbers.items[0]->span,
                                all->numbers.items, all->numbers.n);
        if (type)
            add_member(r, all, type, "integer");
        else
            all->ok = false;
    }
}

static model_type *make_union(resolver *r, members *all, source_span span)
{
    model_type *type = alloc_new(r->arena, model_type);
    open_union open = {.type = type, .span = span};
    unsigned below = 0;

    type->kind = TYPE_UNION;
    type->span = span;
    type->optional = all->optional;
    type->members = all->types.items;
    type->n_members = all->types.n;
    for (size_t i = 0; i < type->n_members; i++)
        if (type->members[i].type->depth > below)
            below = type->members[i].type->depth;
    if (!resolver_set_depth(r, type, below))
        return NULL;
    *list_add(r->arena, &r->unions) = open;
    return type;
}

/* Only literals: one enum, or one set of numbers, and no union. */
static model_type *only_member(resolver *r, const members *all)
{
    model_type *type = alloc_new(r->arena, model_type);

    *type = *all->types.items[0].type;
    type->optional = all->optional;
    return type;
}

model_type *resolver_union(resolver *r, type_owner *owner, const ast_type *ast)
{
    members all = {.ok = true};

    sort_members(r, owner, &all, ast);
    add_literals(r, owner, &all);
    if (!all.ok || all.types.n == 0)
        return NULL;
    if (all.types.n > 1)
        return make_union(r, &all, ast->span);
    return only_member(r, &all);
}

void resolver_share_union(resolver *r, model_type *type,
                          const model_type *target)
{
    open_union open = {.type = type, .same_as = target};

    *list_add(r->arena, &r->unions) = open;
}

/* Its own members, since the tags in them depend on the discriminator. */
static model_type *copy_union(resolver *r, const model_type *from,
                              const ast_name *tag)
{
    model_type *type = alloc_new(r->arena, model_type);
    open_union open = {.type = type, .span = from->span, .tag = tag};
    size_t at = r->unions.n;

    *type = *from;
    type->alias = NULL; /* its table is another one */
    type->members = alloc_array(r->arena, from->n_members, model_member);
    for (size_t i = 0; i < from->n_members; i++)
        type->members[i] = from->members[i];
    while (at > 0 && r->unions.items[at - 1].type != from)
        at--;
    if (at > 0)
        r->unions.items[at - 1] = open; /* in the place of what it replaces */
    else
        *list_add(r->arena, &r->unions) = open;
    return type;
}

/* The type with the union under its lists and maps copied; NULL: none. */
static const model_type *tagged(resolver *r, const model_type *from,
                                const ast_name *tag)
{
    const model_type *elem;
    model_type *type;

    if (from->kind == TYPE_UNION)
        return copy_union(r, from, tag);
    if (from->kind != TYPE_LIST && from->kind != TYPE_MAP)
        return NULL;
    elem = tagged(r, from->elem, tag);
    if (!elem)
        return NULL;
    type = alloc_new(r->arena, model_type);
    *type = *from;
    type->elem = elem;
    return type;
}

bool resolver_set_tag(resolver *r, model_field *field, const ast_name *tag)
{
    const model_type *type = tagged(r, field->type, tag);

    if (type)
        field->type = type;
    return type != NULL;
}
