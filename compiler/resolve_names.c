/* SPDX-License-Identifier: MIT */
#include "builtin.h"
#include "resolver.h"

#include <string.h>

static model_decl *new_decl(resolver *r, decl_kind kind, const char *name,
                            source_span span)
{
    model_decl *decl = alloc_new(r->arena, model_decl);

    decl->kind = kind;
    decl->name = name;
    decl->span = span;
    decl->unknown = -1;
    return decl;
}

static void report_twice(resolver *r, const symbol *first, ast_name name)
{
    diag_error(r->diag, name.span, "'%s' is declared twice", name.text);
    diag_note(r->diag, first->span, "first declared here");
}

static void declare(resolver *r, const ast_decl *ast, bool imported)
{
    void **slot = strmap_slot(r->arena, &r->names, ast->name.text);
    symbol *sym;

    if (builtin_find(ast->name.text)) {
        diag_error(r->diag, ast->name.span, "'%s' is a built-in type",
                   ast->name.text);
        return;
    }
    if (*slot) {
        report_twice(r, *slot, ast->name);
        return;
    }
    sym = alloc_new(r->arena, symbol);
    sym->name = ast->name.text;
    sym->span = ast->name.span;
    sym->ast = ast;
    sym->imported = imported;
    if (ast->kind == AST_MODEL || ast->kind == AST_ENUM) {
        sym->decl = new_decl(r, ast->kind == AST_MODEL ? DECL_MODEL : DECL_ENUM,
                             ast->name.text, ast->name.span);
        sym->decl->doc = ast->doc;
        sym->decl->c_type = ast->c_type;
        sym->decl->in_c = ast->in_c;
        sym->decl->in_cpp = ast->in_cpp;
        sym->decl->imported = imported;
    }
    *slot = sym;
    *list_add(r->arena, &r->symbols) = sym;
}

void resolver_declare(resolver *r, const ast_file *file, bool imported)
{
    for (size_t i = 0; i < file->n_decls; i++)
        declare(r, &file->decls[i], imported);
}

const char *resolver_suggest(resolver *r, const char *word,
                             const char *const *words, size_t n)
{
    const char *nearest = NULL;

    if (r->diag->n_errors <= DIAG_MAX)
        nearest = diag_nearest(word, words, n);
    return nearest ? alloc_printf(r->arena, "; did you mean '%s'?", nearest)
                   : "";
}

static const char *suggest_type(resolver *r, const char *name)
{
    size_t n = r->symbols.n;
    const char **words = alloc_array(r->arena, n + builtin_count, const char *);
    const char *other = builtin_other_word(name);

    if (other)
        return alloc_printf(r->arena, "; write '%s'", other);
    for (size_t i = 0; i < n; i++)
        words[i] = r->symbols.items[i]->name;
    for (size_t i = 0; i < builtin_count; i++)
        words[n + i] = builtin_types[i].name;
    return resolver_suggest(r, name, words, n + builtin_count);
}

symbol *resolver_find(resolver *r, const ast_name *name)
{
    symbol *sym = strmap_get(&r->names, name->text);

    if (sym && sym->ast && sym->ast->kind != AST_FUNCTION)
        return sym;
    if (sym && sym->ast) {
        diag_error(r->diag, name->span, "'%s' is a function, not a type",
                   name->text);
        diag_note(r->diag, sym->span, "declared here");
        return NULL;
    }
    diag_error(r->diag, name->span, "unknown type '%s'%s", name->text,
               suggest_type(r, name->text));
    return NULL;
}

model_decl *resolver_make(resolver *r, type_owner *owner, decl_kind kind,
                          const char *name, source_span span)
{
    void **slot = strmap_slot(r->arena, &r->names, name);
    symbol *sym = *slot;

    if (sym && sym != owner->symbol) {
        diag_error(r->diag, span,
                   "'%s' is the name of the type made here; it is taken", name);
        diag_note(r->diag, sym->span, "by this one");
        return NULL;
    }
    if (!sym) {
        sym = alloc_new(r->arena, symbol);
        sym->name = name;
        sym->span = span;
        sym->imported = owner->symbol->imported;
        *slot = sym;
    }
    sym->decl = new_decl(r, kind, name, span);
    sym->decl->imported = owner->symbol->imported;
    *list_add(r->arena, &owner->symbol->made) = sym->decl;
    return sym->decl;
}
