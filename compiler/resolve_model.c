/* SPDX-License-Identifier: MIT */
#include "resolver.h"

#include <string.h>

/* Bases of bases that are open at one time, and fields of one model. */
enum { MAX_OPEN = 200, MAX_FIELDS = 65000 };

/* The base with its fields resolved; NULL: none, or there was an error. */
static symbol *find_base(resolver *r, const symbol *sym)
{
    const ast_name *name = &sym->ast->base;
    symbol *base = name->text ? resolver_find(r, name) : NULL;

    if (!base)
        return NULL;
    if (base->ast->kind != AST_MODEL) {
        diag_error(r->diag, name->span, "'%s' is no model", name->text);
        diag_note(r->diag, base->span, "declared here");
        return NULL;
    }
    if (base->state == SYMBOL_OPEN || r->depth >= MAX_OPEN) {
        diag_error(r->diag, name->span,
                   base->state == SYMBOL_OPEN
                       ? "'%s' takes in the fields of itself"
                       : "'%s' is too many models deep",
                   name->text);
        return NULL;
    }
    return resolver_model(r, base) ? base : NULL;
}

static void add_value(resolver *r, const char *what, const model_type *type,
                      const ast_value *value, const char **out)
{
    open_value open = {what, type, value, out};

    *list_add(r->arena, &r->values) = open;
}

type_owner resolver_name_field(resolver *r, symbol *sym, const ast_field *ast,
                               model_field *field)
{
    field->name = ast->name.text;
    field->key = ast->name.text;
    field->doc = ast->doc;
    field->span = ast->name.span;
    return (type_owner){
        sym, alloc_printf(r->arena, "%s_%s", sym->name, ast->name.text), 0};
}

/* The default is read later; that there is one counts before. */
static bool resolve_field(resolver *r, symbol *sym, const ast_field *ast,
                          model_field *field)
{
    type_owner owner = resolver_name_field(r, sym, ast, field);

    field->type = ast->type ? resolver_type(r, &owner, ast->type) : NULL;
    if (!field->type)
        return false;
    resolver_field_attrs(r, field, ast);
    if (ast->init) {
        field->init = "null";
        add_value(r, "default", field->type, ast->init, &field->init);
    }
    return true;
}

static void check_unique(resolver *r, strmap *map, const char *word,
                         model_field *field, const char *what)
{
    void **slot = strmap_slot(r->arena, map, word);
    const model_field *first = *slot;

    if (!first) {
        *slot = field;
        return;
    }
    diag_error(r->diag, field->span, "%s '%s' is there twice", what, word);
    diag_note(r->diag, first->span, "first here");
}

static void check_names(resolver *r, const model_decl *decl)
{
    strmap names = {0};
    strmap keys = {0};

    for (size_t i = 0; i < decl->n_fields; i++)
        check_unique(r, &names, decl->fields[i].name, &decl->fields[i],
                     "field");
    for (size_t i = 0; i < decl->n_fields; i++)
        if (strmap_get(&names, decl->fields[i].name) == &decl->fields[i])
            check_unique(r, &keys, decl->fields[i].key, &decl->fields[i],
                         "key");
}

static bool resolve_fields(resolver *r, symbol *sym)
{
    const ast_decl *ast = sym->ast;
    model_decl *decl = sym->decl;
    size_t n_taken = sym->base ? sym->base->decl->n_fields : 0;
    bool ok = true;

    if (n_taken + ast->n_fields > MAX_FIELDS) {
        diag_error(r->diag, sym->span, "model '%s' has over %d fields",
                   sym->name, MAX_FIELDS);
        return false;
    }
    decl->fields = alloc_array(r->arena, n_taken + ast->n_fields, model_field);
    for (size_t i = 0; i < n_taken; i++)
        decl->fields[i] = sym->base->decl->fields[i];
    decl->n_fields = n_taken;
    for (size_t i = 0; i < ast->n_fields; i++) {
        model_field *field = &decl->fields[decl->n_fields];

        if (resolve_field(r, sym, &ast->fields[i], field))
            decl->n_fields++;
        else
            ok = false;
    }
    return ok;
}

bool resolver_model(resolver *r, symbol *sym)
{
    bool ok;

    if (sym->state == SYMBOL_DONE)
        return sym->whole;
    sym->state = SYMBOL_OPEN;
    r->depth++;
    sym->base = find_base(r, sym);
    r->depth--;
    ok = sym->base || !sym->ast->base.text;
    resolver_model_attrs(r, sym->decl, sym->ast);
    ok &= resolve_fields(r, sym);
    check_names(r, sym->decl);
    if (ok && !sym->ast->cut && sym->decl->n_fields == 0)
        diag_error(r->diag, sym->span, "model '%s' has no fields", sym->name);
    sym->state = SYMBOL_DONE;
    sym->whole = ok;
    *list_add(r->arena, &r->models) = sym;
    return ok;
}
