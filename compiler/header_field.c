/* SPDX-License-Identifier: MIT */
#include "header_part.h"

#include <string.h>

/*
 * Members to fields: a list is a pointer or an array with its count, has_x
 * makes x optional, an array of char is text.
 */
typedef struct field_maker {
    header *h;
    strmap members; /* by their names */
} field_maker;

typedef enum form {
    FORM_VALUE,   /* T x */
    FORM_TEXT,    /* char *x, char x[32] */
    FORM_POINTER, /* T *x, of a model, without a count */
    FORM_LIST,    /* T *x, T x[8] and a count; also of char * and char[32] */
    FORM_NONE
} form;

/* Pointers and arrays that the items have of their own. */
static unsigned item_stars(const c_member *m)
{
    bool text = m->type.kind == C_CHAR;

    if (text)
        return m->n_rooms == 2 ? 0 : 1;
    return m->stars == 2 || (m->stars == 1 && m->n_rooms == 1);
}

static form form_of(const c_member *m, bool counted)
{
    unsigned levels = m->stars + (unsigned)m->n_rooms;
    bool model = m->type.kind == C_RECORD || m->type.kind == C_UNKNOWN;

    if (header_in_bytes(m))
        return FORM_VALUE;
    if (m->type.kind == C_CHAR)
        return levels == 1 ? FORM_TEXT : levels == 2 ? FORM_LIST : FORM_NONE;
    if (levels == 0)
        return FORM_VALUE;
    if (model && m->stars == 1 && levels == 1 && !counted)
        return FORM_POINTER;
    if (m->n_rooms > 1 || levels > 1 + (unsigned)model)
        return FORM_NONE;
    return FORM_LIST;
}

static c_member *companion(const field_maker *f, const char *prefix,
                           const c_member *of)
{
    return strmap_get(&f->members, alloc_printf(f->h->p.arena, "%s_%s", prefix,
                                                of->name.text));
}

static c_member *count_of(const field_maker *f, const c_member *m)
{
    c_member *count = companion(f, "n", m);

    return count && count->type.is_size && !count->stars && !count->n_rooms
               ? count
               : NULL;
}

static c_member *flag_of(const field_maker *f, const c_member *m)
{
    c_member *flag = companion(f, "has", m);

    return flag && flag->type.kind == C_NUMBER && !flag->stars &&
                   !flag->n_rooms && strcmp(flag->type.word, "bool") == 0
               ? flag
               : NULL;
}

static bool refused(const field_maker *f, const c_member *m, const char *why)
{
    diag_error(f->h->p.diag, m->name.text ? m->name.span : m->type.span,
               "'%s': %s", m->name.text ? m->name.text : "a member", why);
    return false;
}

/* What no field can be made of, with the reason. */
static bool is_possible(const field_maker *f, const c_member *m, form is)
{
    header *h = f->h;
    bool alone =
        m->type.kind == C_CHAR && is == FORM_NONE && m->stars + m->n_rooms == 0;

    if (m->type.kind == C_REFUSED) {
        diag_error(h->p.diag, m->type.span, "'%s': %s",
                   m->name.text ? m->name.text : "a member", m->type.why);
        return false;
    }
    if (m->why) {
        diag_error(h->p.diag, m->why_span, "'%s': %s",
                   m->name.text ? m->name.text : "a member", m->why);
        return false;
    }
    if (header_format_why(h, m))
        return refused(f, m, header_format_why(h, m));
    if (alone)
        return refused(f, m,
                       "a char is neither text nor a number; write "
                       "'int8_t' or 'char[32]'");
    if (m->type.kind == C_RECORD && m->type.record->body &&
        !m->type.record->tag && is != FORM_VALUE)
        return refused(f, m,
                       "the items of a list and what is behind a pointer "
                       "need a struct with a name");
    if (is == FORM_NONE)
        return refused(f, m,
                       "so many pointers and arrays have no form in "
                       "JSON");
    if (m->type.is_const && m->stars + m->n_rooms == 0)
        return refused(f, m, "what is const cannot be filled in");
    if (is == FORM_LIST && !count_of(f, m))
        return refused(
            f, m,
            alloc_printf(h->p.arena,
                         "a list needs its count beside it: size_t n_%s",
                         m->name.text));
    if (is == FORM_LIST && flag_of(f, m))
        return refused(f, m,
                       "a list that is absent is NULL: write "
                       "LM(optional) and no has_");
    return true;
}

static ast_type *new_type(const field_maker *f, ast_type_kind kind,
                          const c_member *m)
{
    ast_type *type = alloc_new(f->h->p.arena, ast_type);

    type->kind = kind;
    type->span = kind == AST_TYPE_NAME ? m->type.span : m->name.span;
    return type;
}

static ast_type *wrap(const field_maker *f, ast_type_kind kind, ast_type *arg,
                      const c_member *m)
{
    ast_type *type = new_type(f, kind, m);

    type->arg = arg;
    return type;
}

static ast_type *named(const field_maker *f, const char *word,
                       const c_member *m)
{
    ast_type *type = new_type(f, AST_TYPE_NAME, m);

    type->name = (ast_name){word, m->type.span};
    type->c_name = m->type.name;
    return type;
}

/* An array that lies in the struct: char[32], T[8]. */
static ast_type *in_place(const field_maker *f, ast_type *item,
                          const ast_value *room, const c_member *m)
{
    ast_type *type = wrap(f, AST_TYPE_LIST, item, m);

    type->room = alloc_new(f->h->p.arena, ast_value);
    *type->room = *room;
    return type;
}

static ast_type *text_type(const field_maker *f, const c_member *m,
                           const ast_value *room)
{
    const char *word = m->notes.format ? m->notes.format : "string";

    if (room)
        return in_place(f, named(f, "char", m), room, m);
    return named(f, word, m);
}

static ast_type *base_type(const field_maker *f, const c_member *m)
{
    ast_type *type;
    open_type *open;

    if (m->notes.format) {
        type = named(f, m->notes.format, m);
        type->in_bytes = header_in_bytes(m);
        return type;
    }
    if (m->type.kind != C_RECORD)
        return named(f, m->type.word, m);
    header_nested(f->h, m->type.record, m);
    type = named(f, m->type.record->name, m);
    open = list_add(f->h->p.arena, &f->h->open);
    *open = (open_type){type, m->type.record, m->type.span};
    return type;
}

static ast_type *list_type(const field_maker *f, const c_member *m)
{
    bool text = m->type.kind == C_CHAR;
    bool pointers = item_stars(m);
    ast_type *item =
        text ? text_type(f, m, pointers ? NULL : m->rooms[1]) : base_type(f, m);

    if (pointers && !text)
        item = wrap(f, AST_TYPE_OPTIONAL, item, m);
    if (m->n_rooms)
        return in_place(f, item, m->rooms[0], m);
    return wrap(f, AST_TYPE_LIST, item, m);
}

static ast_type *type_of(const field_maker *f, const c_member *m, form is)
{
    switch (is) {
    case FORM_TEXT:
        return text_type(f, m, m->n_rooms ? m->rooms[0] : NULL);
    case FORM_LIST:
        return list_type(f, m);
    default:
        return base_type(f, m);
    }
}

/* Those of lists stand at the list, all others at what is in it. */
static void bind_rules(const field_maker *f, const c_member *m, ast_type *type)
{
    static const char *const of_lists[] = {"min_items", "max_items", "unique"};
    ast_type *inner = type;
    ast_rule *rules =
        alloc_array(f->h->p.arena, m->notes.rules.n + 1, ast_rule);
    size_t n = 0;

    while (inner->kind == AST_TYPE_OPTIONAL ||
           (inner->kind == AST_TYPE_LIST &&
            (!inner->room || inner->arg->kind != AST_TYPE_NAME ||
             strcmp(inner->arg->name.text, "char") != 0)))
        inner = inner->arg;
    for (size_t i = 0; i < m->notes.rules.n; i++) {
        const ast_rule *rule = &m->notes.rules.items[i];
        bool of_list = false;

        for (size_t k = 0; k < sizeof(of_lists) / sizeof(*of_lists); k++)
            of_list |= strcmp(rule->name.text, of_lists[k]) == 0;
        if (of_list)
            rules[n++] = *rule;
    }
    type->rules = rules;
    type->n_rules = n;
    if (inner == type)
        n = 0;
    inner->rules = inner == type ? m->notes.rules.items : rules + n;
    inner->n_rules = m->notes.rules.n - n;
    for (size_t i = 0, k = n; inner != type && i < m->notes.rules.n; i++) {
        bool of_list = false;

        for (size_t l = 0; l < n; l++)
            of_list |= rules[l].name.text == m->notes.rules.items[i].name.text;
        if (!of_list)
            rules[k++] = m->notes.rules.items[i];
    }
}

static ast_type *make_optional(const field_maker *f, const c_member *m,
                               ast_type *type, form is)
{
    bool flag = flag_of(f, m) != NULL;

    if (!flag && is != FORM_POINTER && !m->notes.optional)
        return type;
    type = wrap(f, AST_TYPE_OPTIONAL, type, m);
    type->flagged = flag;
    type->by_value = is == FORM_VALUE;
    return type;
}

/* A value with no room for "none" cannot be LM(optional). */
static bool may_be_optional(const field_maker *f, const c_member *m, form is)
{
    bool pointer = m->stars > 0 && !m->n_rooms;

    if (!m->notes.optional || flag_of(f, m) || pointer)
        return true;
    (void)is;
    return refused(
        f, m,
        alloc_printf(f->h->p.arena,
                     "what is optional needs a pointer, or 'bool has_%s' "
                     "beside it",
                     m->name.text));
}

static bool make_field(const field_maker *f, const c_member *m,
                       ast_field *field)
{
    form is = form_of(m, count_of(f, m) != NULL);
    ast_type *type;

    if (!is_possible(f, m, is) || !may_be_optional(f, m, is))
        return false;
    type = type_of(f, m, is);
    bind_rules(f, m, type);
    field->name = m->name;
    field->doc = m->doc;
    field->type = make_optional(f, m, type, is);
    field->attrs = m->notes.attrs.items;
    field->n_attrs = m->notes.attrs.n;
    if (m->notes.init) {
        field->init = alloc_new(f->h->p.arena, ast_value);
        *field->init = *m->notes.init;
    }
    return true;
}

static void take_companions(const field_maker *f, const c_member *m)
{
    c_member *flag;
    c_member *count;

    if (!m->name.text || m->notes.skip)
        return;
    flag = flag_of(f, m);
    count = count_of(f, m);
    if (flag && flag != m)
        flag->taken = true;
    if (count && form_of(m, true) == FORM_LIST)
        count->taken = true;
}

void header_fields(header *h, c_members *members, ast_decl *decl)
{
    field_maker f = {.h = h};

    for (size_t i = 0; i < members->n; i++)
        if (members->items[i].name.text)
            *strmap_slot(h->p.arena, &f.members, members->items[i].name.text) =
                &members->items[i];
    for (size_t i = 0; i < members->n; i++)
        take_companions(&f, &members->items[i]);
    decl->fields = alloc_array(h->p.arena, members->n + 1, ast_field);
    for (size_t i = 0; i < members->n; i++) {
        const c_member *m = &members->items[i];

        if (m->notes.skip || m->taken)
            continue;
        if (make_field(&f, m, &decl->fields[decl->n_fields]))
            decl->n_fields++;
        else
            decl->cut = true;
    }
}
