/* SPDX-License-Identifier: MIT */
#include "header.h"

#include "header_part.h"

#include <string.h>

bool header_is(const char *path)
{
    const char *dot = strrchr(path, '.');

    return dot && (strcmp(dot, ".h") == 0 || strcmp(dot, ".hpp") == 0 ||
                   strcmp(dot, ".hh") == 0);
}

bool header_has_models(const source *file)
{
    return strstr(file->text, "LM_MODEL") != NULL;
}

/* extern "C" { is passed over, and so is its brace. */
static bool skip_linkage(header *h)
{
    parser *p = &h->p;

    if (!parser_is_word(p, "extern") || parser_peek_second(p) != TOKEN_STRING)
        return false;
    parser_take(p);
    parser_take(p);
    parser_accept(p, TOKEN_LBRACE);
    return true;
}

static bool at_type(const parser *p)
{
    return parser_is_word(p, "LM_MODEL") || parser_is_word(p, "typedef") ||
           parser_is_word(p, "enum") || parser_is_word(p, "struct");
}

static bool is_known(header *h, const open_type *open)
{
    const c_record *record = open->record;

    if (record->is_enum && record->decl == SIZE_MAX && record->c_type) {
        diag_error(h->p.diag, open->span, "'%s' is not declared here",
                   record->c_type);
        return false;
    }
    if (record->is_model || record->is_enum || !record->span.file)
        return true;
    diag_error(h->p.diag, open->span, "'%s' is no model", record->c_type);
    diag_note(h->p.diag, record->span, "put LM_MODEL before it");
    return false;
}

/* What a member's type turned out to be; one without a name is in no header. */
static void close_type(header *h, const open_type *open)
{
    open->record->is_used = true;
    /* One error is enough: then it is any type that there is. */
    open->type->name.text =
        is_known(h, open) && open->record->name ? open->record->name : "bool";
    if (open->record->outer)
        open->type->c_name = open->record->c_type;
}

/* Enumerators in defaults by the names that they have in C. */
static void close_inits(header *h, ast_decl *decl)
{
    for (size_t i = 0; i < decl->n_fields; i++) {
        ast_value *init = decl->fields[i].init;
        const char *word = init && init->kind == AST_WORD
                               ? strmap_get(&h->enumerators, init->text)
                               : NULL;

        if (word)
            init->text = word;
    }
}

/* Names are known now; enums that no model uses are left out. */
static void close_header(header *h)
{
    size_t n = 0;

    for (size_t i = h->records.n; i-- > 0;)
        header_name_nested(h, h->records.items[i]);
    for (size_t i = 0; i < h->open.n; i++)
        close_type(h, &h->open.items[i]);
    for (size_t i = 0; i < h->decls.n; i++) {
        const c_record *record = h->records.items[i];
        ast_decl *decl = &h->decls.items[i];

        decl->name = (ast_name){record->name, record->span};
        decl->c_type = record->c_type;
        decl->in_c = record->in_c;
        decl->in_cpp = record->in_cpp;
        if (decl->kind == AST_ENUM)
            header_name_values(h, record, decl);
    }
    for (size_t i = 0; i < h->decls.n; i++) {
        if (!h->records.items[i]->is_used)
            continue;
        close_inits(h, &h->decls.items[i]);
        h->decls.items[n++] = h->decls.items[i];
    }
    h->decls.n = n;
}

ast_file *header_file(const source *file, diag *d)
{
    header h = {.p = {.diag = d,
                      .arena = d->arena,
                      .previous = SIZE_MAX,
                      .refused = SIZE_MAX,
                      .is_header = true}};
    ast_file *ast = alloc_new(d->arena, ast_file);

    h.p.tokens = header_tokens(file, d);
    parser_start(&h.p);
    header_known_types(&h);
    while (parser_peek(&h.p) != TOKEN_END) {
        if (parser_peek(&h.p) == TOKEN_DIRECTIVE)
            header_directive(&h);
        else if (at_type(&h.p))
            header_decl(&h);
        else if (!skip_linkage(&h))
            header_skip_decl(&h);
    }
    close_header(&h);
    ast->file = file;
    ast->tokens = h.p.tokens;
    ast->imports = h.imports.items;
    ast->n_imports = h.imports.n;
    ast->decls = h.decls.items;
    ast->n_decls = h.decls.n;
    return ast;
}
