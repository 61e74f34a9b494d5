/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "ctext.h"
#include "view_part.h"

#include <string.h>

static const view_flag type_flags[] = {
    {LM_TYPE_OPTIONAL, "LM_TYPE_OPTIONAL"},
    {LM_TYPE_BOXED, "LM_TYPE_BOXED"},
    {LM_TYPE_INLINE, "LM_TYPE_INLINE"},
    {LM_TYPE_STRICT, "LM_TYPE_STRICT"},
};

static const view_flag field_flags[] = {
    {LM_FIELD_REQUIRED, "LM_FIELD_REQUIRED"},
    {LM_FIELD_CHECKED, "LM_FIELD_CHECKED"},
    {LM_FIELD_ATOMIC, "LM_FIELD_ATOMIC"},
    {LM_FIELD_NONNULL, "LM_FIELD_NONNULL"},
    {LM_FIELD_DROP_INVALID, "LM_FIELD_DROP_INVALID"},
};

static const char *const op_names[] = {
    [LM_OP_ANY] = "LM_OP_ANY",
    [LM_OP_TEXT] = "LM_OP_TEXT",
    [LM_OP_LENGTH] = "LM_OP_LENGTH",
    [LM_OP_TEXT_OR_NULL] = "LM_OP_TEXT_OR_NULL",
    [LM_OP_INT64] = "LM_OP_INT64",
    [LM_OP_INT32] = "LM_OP_INT32",
    [LM_OP_DOUBLE] = "LM_OP_DOUBLE",
    [LM_OP_DOUBLE_OR_NULL] = "LM_OP_DOUBLE_OR_NULL",
    [LM_OP_BOOL] = "LM_OP_BOOL",
    [LM_OP_ENUM] = "LM_OP_ENUM",
    [LM_OP_MODEL] = "LM_OP_MODEL",
    [LM_OP_MODEL_OR_NULL] = "LM_OP_MODEL_OR_NULL",
    [LM_OP_LIST] = "LM_OP_LIST",
};

static const view_flag token_flags[] = {
    {LM_TOKEN_NULL, "LM_TOKEN_NULL"},     {LM_TOKEN_BOOL, "LM_TOKEN_BOOL"},
    {LM_TOKEN_NUMBER, "LM_TOKEN_NUMBER"}, {LM_TOKEN_STRING, "LM_TOKEN_STRING"},
    {LM_TOKEN_ARRAY, "LM_TOKEN_ARRAY"},   {LM_TOKEN_OBJECT, "LM_TOKEN_OBJECT"},
};

static const char *const kind_names[] = {
    [LM_KIND_BOOL] = "LM_KIND_BOOL",     [LM_KIND_INT] = "LM_KIND_INT",
    [LM_KIND_UINT] = "LM_KIND_UINT",     [LM_KIND_FLOAT] = "LM_KIND_FLOAT",
    [LM_KIND_STRING] = "LM_KIND_STRING", [LM_KIND_ENUM] = "LM_KIND_ENUM",
    [LM_KIND_MODEL] = "LM_KIND_MODEL",   [LM_KIND_LIST] = "LM_KIND_LIST",
    [LM_KIND_MAP] = "LM_KIND_MAP",       [LM_KIND_UNION] = "LM_KIND_UNION",
    [LM_KIND_JSON] = "LM_KIND_JSON",     [LM_KIND_FORMAT] = "LM_KIND_FORMAT",
    [LM_KIND_BYTES] = "LM_KIND_BYTES",   [LM_KIND_DECIMAL] = "LM_KIND_DECIMAL",
};

/* Columns that rows begin in: {{here and, of a table of its own, here. */
enum { IN_ROW = 6, IN_MAP = 5, ALONE = 4 };

static const char *size_of(lm_arena *arena, const char *what)
{
    return alloc_printf(arena, "sizeof(%s)", what);
}

static const char *companion(lm_arena *arena, const plan_type *type)
{
    const plan_struct *holder = type->holder;

    if (!type->row.companion)
        return "0";
    return alloc_printf(arena, "LM_COMPANION(%s, %s, %s)", holder->name,
                        holder->members[type->value].name,
                        holder->members[type->companion].name);
}

/* The members of an lm_type; on lines behind `indent` spaces. */
static const char *type_row(lm_arena *arena, const plan_type *type,
                            unsigned indent)
{
    const char *const items[] = {
        kind_names[type->row.kind],
        VIEW_FLAGS(arena, type->row.flags, type_flags),
        type->row.stride ? size_of(arena, type->holder->name) : "0",
        size_of(arena, type->measured),
        companion(arena, type),
        type->of ? type->of : "NULL",
        type->rules.symbol ? alloc_printf(arena, "&%s", type->rules.symbol)
                           : "NULL",
    };

    return ctext_list(arena, items, sizeof(items) / sizeof(*items), indent);
}

static void put_member(lm_arena *arena, tmpl_tree *tree,
                       const plan_union *one_of, size_t i)
{
    tmpl_tree *row = tmpl_append(tree, "members");

    tmpl_text(row, "name", one_of->layout->members[i + 1].name);
    tmpl_text(row, "row", type_row(arena, &one_of->members[i], IN_ROW));
    tmpl_text(row, "tokens",
              VIEW_FLAGS(arena, one_of->rows[i].tokens, token_flags));
}

static const char *numbers(lm_arena *arena, const uint16_t *items, size_t n)
{
    const char *list = "";

    for (size_t i = 0; i < n; i++)
        list = alloc_printf(arena, "%s%s%u", list, i ? ", " : "",
                            (unsigned)items[i]);
    return list;
}

static void put_union(lm_arena *arena, tmpl_tree *row, const plan_union *one_of)
{
    tmpl_text(row, "name", one_of->symbol);
    tmpl_text(row, "struct", one_of->layout->name);
    tmpl_text(row, "kind", one_of->kind);
    tmpl_text(row, "members_table", one_of->members_symbol);
    tmpl_text(row, "tag", view_string(arena, one_of->row.tag));
    tmpl_text(row, "n_members", view_number(arena, one_of->row.n_members));
    tmpl_text(row, "words", one_of->words_symbol);
    tmpl_text(row, "members_of_table", one_of->members_of_symbol);
    if (one_of->row.words)
        tmpl_text(row, "members_of",
                  numbers(arena, one_of->row.members_of, one_of->row.words->n));
    for (size_t i = 0; i < one_of->row.n_members; i++)
        put_member(arena, row, one_of, i);
}

static void put_map(lm_arena *arena, tmpl_tree *row, const plan_map *map)
{
    tmpl_text(row, "name", map->symbol);
    tmpl_text(row, "row", type_row(arena, &map->value, IN_MAP));
    tmpl_text(row, "entry", map->entry->name);
}

static void put_table(lm_arena *arena, tmpl_tree *tree, const plan_table *table)
{
    tmpl_tree *row = tmpl_append(tree, "tables");

    tmpl_flag(row, "is_item", table->kind == PLAN_ITEM);
    tmpl_flag(row, "is_map", table->kind == PLAN_MAP);
    tmpl_flag(row, "is_union", table->kind == PLAN_UNION);
    switch (table->kind) {
    case PLAN_ITEM:
        tmpl_text(row, "name", table->item->symbol);
        tmpl_text(row, "row", type_row(arena, table->item, ALONE));
        break;
    case PLAN_MAP:
        put_map(arena, row, table->map);
        break;
    case PLAN_UNION:
        put_union(arena, row, table->one_of);
        break;
    }
}

static void put_rules(lm_arena *arena, tmpl_tree *tree, const plan_type *type)
{
    if (type->rules.symbol)
        view_rules(arena, tree, &type->rules);
}

static void put_table_rules(lm_arena *arena, tmpl_tree *tree,
                            const plan_table *table)
{
    switch (table->kind) {
    case PLAN_ITEM:
        put_rules(arena, tree, table->item);
        break;
    case PLAN_MAP:
        put_rules(arena, tree, &table->map->value);
        break;
    case PLAN_UNION:
        for (size_t i = 0; i < table->one_of->row.n_members; i++)
            put_rules(arena, tree, &table->one_of->members[i]);
        break;
    }
}

static uint32_t flags_of(const plan_model *m, size_t i)
{
    uint32_t flags = m->row.fields[i].flags;

    return m->fields[i].field->n_checks ? flags | LM_FIELD_CHECKED : flags;
}

static void put_field(lm_arena *arena, tmpl_tree *tree, const plan_model *m,
                      size_t i)
{
    const plan_field *field = &m->fields[i];
    tmpl_tree *row = tmpl_append(tree, "fields");

    tmpl_text(row, "name", field->field->name);
    tmpl_text(row, "row", type_row(arena, &field->type, IN_ROW));
    tmpl_text(row, "member", m->layout.members[field->member].name);
    tmpl_text(row, "flags", VIEW_FLAGS(arena, flags_of(m, i), field_flags));
    tmpl_text(row, "op", op_names[m->row.fields[i].op]);
    tmpl_text(row, "n_key", view_number(arena, m->row.fields[i].n_key));
    view_text(arena, row, "init", "long_init",
              names_join(arena, m->names.inits_table, field->field->name),
              field->field->init);
}

void view_tables(lm_arena *arena, tmpl_tree *tree, const plan_model *m)
{
    tmpl_list(tree, "rules");
    tmpl_list(tree, "tables");
    tmpl_list(tree, "fields");
    for (size_t i = 0; i < m->n_tables; i++) {
        put_table_rules(arena, tree, &m->tables[i]);
        put_table(arena, tree, &m->tables[i]);
    }
    for (size_t i = 0; i < m->n_fields; i++) {
        put_rules(arena, tree, &m->fields[i].type);
        put_field(arena, tree, m, i);
    }
}
