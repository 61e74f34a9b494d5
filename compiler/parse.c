/* SPDX-License-Identifier: MIT */
#include "parse.h"

#include "list.h"
#include "literal.h"
#include "parser.h"

typedef list_of(ast_import) import_list;
typedef list_of(ast_decl) decl_list;

static bool parse_import(parser *p, import_list *imports)
{
    ast_import import = {0};

    parser_take(p);
    if (parser_peek(p) != TOKEN_STRING) {
        parser_unexpected(p, "the path of a file in quotes");
        return false;
    }
    import.span = parser_here(p);
    import.path = literal_text(p->diag, import.span);
    parser_take(p);
    *list_add(p->arena, imports) = import;
    return true;
}

static bool parse_one(parser *p, import_list *imports, decl_list *decls)
{
    ast_decl decl = {0};
    bool ok;

    parser_mark(p, ROLE_DECL);
    if (parser_is_word(p, "import"))
        return parse_import(p, imports);
    ok = parse_decl(p, &decl);
    decl.cut = !ok;
    if (decl.name.text)
        *list_add(p->arena, decls) = decl;
    return ok;
}

/* At least one token further, and on to where a declaration can begin. */
static void skip_decl(parser *p, size_t first)
{
    if (p->at == first)
        parser_take(p);
    while (parser_peek(p) != TOKEN_END && !parse_at_decl(p))
        parser_take(p);
    p->braces = 0;
}

ast_file *parse_file(const source *file, diag *d)
{
    parser p = {.diag = d,
                .arena = d->arena,
                .previous = SIZE_MAX,
                .refused = SIZE_MAX};
    ast_file *ast = alloc_new(d->arena, ast_file);
    import_list imports = {0};
    decl_list decls = {0};

    p.tokens = token_read(file, d);
    ast->file = file;
    ast->tokens = p.tokens;
    ast->doc = parser_file_doc(&p);
    parser_start(&p);
    while (parser_peek(&p) != TOKEN_END) {
        size_t first = p.at;

        if (!parse_one(&p, &imports, &decls))
            skip_decl(&p, first);
    }
    ast->imports = imports.items;
    ast->n_imports = imports.n;
    ast->decls = decls.items;
    ast->n_decls = decls.n;
    return ast;
}
