/* SPDX-License-Identifier: MIT */
#include "resolver.h"

#include <stdlib.h>

/* The numbers of words in tables have 16 bits. */
enum { MAX_VALUES = 65000 };

typedef struct known_word {
    source_span span;
} known_word;

/* False, after an error, if the word was there before. */
static bool add_word(resolver *r, strmap *words, const char *word,
                     source_span span, const char *what)
{
    void **slot = strmap_slot(r->arena, words, word);
    known_word *known = *slot;

    if (known) {
        diag_error(r->diag, span, "%s '%s' is there twice", what, word);
        diag_note(r->diag, known->span, "first here");
        return false;
    }
    known = alloc_new(r->arena, known_word);
    known->span = span;
    *slot = known;
    return true;
}

static bool set_wire(resolver *r, const ast_member *ast, model_value *value)
{
    value->wire = ast->name.text;
    if (!ast->wire)
        return true;
    if (ast->wire->kind != AST_STRING) {
        diag_error(r->diag, ast->wire->span,
                   "the value of a member is a string in quotes");
        return false;
    }
    value->wire = ast->wire->text;
    return true;
}

static void add_member(resolver *r, model_decl *decl, const ast_member *ast)
{
    model_value *value = &decl->values[decl->n_values];

    value->name = ast->name.text;
    value->c_name = ast->c_name;
    value->doc = ast->doc;
    value->span = ast->name.span;
    if (!set_wire(r, ast, value))
        return;
    if (resolver_member_attrs(r, ast)) {
        if (decl->unknown >= 0) {
            diag_error(r->diag, ast->name.span,
                       "only one member can be @unknown");
            diag_note(r->diag, decl->values[decl->unknown].span,
                      "the first is here");
        } else {
            decl->unknown = (int)decl->n_values;
        }
    }
    decl->n_values++;
}

static void check_words(resolver *r, const model_decl *decl,
                        const ast_decl *ast)
{
    strmap names = {0};
    strmap wires = {0};
    bool ok = true;

    for (size_t i = 0; i < ast->n_members; i++)
        ok &= add_word(r, &names, ast->members[i].name.text,
                       ast->members[i].name.span, "member");
    for (size_t i = 0; ok && i < decl->n_values; i++)
        add_word(r, &wires, decl->values[i].wire, decl->values[i].span,
                 "value");
}

void resolver_enum(resolver *r, symbol *sym)
{
    const ast_decl *ast = sym->ast;
    model_decl *decl = sym->decl;

    if (ast->n_members == 0 && !ast->cut)
        diag_error(r->diag, ast->name.span, "enum '%s' has no members",
                   ast->name.text);
    if (ast->n_members > MAX_VALUES) {
        diag_error(r->diag, ast->name.span, "enum '%s' has over %d members",
                   ast->name.text, MAX_VALUES);
        return;
    }
    decl->values = alloc_array(r->arena, ast->n_members + 1, model_value);
    for (size_t i = 0; i < ast->n_members; i++)
        add_member(r, decl, &ast->members[i]);
    check_words(r, decl, ast);
}

/* Model_field, and Model_field_2 if the field needs another one. */
static const char *made_name(resolver *r, type_owner *owner, const char *name)
{
    owner->n_made++;
    if (owner->n_made == 1)
        return name;
    return alloc_printf(r->arena, "%s_%u", name, owner->n_made);
}

model_type *resolver_texts(resolver *r, type_owner *owner, const char *name,
                           source_span span, const ast_value *const *texts,
                           size_t n)
{
    model_type *type = alloc_new(r->arena, model_type);
    strmap words = {0};
    model_decl *decl =
        resolver_make(r, owner, DECL_ENUM, made_name(r, owner, name), span);
    bool ok = decl != NULL;

    if (!decl)
        return NULL;
    decl->anonymous = true;
    decl->values = alloc_array(r->arena, n, model_value);
    decl->n_values = n;
    for (size_t i = 0; i < n; i++) {
        decl->values[i].name = texts[i]->text;
        decl->values[i].wire = texts[i]->text;
        decl->values[i].span = texts[i]->span;
        ok &= add_word(r, &words, texts[i]->text, texts[i]->span, "literal");
    }
    type->kind = TYPE_ENUM;
    type->span = span;
    type->decl = decl;
    return ok ? type : NULL;
}

static bool read_literal(resolver *r, const ast_value *value, int64_t *out)
{
    decimal low;
    decimal high;
    decimal number;

    decimal_read("-9223372036854775808", &low);
    decimal_read("9223372036854775807", &high);
    if (value->kind != AST_NUMBER || !decimal_read(value->text, &number) ||
        !decimal_is_whole(&number) || decimal_compare(&number, &low) < 0 ||
        decimal_compare(&number, &high) > 0) {
        diag_error(r->diag, value->span,
                   "a literal is a string or a whole number of 64 bits");
        return false;
    }
    *out = (int64_t)strtoll(decimal_text(r->arena, &number), NULL, 10);
    return true;
}

static int compare_ints(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

model_type *resolver_numbers(resolver *r, source_span span,
                             const ast_value *const *numbers, size_t n)
{
    model_type *type = alloc_new(r->arena, model_type);
    strmap seen = {0};
    bool ok = true;

    type->kind = TYPE_INT;
    type->bits = 64;
    type->span = span;
    type->values = alloc_array(r->arena, n, int64_t);
    type->n_values = n;
    for (size_t i = 0; i < n; i++) {
        if (!read_literal(r, numbers[i], &type->values[i])) {
            ok = false;
            continue;
        }
        ok &=
            add_word(r, &seen,
                     alloc_printf(r->arena, "%lld", (long long)type->values[i]),
                     numbers[i]->span, "literal");
    }
    qsort(type->values, n, sizeof(*type->values), compare_ints);
    return ok ? type : NULL;
}
