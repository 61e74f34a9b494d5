/* SPDX-License-Identifier: MIT */
#include "front_text.h"

#include "alloc.h"
#include "format.h"
#include "parse.h"
#include "resolve.h"

#include <string.h>

static void begin(front_text *t)
{
    t->arena.allocator = &alloc_or_exit;
    t->diag.arena = &t->arena;
}

ast_file *front_text_ast(front_text *t, const char *text)
{
    begin(t);
    return parse_file(source_of(&t->arena, "t.model", text, strlen(text)),
                      &t->diag);
}

const model_unit *front_text_unit(front_text *t, const char *text)
{
    ast_file *ast = front_text_ast(t, text);

    return resolve_files(&t->diag, &ast, 1, t->diag.n_errors == 0);
}

const char *front_text_errors(front_text *t)
{
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const char *text;

    diag_print(&t->diag, &buf);
    text = alloc_strndup(&t->arena, buf.data ? buf.data : "", buf.size);
    lm_buffer_free(&buf);
    return text;
}

const model_decl *front_text_decl(const model_unit *unit, const char *name)
{
    for (size_t i = 0; unit && i < unit->n_decls; i++)
        if (strcmp(unit->decls[i]->name, name) == 0)
            return unit->decls[i];
    return NULL;
}

const model_field *front_text_field(const model_unit *unit, const char *model,
                                    const char *name)
{
    const model_decl *decl = front_text_decl(unit, model);

    for (size_t i = 0; decl && i < decl->n_fields; i++)
        if (strcmp(decl->fields[i].name, name) == 0)
            return &decl->fields[i];
    return NULL;
}

static const char *members_text(front_text *t, const model_type *type)
{
    const char *text = "";

    for (size_t i = 0; i < type->n_members; i++) {
        const model_member *member = &type->members[i];

        text = alloc_printf(&t->arena, "%s%s%s%s%s", text, i ? "|" : "",
                            front_text_type(t, member->type),
                            member->tag ? ":" : "",
                            member->tag ? member->tag : "");
    }
    return alloc_printf(&t->arena, "(%s)%s", text,
                        type->by_token ? "t"
                        : type->tag    ? type->tag
                                       : "k");
}

static const char *plain_text(front_text *t, const model_type *type)
{
    switch (type->kind) {
    case TYPE_BOOL:
        return "bool";
    case TYPE_INT:
        return alloc_printf(&t->arena, "%sint%d%s",
                            type->is_unsigned ? "u" : "", type->bits,
                            type->n_values ? "=" : "");
    case TYPE_FLOAT:
        return type->bits == 32 ? "float" : "double";
    case TYPE_STRING:
    case TYPE_FORMAT:
    case TYPE_BYTES:
        return type->format ? type->format->name : "string";
    case TYPE_DECIMAL:
        return "decimal";
    case TYPE_ENUM:
        return type->decl->name;
    case TYPE_MODEL:
        return alloc_printf(&t->arena, "%s%s", type->decl->name,
                            type->recursive ? "*" : "");
    case TYPE_LIST:
        return alloc_printf(&t->arena, "[%s]", front_text_type(t, type->elem));
    case TYPE_MAP:
        return alloc_printf(&t->arena, "{%s}", front_text_type(t, type->elem));
    case TYPE_UNION:
        return members_text(t, type);
    case TYPE_JSON:
        return "json";
    }
    return "?";
}

const char *front_text_type(front_text *t, const model_type *type)
{
    return alloc_printf(&t->arena, "%s%s", plain_text(t, type),
                        type->optional ? "?" : "");
}

void front_text_end(front_text *t)
{
    lm_arena_free(&t->arena);
}
