/* SPDX-License-Identifier: MIT */
#include "grammar.h"

#include "alloc.h"
#include "grammar_part.h"
#include "grammar_writer.h"
#include "jsontext.h"

#include <string.h>

const char *grammar_literal(lm_arena *arena, const char *json)
{
    lm_buffer out = {.allocator = &alloc_or_exit};
    const char *text;

    lm_buffer_putc(&out, '"');
    for (; *json; json++) {
        if (*json == '"' || *json == '\\')
            lm_buffer_putc(&out, '\\');
        lm_buffer_putc(&out, *json);
    }
    lm_buffer_putc(&out, '"');
    text = alloc_strndup(arena, out.data, out.size);
    lm_buffer_free(&out);
    return text;
}

/*
 * Letters, digits and single '-'; a number behind it where it is taken. Two
 * '-' are in the names of the states of patterns.
 */
const char *grammar_name(grammar_writer *w, const char *wish)
{
    char *name = alloc_zeroed(w->arena, strlen(wish) + 1, 1, 1);
    const char *tried = name;
    size_t length = 0;
    void **slot;

    for (; *wish; wish++) {
        char c = *wish;

        if (c == '_')
            c = '-';
        if (c != '-' || (length && name[length - 1] != '-'))
            name[length++] = c;
    }
    for (int n = 2; *(slot = strmap_slot(w->arena, &w->names, tried)); n++)
        tried = alloc_printf(w->arena, "%s-%d", name, n);
    *slot = w;
    return tried;
}

static const char *add_rule(grammar_writer *w, const char *wish,
                            const char *text)
{
    const char *name = grammar_name(w, wish);

    lm_buffer_printf(w->out, "%s ::= %s\n", name, text);
    return name;
}

static bool is_simple(const char *text)
{
    return text[strcspn(text, " |\"[(")] == '\0';
}

/* A name for the expression, so that it can be repeated. */
static const char *named(grammar_writer *w, const char *wish, const char *text)
{
    return is_simple(text) ? text : add_rule(w, wish, text);
}

static const char *value(grammar_writer *w, const char *base,
                         const plan_type *type);

/* Between brackets, with commas: item (, item){least - 1, most - 1}. */
static const char *series(grammar_writer *w, const plan_type *type,
                          const char *item, const char *open, const char *close)
{
    const lm_list_rules *rules = type->row.rules;
    uint32_t least = rules && (rules->set & LM_RULE_MIN) ? rules->min : 0;
    bool limited = rules && (rules->set & LM_RULE_MAX);
    uint32_t most = limited ? rules->max : 0;
    const char *items;

    if (rules && (rules->set & LM_RULE_UNIQUE))
        grammar_cannot(w, "unique");
    if (limited && !most)
        return alloc_printf(w->arena, "\"%s\" ws \"%s\"", open, close);
    items = alloc_printf(w->arena, "%s (\",\" ws %s)%s", item, item,
                         grammar_repeat(w, least ? least - 1 : 0, limited,
                                        limited ? most - 1 : 0));
    return alloc_printf(w->arena,
                        least ? "\"%s\" ws %s ws \"%s\""
                              : "\"%s\" ws (%s)? ws \"%s\"",
                        open, items, close);
}

static const char *list(grammar_writer *w, const char *base,
                        const plan_type *type)
{
    const plan_type *item = type->item;
    const char *wish = alloc_printf(w->arena, "%s-item", base);

    return series(w, type, named(w, wish, value(w, wish, item)), "[", "]");
}

static const char *map(grammar_writer *w, const char *base,
                       const plan_type *type)
{
    const char *wish = alloc_printf(w->arena, "%s-value", base);
    const char *of = value(w, wish, &type->map->value);
    const char *key = grammar_use(w, GRAMMAR_STRING);
    const char *entry = add_rule(
        w, alloc_printf(w->arena, "%s-entry", base),
        grammar_then(w->arena, alloc_printf(w->arena, "%s \":\" ws", key), of));

    return series(w, type, entry, "{", "}");
}

/* All of them in one piece, so that many do not cost their square. */
static const char *join(lm_arena *arena, const char *const *parts, size_t n,
                        const char *between)
{
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const char *text;

    for (size_t i = 0; i < n; i++) {
        lm_buffer_puts(&buf, i ? between : "");
        lm_buffer_puts(&buf, parts[i]);
    }
    text = alloc_strndup(arena, buf.data ? buf.data : "", buf.size);
    lm_buffer_free(&buf);
    return text;
}

static const char *one_of(grammar_writer *w, const char *base,
                          const plan_type *type)
{
    const plan_union *members = type->one_of;
    size_t n = members->row.n_members;
    const char **parts = alloc_array(w->arena, n, const char *);

    for (size_t i = 0; i < n; i++)
        parts[i] = value(w, alloc_printf(w->arena, "%s-%zu", base, i + 1),
                         &members->members[i]);
    return join(w->arena, parts, n, " | ");
}

static const char *enumerated(grammar_writer *w, const model_decl *decl)
{
    void **rule = strmap_slot(w->arena, &w->rules, decl->name);
    const char **parts = alloc_array(w->arena, decl->n_values, const char *);
    const char *text;

    if (*rule)
        return *rule;
    for (size_t i = 0; i < decl->n_values; i++)
        parts[i] = grammar_literal(
            w->arena, jsontext_quote(w->arena, decl->values[i].wire));
    text = join(w->arena, parts, decl->n_values, " | ");
    *rule = alloc_printf(w->arena, "%s", add_rule(w, decl->name, text));
    return *rule;
}

/* The rule of a model, which is written when its turn comes. */
static const char *model_rule_name(grammar_writer *w, const plan_model *m)
{
    void **rule = strmap_slot(w->arena, &w->rules, m->decl->name);

    if (!*rule) {
        *rule = alloc_printf(w->arena, "%s", grammar_name(w, m->decl->name));
        *list_add(w->arena, &w->models) = m;
    }
    return *rule;
}

static const char *plain(grammar_writer *w, const char *base,
                         const plan_type *type)
{
    switch ((lm_kind)type->row.kind) {
    case LM_KIND_BOOL:
        return grammar_use(w, GRAMMAR_BOOLEAN);
    case LM_KIND_INT:
        return grammar_int(w, type);
    case LM_KIND_UINT:
        return grammar_uint(w, type);
    case LM_KIND_FLOAT:
    case LM_KIND_DECIMAL:
        return grammar_float(w, type);
    case LM_KIND_FORMAT:
        return grammar_format(w, base, type);
    case LM_KIND_BYTES:
    case LM_KIND_STRING:
        return grammar_string(w, base, type);
    case LM_KIND_ENUM:
        return enumerated(w, type->type->decl);
    case LM_KIND_MODEL:
        return model_rule_name(w, plan_model_for(w->plan, type->type->decl));
    case LM_KIND_LIST:
        return list(w, base, type);
    case LM_KIND_MAP:
        return map(w, base, type);
    case LM_KIND_UNION:
        return one_of(w, base, type);
    case LM_KIND_JSON:
        break;
    }
    return grammar_use(w, GRAMMAR_VALUE);
}

static const char *value(grammar_writer *w, const char *base,
                         const plan_type *type)
{
    const char *text = plain(w, base, type);

    return type->type->optional ? grammar_either(w->arena, text, "\"null\"")
                                : text;
}

static const char *key_and_value(grammar_writer *w, const plan_field *field)
{
    const char *key = alloc_printf(
        w->arena, "%s:", jsontext_quote(w->arena, field->field->key));
    const char *base = alloc_printf(w->arena, "%s-%s", w->model->decl->name,
                                    field->field->name);

    w->field = field;
    if (field->field->n_checks)
        grammar_cannot(w, "its check");
    return grammar_then(
        w->arena,
        alloc_printf(w->arena, "%s ws", grammar_literal(w->arena, key)),
        value(w, base, &field->type));
}

static bool is_required(const plan_field *field)
{
    return !field->type.type->optional && !field->field->init;
}

/*
 * Keys come in order, and those not required may be left out. Up to the first
 * that is required each brings the comma behind it, after it the one before.
 */
static const char *with_required(grammar_writer *w, const char **members,
                                 size_t first)
{
    const plan_model *m = w->model;
    const char **parts = alloc_array(w->arena, m->n_fields, const char *);

    for (size_t i = 0; i < m->n_fields; i++) {
        const char *one = members[i];

        if (i < first)
            one = alloc_printf(w->arena, "(%s \",\" ws)?", one);
        else if (i > first && is_required(&m->fields[i]))
            one = alloc_printf(w->arena, "\",\" ws %s", one);
        else if (i > first)
            one = alloc_printf(w->arena, "(\",\" ws %s)?", one);
        parts[i] = one;
    }
    return join(w->arena, parts, m->n_fields, " ");
}

/* None is required: any may be the first, and then those behind it follow. */
static const char *without_required(grammar_writer *w, const char **members)
{
    const plan_model *m = w->model;
    const char *base = m->decl->name;
    const char **parts = alloc_array(w->arena, m->n_fields, const char *);
    const char *rest = NULL;

    for (size_t i = m->n_fields; i-- > 0;) {
        const char *one = members[i];

        parts[i] = rest ? alloc_printf(w->arena, "%s %s", one, rest) : one;
        one = alloc_printf(w->arena, "(\",\" ws %s)?", one);
        if (rest)
            one = alloc_printf(w->arena, "%s %s", one, rest);
        if (i)
            rest = add_rule(w, alloc_printf(w->arena, "%s-from-%zu", base, i),
                            one);
    }
    return alloc_printf(w->arena, "(%s)?",
                        join(w->arena, parts, m->n_fields, " | "));
}

static void write_model(grammar_writer *w, const plan_model *m)
{
    const char **members = alloc_array(w->arena, m->n_fields, const char *);
    const char *rule = *strmap_slot(w->arena, &w->rules, m->decl->name);
    size_t first = 0;

    w->model = m;
    for (size_t i = 0; i < m->n_fields; i++)
        members[i] = named(w,
                           alloc_printf(w->arena, "%s-%s-member", m->decl->name,
                                        m->fields[i].field->name),
                           key_and_value(w, &m->fields[i]));
    while (first < m->n_fields && !is_required(&m->fields[first]))
        first++;
    lm_buffer_printf(w->out, "%s ::= \"{\" ws %s ws \"}\"\n", rule,
                     first < m->n_fields ? with_required(w, members, first)
                                         : without_required(w, members));
}

void grammar_print(lm_arena *arena, grammar_cache *cache, const plan *p,
                   const plan_model *root, lm_buffer *out, diag *d)
{
    grammar_writer w = {
        .arena = arena, .cache = cache, .plan = p, .out = out, .diag = d};

    grammar_name(&w, "root");
    grammar_name(&w, "root-item"); /* of a list: see lm/target.h */
    grammar_reserve_basics(&w);
    grammar_use(&w, GRAMMAR_SPACE);
    lm_buffer_printf(out, "root ::= %s\n", model_rule_name(&w, root));
    for (size_t i = 0; i < w.models.n; i++)
        write_model(&w, w.models.items[i]);
    grammar_write_basics(&w);
}
