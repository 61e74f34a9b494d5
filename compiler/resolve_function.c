/* SPDX-License-Identifier: MIT */
#include "builtin.h"
#include "resolver.h"

#include <string.h>

/*
 * Functions: their parameters are the fields of a model that only the library
 * sees, and their messages are split at each {{name}}.
 */

/* A message that is being split. */
typedef struct splitter {
    resolver *r;
    const model_function *f;
    const ast_value *text;
    bool *used; /* of each parameter */
    unsigned n_seen;
    list_of(model_piece) parts;
} splitter;

/* The n-th "{{" as it stands in the file; the whole text if it is escaped. */
static source_span place_of(const splitter *s, unsigned n, size_t length)
{
    source_span span = s->text->span;
    const char *at = span.file->text + span.start;
    const char *end = span.file->text + span.end;

    for (; at + 1 < end; at++) {
        if (at[0] != '{' || at[1] != '{')
            continue;
        if (n-- == 0) {
            span.start = (uint32_t)(at - span.file->text);
            if (span.start + length < span.end)
                span.end = span.start + (uint32_t)length;
            return span;
        }
        at++;
    }
    return span;
}

static const char *suggest_parameter(const splitter *s, const char *word)
{
    const model_decl *args = s->f->arguments;
    const char **words =
        alloc_array(s->r->arena, args->n_fields + 1, const char *);

    for (size_t i = 0; i < args->n_fields; i++)
        words[i] = args->fields[i].name;
    return resolver_suggest(s->r, word, words, args->n_fields);
}

static void add_text(splitter *s, const char *from, const char *to)
{
    model_piece part = {0};

    if (from == to)
        return;
    part.text = alloc_strndup(s->r->arena, from, (size_t)(to - from));
    *list_add(s->r->arena, &s->parts) = part;
}

static bool add_parameter(splitter *s, const char *name, size_t length)
{
    const model_decl *args = s->f->arguments;
    model_piece part = {0};

    while (part.field < args->n_fields &&
           strcmp(args->fields[part.field].name, name) != 0)
        part.field++;
    if (part.field == args->n_fields) {
        diag_error(s->r->diag, place_of(s, s->n_seen, length),
                   "function '%s' has no parameter '%s'%s", s->f->name, name,
                   suggest_parameter(s, name));
        return false;
    }
    s->used[part.field] = true;
    *list_add(s->r->arena, &s->parts) = part;
    return true;
}

/* "{{ name }}": its length, with the name in *name; 0: it is not so. */
static size_t read_place(const splitter *s, const char *at, const char **name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    const char *from = at + 2 + strspn(at + 2, " ");
    size_t n = strspn(from, letters);
    const char *end = from + n + strspn(from + n, " ");

    if (!n || end[0] != '}' || end[1] != '}')
        return 0;
    *name = alloc_strndup(s->r->arena, from, n);
    return (size_t)(end + 2 - at);
}

static bool split(splitter *s)
{
    const char *from = s->text->text;
    const char *at;
    bool ok = true;

    while ((at = strstr(from, "{{"))) {
        const char *name;
        size_t length = read_place(s, at, &name);

        if (!length) {
            diag_error(s->r->diag, place_of(s, s->n_seen, 2),
                       "'{{' begins a parameter: {{name}}");
            return false;
        }
        add_text(s, from, at);
        ok &= add_parameter(s, name, length);
        s->n_seen++;
        from = at + length;
    }
    add_text(s, from, from + strlen(from));
    if (!s->parts.n)
        *list_add(s->r->arena, &s->parts) = (model_piece){.text = ""};
    return ok;
}

static const struct role {
    const char *word;
    const char *symbol;
} roles[] = {
    {"system", "LM_SYSTEM"},
    {"user", "LM_USER"},
    {"assistant", "LM_ASSISTANT"},
};

enum { N_ROLES = sizeof(roles) / sizeof(roles[0]) };

static const char *role_of(resolver *r, const ast_name *role)
{
    const char *words[N_ROLES];

    for (size_t i = 0; i < N_ROLES; i++) {
        if (strcmp(roles[i].word, role->text) == 0)
            return roles[i].symbol;
        words[i] = roles[i].word;
    }
    diag_error(r->diag, role->span,
               "unknown role '%s' (system, user, assistant)%s", role->text,
               resolver_suggest(r, role->text, words, N_ROLES));
    return NULL;
}

static bool add_messages(resolver *r, const ast_decl *ast, model_function *f,
                         bool *used)
{
    bool ok = true;
    bool of_user = false;

    f->messages = alloc_array(r->arena, ast->n_messages + 1, model_message);
    for (size_t i = 0; i < ast->n_messages; i++) {
        const ast_message *message = &ast->messages[i];
        splitter s = {.r = r, .f = f, .text = &message->text, .used = used};
        const char *role = role_of(r, &message->role);

        ok &= split(&s) && role;
        of_user |= role && strcmp(role, "LM_USER") == 0;
        f->messages[f->n_messages++] =
            (model_message){role, s.parts.items, s.parts.n};
    }
    if (ok && !of_user) {
        diag_error(r->diag, f->span, "function '%s' has no message of the user",
                   f->name);
        return false;
    }
    return ok;
}

static void check_used(resolver *r, const model_function *f, const bool *used)
{
    for (size_t i = 0; i < f->arguments->n_fields; i++)
        if (!used[i])
            diag_error(r->diag, f->arguments->fields[i].span,
                       "no message says {{%s}}", f->arguments->fields[i].name);
}

/* Names that the C function has for itself. */
static bool is_taken(const char *name)
{
    static const char *const words[] = {"client", "options", "out", "err"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i], name) == 0)
            return true;
    return false;
}

static bool add_parameter_field(resolver *r, symbol *sym, const ast_field *ast,
                                model_field *field)
{
    type_owner owner = resolver_name_field(r, sym, ast, field);

    if (is_taken(field->name))
        diag_error(r->diag, field->span,
                   "every function in C has a parameter '%s' of its own",
                   field->name);
    if (ast->n_attrs)
        diag_error(r->diag, ast->attrs[0].span,
                   "a parameter takes no attributes");
    if (ast->init)
        diag_error(r->diag, ast->init->span, "a parameter has no default");
    field->type = ast->type ? resolver_type(r, &owner, ast->type) : NULL;
    if (field->type && field->type->room)
        diag_error(r->diag, ast->type->span,
                   "a parameter is a pointer to its text or items: no size");
    return field->type && !ast->n_attrs && !ast->init && !field->type->room &&
           !is_taken(field->name);
}

static bool add_parameters(resolver *r, symbol *sym, model_decl *args)
{
    const ast_decl *ast = sym->ast;
    strmap seen = {0};
    bool ok = true;

    args->fields = alloc_array(r->arena, ast->n_fields + 1, model_field);
    for (size_t i = 0; i < ast->n_fields; i++) {
        model_field *field = &args->fields[args->n_fields];
        void **slot = strmap_slot(r->arena, &seen, ast->fields[i].name.text);

        if (*slot) {
            diag_error(r->diag, ast->fields[i].name.span,
                       "parameter '%s' is there twice",
                       ast->fields[i].name.text);
            ok = false;
            continue;
        }
        *slot = field;
        if (add_parameter_field(r, sym, &ast->fields[i], field))
            args->n_fields++;
        else
            ok = false;
    }
    return ok;
}

static model_decl *result_of(resolver *r, symbol *sym)
{
    type_owner owner = {sym, alloc_printf(r->arena, "%s_result", sym->name), 0};
    const ast_type *ast = sym->ast->type;
    model_type *type = ast ? resolver_type(r, &owner, ast) : NULL;

    if (type && type->kind == TYPE_MODEL && !type->optional)
        return type->decl;
    if (type)
        diag_error(r->diag, ast->span, "a function returns a model, not %s",
                   resolver_type_name(r, type));
    return NULL;
}

static bool no_attributes(resolver *r, const ast_decl *ast)
{
    for (size_t i = 0; i < ast->n_attrs; i++) {
        const ast_attr *attr = &ast->attrs[i];

        if (strcmp(attr->name.text, "distil") == 0)
            diag_error(r->diag, attr->span, "@distil is not available yet");
        else
            diag_error(r->diag, attr->span, "a function takes no '@%s'",
                       attr->name.text);
    }
    return ast->n_attrs == 0;
}

static model_decl *arguments_of(resolver *r, symbol *sym)
{
    type_owner owner = {sym, sym->name, 0};
    model_decl *args =
        resolver_make(r, &owner, DECL_MODEL,
                      alloc_printf(r->arena, "%s_args", sym->name), sym->span);

    if (args)
        sym->made.n--; /* it is the function's, and no type of the file */
    return args;
}

void resolver_function(resolver *r, symbol *sym)
{
    model_function *f = alloc_new(r->arena, model_function);
    const ast_decl *ast = sym->ast;
    bool *used = alloc_array(r->arena, ast->n_fields + 1, bool);
    bool ok = no_attributes(r, ast);

    f->name = sym->name;
    f->doc = ast->doc;
    f->span = sym->span;
    f->arguments = arguments_of(r, sym);
    f->result = result_of(r, sym);
    if (!f->arguments || !add_parameters(r, sym, f->arguments) || !ok ||
        !f->result || !add_messages(r, ast, f, used))
        return;
    check_used(r, f, used);
    if (!sym->imported)
        *list_add(r->arena, &r->functions) = f;
}
