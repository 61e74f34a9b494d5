/* SPDX-License-Identifier: MIT */
#include "resolver.h"

#include <stddef.h>
#include <string.h>

typedef enum attr_place { ON_FIELD, ON_MODEL, ON_MEMBER } attr_place;

/* What an attribute takes in parentheses. */
typedef enum attr_form {
    TAKES_NONE,
    TAKES_TEXT,
    TAKES_NAME,
    TAKES_VALUES
} attr_form;

/* What is being described: one of these. */
typedef struct target {
    resolver *r;
    model_field *field;
    model_decl *decl;
    bool *unknown; /* of a member */
} target;

struct attr_info;

typedef void attr_fn(target *t, const ast_attr *attr,
                     const struct attr_info *info);

static attr_fn set_alias, set_title, set_flag, add_check, set_examples;
static attr_fn set_discriminator, set_drop_invalid, set_extra, set_tool_name;
static attr_fn set_unknown;

typedef struct attr_info {
    const char *name;
    attr_place place;
    attr_form form;
    bool repeats;
    attr_fn *set;
    size_t flag; /* for set_flag: where the bool lies */
} attr_info;

#define FIELD_FLAG(member) set_flag, offsetof(model_field, member)
#define MODEL_FLAG(member) set_flag, offsetof(model_decl, member)

static const attr_info attrs[] = {
    {"alias", ON_FIELD, TAKES_TEXT, false, set_alias, 0},
    {"check", ON_FIELD, TAKES_NAME, true, add_check, 0},
    {"skip", ON_FIELD, TAKES_NONE, false, FIELD_FLAG(skip)},
    {"examples", ON_FIELD, TAKES_VALUES, false, set_examples, 0},
    {"title", ON_FIELD, TAKES_TEXT, false, set_title, 0},
    {"deprecated", ON_FIELD, TAKES_NONE, false, FIELD_FLAG(deprecated)},
    {"atomic", ON_FIELD, TAKES_NONE, false, FIELD_FLAG(atomic)},
    {"nonnull", ON_FIELD, TAKES_NONE, false, FIELD_FLAG(nonnull)},
    {"discriminator", ON_FIELD, TAKES_NAME, false, set_discriminator, 0},
    {"drop_invalid", ON_FIELD, TAKES_NONE, false, set_drop_invalid, 0},
    {"check", ON_MODEL, TAKES_NAME, true, add_check, 0},
    {"extra", ON_MODEL, TAKES_NAME, false, set_extra, 0},
    {"name", ON_MODEL, TAKES_TEXT, false, set_tool_name, 0},
    {"strict", ON_MODEL, TAKES_NONE, false, MODEL_FLAG(strict)},
    {"hot", ON_MODEL, TAKES_NONE, false, MODEL_FLAG(hot)},
    {"unknown", ON_MEMBER, TAKES_NONE, false, set_unknown, 0},
};

enum { N_ATTRS = sizeof(attrs) / sizeof(attrs[0]) };

static const char *const place_names[] = {"a field", "a model",
                                          "a member of an enum"};

static const char *sign(attr_place place)
{
    return place == ON_MODEL ? "@@" : "@";
}

static const attr_info *lookup(const char *name, attr_place place)
{
    for (size_t i = 0; i < N_ATTRS; i++)
        if (attrs[i].place == place && strcmp(attrs[i].name, name) == 0)
            return &attrs[i];
    return NULL;
}

static const char *suggest_attr(resolver *r, const char *name, attr_place place)
{
    const char *words[N_ATTRS];
    const char *nearest;
    size_t n = 0;

    for (size_t i = 0; i < N_ATTRS; i++)
        if (attrs[i].place == place)
            words[n++] = attrs[i].name;
    nearest = diag_nearest(name, words, n);
    return nearest ? alloc_printf(r->arena, "; did you mean '%s%s'?",
                                  sign(place), nearest)
                   : "";
}

/* Known, but for something else: say for what. */
static bool report_misplaced(resolver *r, const ast_attr *attr,
                             attr_place place)
{
    for (size_t i = 0; i < N_ATTRS; i++) {
        if (attrs[i].place == place ||
            strcmp(attrs[i].name, attr->name.text) != 0)
            continue;
        diag_error(r->diag, attr->span, "'%s%s' belongs to %s, not to %s",
                   sign(attrs[i].place), attrs[i].name,
                   place_names[attrs[i].place], place_names[place]);
        return true;
    }
    return false;
}

static const attr_info *find_attr(resolver *r, const ast_attr *attr,
                                  attr_place place)
{
    const attr_info *info = lookup(attr->name.text, place);

    if (info || report_misplaced(r, attr, place))
        return info;
    diag_error(r->diag, attr->name.span, "unknown attribute '%s%s'%s",
               sign(place), attr->name.text,
               suggest_attr(r, attr->name.text, place));
    return NULL;
}

static bool check_args(resolver *r, const ast_attr *attr, const attr_info *info)
{
    static const char *const texts[] = {"nothing", "one string in quotes",
                                        "one name", "values"};
    bool one = attr->n_args == 1 && !attr->args[0].key.text;
    bool ok = false;

    switch (info->form) {
    case TAKES_NONE:
        ok = attr->n_args == 0;
        break;
    case TAKES_TEXT:
        ok = one && attr->args[0].value.kind == AST_STRING;
        break;
    case TAKES_NAME:
        ok = one && attr->args[0].value.kind == AST_WORD;
        break;
    case TAKES_VALUES:
        ok = attr->n_args > 0;
        for (size_t i = 0; i < attr->n_args; i++)
            ok = ok && !attr->args[i].key.text;
        break;
    }
    if (!ok)
        diag_error(r->diag, attr->span, "'%s%s' takes %s in parentheses",
                   sign(info->place), info->name, texts[info->form]);
    return ok;
}

static bool check_repeats(resolver *r, const ast_attr *all, size_t i,
                          const attr_info *info)
{
    if (info->repeats)
        return true;
    for (size_t k = 0; k < i; k++) {
        if (strcmp(all[k].name.text, info->name) != 0)
            continue;
        diag_error(r->diag, all[i].span, "'%s%s' is there twice",
                   sign(info->place), info->name);
        return false;
    }
    return true;
}

static void set_all(target *t, const ast_attr *all, size_t n, attr_place place)
{
    for (size_t i = 0; i < n; i++) {
        const attr_info *info = find_attr(t->r, &all[i], place);

        if (info && check_args(t->r, &all[i], info) &&
            check_repeats(t->r, all, i, info))
            info->set(t, &all[i], info);
    }
}

static const ast_value *only_arg(const ast_attr *attr)
{
    return &attr->args[0].value;
}

static void set_alias(target *t, const ast_attr *attr, const attr_info *info)
{
    (void)info;
    t->field->key = only_arg(attr)->text;
}

static void set_title(target *t, const ast_attr *attr, const attr_info *info)
{
    (void)info;
    t->field->title = only_arg(attr)->text;
}

static void set_flag(target *t, const ast_attr *attr, const attr_info *info)
{
    char *start = t->field ? (char *)t->field : (char *)t->decl;

    (void)attr;
    *(bool *)(start + info->flag) = true;
}

static void set_unknown(target *t, const ast_attr *attr, const attr_info *info)
{
    (void)attr;
    (void)info;
    *t->unknown = true;
}

/* Grown by copying: a field has few checks. */
static model_check *append_check(resolver *r, const model_check *checks,
                                 size_t n, const ast_value *name)
{
    model_check *all = alloc_array(r->arena, n + 1, model_check);

    if (n)
        memcpy(all, checks, n * sizeof(*all));
    all[n] = (model_check){name->text, name->span};
    return all;
}

static void add_check(target *t, const ast_attr *attr, const attr_info *info)
{
    const ast_value *name = only_arg(attr);
    model_field *field = t->field;
    model_decl *decl = t->decl;

    (void)info;
    if (field)
        field->checks =
            append_check(t->r, field->checks, field->n_checks++, name);
    else
        decl->checks = append_check(t->r, decl->checks, decl->n_checks++, name);
}

static void set_examples(target *t, const ast_attr *attr, const attr_info *info)
{
    model_field *field = t->field;

    (void)info;
    field->examples = alloc_array(t->r->arena, attr->n_args, const char *);
    field->n_examples = attr->n_args;
    for (size_t i = 0; i < attr->n_args; i++) {
        open_value open = {"example", field->type, &attr->args[i].value,
                           &field->examples[i]};

        *list_add(t->r->arena, &t->r->values) = open;
    }
}

static void set_discriminator(target *t, const ast_attr *attr,
                              const attr_info *info)
{
    const ast_value *word = only_arg(attr);
    ast_name *tag = alloc_new(t->r->arena, ast_name);

    (void)info;
    *tag = (ast_name){word->text, word->span};
    if (!resolver_set_tag(t->r, t->field, tag))
        diag_error(t->r->diag, attr->span,
                   "'@discriminator' belongs to a union; this is a value of "
                   "type %s",
                   resolver_type_name(t->r, t->field->type));
}

static void set_drop_invalid(target *t, const ast_attr *attr,
                             const attr_info *info)
{
    type_kind kind = t->field->type->kind;

    (void)info;
    t->field->drop_invalid = true;
    if (kind != TYPE_LIST && kind != TYPE_MAP)
        diag_error(t->r->diag, attr->span,
                   "'@drop_invalid' belongs to a list or a map; this is a "
                   "value of type %s",
                   resolver_type_name(t->r, t->field->type));
}

static void set_extra(target *t, const ast_attr *attr, const attr_info *info)
{
    static const char *const words[] = {[EXTRA_IGNORE] = "ignore",
                                        [EXTRA_FORBID] = "forbid",
                                        [EXTRA_KEEP] = "keep"};
    const ast_value *word = only_arg(attr);

    (void)info;
    for (int i = EXTRA_IGNORE; i <= EXTRA_KEEP; i++)
        if (strcmp(words[i], word->text) == 0) {
            t->decl->extra = (model_extra)i;
            return;
        }
    diag_error(t->r->diag, word->span,
               "'@@extra' takes ignore, forbid or keep%s",
               resolver_suggest(t->r, word->text, words, 3));
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* What every provider takes as the name of a tool. */
static void set_tool_name(target *t, const ast_attr *attr,
                          const attr_info *info)
{
    const ast_value *name = only_arg(attr);
    size_t n = 0;

    (void)info;
    while (is_name_char(name->text[n]))
        n++;
    if (n == 0 || n > 64 || name->text[n])
        diag_error(t->r->diag, name->span,
                   "the name of a tool is 1 to 64 letters, digits, '_' "
                   "and '-'");
    t->decl->tool_name = name->text;
}

void resolver_field_attrs(resolver *r, model_field *field, const ast_field *ast)
{
    target t = {.r = r, .field = field};

    set_all(&t, ast->attrs, ast->n_attrs, ON_FIELD);
}

void resolver_model_attrs(resolver *r, model_decl *decl, const ast_decl *ast)
{
    target t = {.r = r, .decl = decl};

    set_all(&t, ast->attrs, ast->n_attrs, ON_MODEL);
}

bool resolver_member_attrs(resolver *r, const ast_member *ast)
{
    bool unknown = false;
    target t = {.r = r, .unknown = &unknown};

    set_all(&t, ast->attrs, ast->n_attrs, ON_MEMBER);
    return unknown;
}
