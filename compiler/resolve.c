/* SPDX-License-Identifier: MIT */
#include "resolve.h"

#include "resolver.h"

static void resolve_all(resolver *r)
{
    for (size_t i = 0; i < r->symbols.n; i++)
        if (r->symbols.items[i]->ast->kind == AST_ENUM)
            resolver_enum(r, r->symbols.items[i]);
    for (size_t i = 0; i < r->symbols.n; i++)
        if (r->symbols.items[i]->ast->kind == AST_ALIAS)
            resolver_alias(r, r->symbols.items[i]);
    for (size_t i = 0; i < r->symbols.n; i++)
        if (r->symbols.items[i]->ast->kind == AST_MODEL)
            resolver_model(r, r->symbols.items[i]);
    for (size_t i = 0; i < r->symbols.n; i++)
        if (r->symbols.items[i]->ast->kind == AST_FUNCTION)
            resolver_function(r, r->symbols.items[i]);
}

/* A base's defaults and examples are read by now: its fields stand in others
   as copies that were made before. */
static void copy_values(const resolver *r)
{
    for (size_t i = 0; i < r->models.n; i++) {
        const symbol *sym = r->models.items[i];

        for (size_t k = 0; sym->base && k < sym->base->decl->n_fields; k++)
            sym->decl->fields[k].init = sym->base->decl->fields[k].init;
    }
}

static bool resolve_values(resolver *r)
{
    bool ok = true;

    for (size_t i = 0; i < r->values.n; i++)
        ok &= resolver_value(r, &r->values.items[i]);
    copy_values(r);
    return ok;
}

static void add_decls(resolver *r, model_unit *unit)
{
    size_t n = 0;

    for (size_t i = 0; i < r->symbols.n; i++)
        n += r->symbols.items[i]->made.n + 1;
    unit->decls = alloc_array(r->arena, n, model_decl *);
    for (size_t i = 0; i < r->symbols.n; i++) {
        const symbol *sym = r->symbols.items[i];

        for (size_t k = 0; k < sym->made.n; k++)
            unit->decls[unit->n_decls++] = sym->made.items[k];
        if (sym->ast->kind == AST_MODEL || sym->ast->kind == AST_ENUM)
            unit->decls[unit->n_decls++] = sym->decl;
    }
}

static model_unit *make_unit(resolver *r, const ast_file *main_file)
{
    model_unit *unit = alloc_new(r->arena, model_unit);

    unit->file = main_file->file;
    unit->doc = main_file->doc;
    add_decls(r, unit);
    unit->functions = r->functions.items;
    unit->n_functions = r->functions.n;
    return unit;
}

model_unit *resolve_files(diag *d, ast_file *const *files, size_t n,
                          bool syntax_ok)
{
    resolver r = {.diag = d, .arena = d->arena};
    size_t n_before = d->n_errors;

    for (size_t i = 0; i < n; i++)
        resolver_declare(&r, files[i], i + 1 < n);
    resolve_all(&r);
    if (!syntax_ok || d->n_errors > n_before)
        return NULL;
    for (size_t i = 0; i < r.unions.n; i++)
        resolver_close_union(&r, &r.unions.items[i]);
    resolver_graph(&r);
    if (d->n_errors > n_before || !resolve_values(&r))
        return NULL;
    return make_unit(&r, files[n - 1]);
}
