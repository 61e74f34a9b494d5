/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "ctext.h"
#include "view_part.h"

static const view_flag rule_flags[] = {
    {LM_RULE_MIN, "LM_RULE_MIN"},
    {LM_RULE_MAX, "LM_RULE_MAX"},
    {LM_RULE_ABOVE, "LM_RULE_ABOVE"},
    {LM_RULE_BELOW, "LM_RULE_BELOW"},
    {LM_RULE_MULTIPLE_OF, "LM_RULE_MULTIPLE_OF"},
    {LM_RULE_VALUES, "LM_RULE_VALUES"},
    {LM_RULE_UNIQUE, "LM_RULE_UNIQUE"},
    {LM_RULE_PATTERN, "LM_RULE_PATTERN"},
};

static void put_set(lm_arena *arena, tmpl_tree *tree, uint32_t set)
{
    tmpl_text(tree, "set", VIEW_FLAGS(arena, set, rule_flags));
}

static const char *allowed(lm_arena *arena, const lm_int_rules *row)
{
    const char *list = ctext_i64(arena, row->values[0]);

    for (uint32_t i = 1; i < row->n_values; i++)
        list = alloc_printf(arena, "%s, %s", list,
                            ctext_i64(arena, row->values[i]));
    return list;
}

static void put_int(lm_arena *arena, tmpl_tree *tree, const plan_rules *rules)
{
    const lm_int_rules *row = &rules->row.sint;

    put_set(arena, tree, row->set);
    tmpl_text(tree, "type", "lm_int_rules");
    tmpl_text(tree, "min", ctext_i64(arena, row->min));
    tmpl_text(tree, "max", ctext_i64(arena, row->max));
    tmpl_text(tree, "multiple_of", ctext_i64(arena, row->multiple_of));
    tmpl_text(tree, "n_values", view_number(arena, row->n_values));
    tmpl_text(tree, "value_type", "int64_t");
    if (row->n_values)
        tmpl_text(tree, "allowed", allowed(arena, row));
}

static void put_uint(lm_arena *arena, tmpl_tree *tree, const plan_rules *rules)
{
    const lm_uint_rules *row = &rules->row.uint;

    put_set(arena, tree, row->set);
    tmpl_text(tree, "type", "lm_uint_rules");
    tmpl_text(tree, "min", ctext_u64(arena, row->min));
    tmpl_text(tree, "max", ctext_u64(arena, row->max));
    tmpl_text(tree, "multiple_of", ctext_u64(arena, row->multiple_of));
    tmpl_text(tree, "n_values", "0");
}

static void put_float(lm_arena *arena, tmpl_tree *tree, const plan_rules *rules)
{
    const lm_float_rules *row = &rules->row.real;

    put_set(arena, tree, row->set);
    tmpl_text(tree, "min", ctext_double(arena, row->min));
    tmpl_text(tree, "max", ctext_double(arena, row->max));
    tmpl_text(tree, "digits", ctext_i64(arena, row->multiple_digits));
    tmpl_text(tree, "exponent", ctext_i64(arena, row->multiple_exponent));
}

static const char *address_or_null(lm_arena *arena, const char *symbol)
{
    return symbol ? alloc_printf(arena, "&%s", symbol) : "NULL";
}

void view_pattern(lm_arena *arena, tmpl_tree *tree, const plan_pattern *p)
{
    const lm_pattern *row = &p->row;
    size_t cells = (size_t)row->n_states * row->n_classes;

    tmpl_text(tree, "name", p->symbol);
    view_text(arena, tree, "source", "long_source",
              alloc_printf(arena, "%s_source", p->symbol), row->source);
    tmpl_text(tree, "classes", ctext_u8(arena, row->classes, 256));
    tmpl_text(tree, "next", ctext_u16(arena, row->next, cells));
    tmpl_text(tree, "accepts",
              ctext_u8(arena, row->accepts, (row->n_states + 7U) / 8));
    tmpl_text(tree, "n_classes", view_number(arena, row->n_classes));
    tmpl_text(tree, "n_states", view_number(arena, row->n_states));
    tmpl_text(tree, "format", view_string(arena, row->format));
}

static void put_text(lm_arena *arena, tmpl_tree *tree, const plan_rules *rules,
                     const lm_string_rules *row)
{
    const char *pattern = rules->pattern ? rules->pattern->symbol : NULL;

    tmpl_text(tree, "pattern_or_null", address_or_null(arena, pattern));
    put_set(arena, tree, row->set);
    tmpl_text(tree, "min", ctext_u64(arena, row->min));
    tmpl_text(tree, "max", ctext_u64(arena, row->max));
}

static void put_format(lm_arena *arena, tmpl_tree *tree,
                       const plan_rules *rules)
{
    const lm_format_rules *row = &rules->row.format;

    tmpl_text(tree, "pattern_or_null",
              address_or_null(arena, rules->pattern->symbol));
    put_set(arena, tree, row->set);
    tmpl_text(tree, "min", view_string(arena, row->min));
    tmpl_text(tree, "max", view_string(arena, row->max));
}

static void put_decimal(lm_arena *arena, tmpl_tree *tree,
                        const plan_rules *rules)
{
    const lm_decimal_rules *row = &rules->row.decimal;

    put_set(arena, tree, row->set);
    tmpl_text(tree, "min", view_string(arena, row->min));
    tmpl_text(tree, "max", view_string(arena, row->max));
    tmpl_text(tree, "digits", ctext_i64(arena, row->multiple_digits));
    tmpl_text(tree, "exponent", ctext_i64(arena, row->multiple_exponent));
}

static void put_list(lm_arena *arena, tmpl_tree *tree, const plan_rules *rules)
{
    const lm_list_rules *row = &rules->row.list;

    put_set(arena, tree, row->set);
    tmpl_text(tree, "min", ctext_u64(arena, row->min));
    tmpl_text(tree, "max", ctext_u64(arena, row->max));
}

void view_rules(lm_arena *arena, tmpl_tree *tree, const plan_rules *rules)
{
    lm_kind kind = rules->kind;
    tmpl_tree *row = tmpl_append(tree, "rules");

    tmpl_text(row, "name", rules->symbol);
    tmpl_text(row, "values", rules->values_symbol);
    tmpl_text(row, "values_or_null",
              rules->values_symbol ? rules->values_symbol : "NULL");
    tmpl_flag(row, "is_int", kind == LM_KIND_INT || kind == LM_KIND_UINT);
    tmpl_flag(row, "is_float", kind == LM_KIND_FLOAT);
    tmpl_flag(row, "is_string",
              kind == LM_KIND_STRING || kind == LM_KIND_BYTES);
    tmpl_flag(row, "is_format", kind == LM_KIND_FORMAT);
    tmpl_flag(row, "is_decimal", kind == LM_KIND_DECIMAL);
    tmpl_flag(row, "is_list", kind == LM_KIND_LIST || kind == LM_KIND_MAP);
    switch (kind) {
    case LM_KIND_INT:
        put_int(arena, row, rules);
        break;
    case LM_KIND_UINT:
        put_uint(arena, row, rules);
        break;
    case LM_KIND_FLOAT:
        put_float(arena, row, rules);
        break;
    case LM_KIND_STRING:
    case LM_KIND_BYTES:
        put_text(arena, row, rules, &rules->row.string);
        break;
    case LM_KIND_FORMAT:
        put_format(arena, row, rules);
        break;
    case LM_KIND_DECIMAL:
        put_decimal(arena, row, rules);
        break;
    default:
        put_list(arena, row, rules);
        break;
    }
}
