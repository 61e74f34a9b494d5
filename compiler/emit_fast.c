/* SPDX-License-Identifier: MIT */
#include "emit_fast.h"

#include "alloc.h"
#include "ctext.h"
#include "emit_fast_way.h"
#include "view_part.h"

#include <lm/fast.h>

#include <string.h>

static const char *const way_names[] = {
    [BY_TEXT] = "is_text",   [BY_INT] = "is_int",     [BY_DOUBLE] = "is_double",
    [BY_BOOL] = "is_bool",   [BY_WORD] = "is_word",   [BY_SCALAR] = "is_scalar",
    [BY_TEXTS] = "is_texts", [BY_LIST] = "is_list",   [BY_MODEL] = "is_model",
    [BY_ANY] = "is_any",     [BY_OTHER] = "is_other",
};

enum { N_WAYS = sizeof(way_names) / sizeof(way_names[0]) };

static bool has_default(const model_field *field)
{
    return field->init != NULL;
}

/* A condition that no valid value meets. */
static void put_rule(tmpl_tree *row, const char *bad)
{
    tmpl_text(tmpl_append(row, "rules"), "bad", bad);
}

/* "what < min || what > max"; NULL stands for no bound. */
static void put_bounds(lm_arena *arena, tmpl_tree *row, const char *what,
                       const char *min, const char *max)
{
    if (min && max)
        put_rule(row, alloc_printf(arena, "%s < %s || %s > %s", what, min, what,
                                   max));
    else if (min)
        put_rule(row, alloc_printf(arena, "%s < %s", what, min));
    else if (max)
        put_rule(row, alloc_printf(arena, "%s > %s", what, max));
}

/* Of a length or a count. */
static void put_length(lm_arena *arena, tmpl_tree *row, const char *what,
                       uint32_t set, const uint32_t bounds[2])
{
    put_bounds(arena, row, what,
               (set & LM_RULE_MIN) && bounds[0] ? view_number(arena, bounds[0])
                                                : NULL,
               set & LM_RULE_MAX ? view_number(arena, bounds[1]) : NULL);
}

/* A length that was not counted is beyond all, and is counted then. */
static void put_points(lm_arena *arena, tmpl_tree *row,
                       const lm_string_rules *rules, const char *member)
{
    uint32_t min = rules->set & LM_RULE_MIN ? rules->min : 0;
    const char *max = rules->set & LM_RULE_MAX ? view_number(arena, rules->max)
                                               : "LM_FAST_WIDE - 1";
    const char *below =
        min ? alloc_printf(arena, "read.points < %u || ", min) : "";

    if (min <= 1 && !(rules->set & LM_RULE_MAX))
        put_rule(row, "read.points < 1");
    else
        put_rule(row, alloc_printf(arena,
                                   "(%sread.points > %s) &&\n"
                                   "                    "
                                   "lm_fast_outside(to->%s, %u, %s)",
                                   below, max, member, min, max));
}

static void put_text_rules(lm_arena *arena, tmpl_tree *row,
                           const plan_type *type, const char *member)
{
    const lm_string_rules *rules = &type->rules.row.string;
    bool counted = rules->set & LM_RULE_MAX;

    if (counted || ((rules->set & LM_RULE_MIN) && rules->min))
        put_points(arena, row, rules, member);
    if (type->rules.pattern)
        put_rule(row, alloc_printf(arena, "!lm_fast_matches(&%s, to->%s)",
                                   type->rules.pattern->symbol, member));
}

/* What fits the member and an int64_t: more declines. */
static void int_range(const plan_type *type, int64_t *min, int64_t *max)
{
    bool has_sign = type->row.kind == LM_KIND_INT;
    unsigned bits = 8 * type->row.size - has_sign;

    *max = bits >= 63 ? INT64_MAX : (INT64_C(1) << bits) - 1;
    *min = has_sign ? -*max - 1 : 0;
}

static void put_int_rules(lm_arena *arena, tmpl_tree *row,
                          const plan_type *type)
{
    const lm_int_rules *sint = &type->rules.row.sint;
    const lm_uint_rules *uint = &type->rules.row.uint;
    int64_t min;
    int64_t max;

    int_range(type, &min, &max);
    if (type->rules.symbol && type->row.kind == LM_KIND_INT) {
        if ((sint->set & LM_RULE_MIN) && sint->min > min)
            min = sint->min;
        if ((sint->set & LM_RULE_MAX) && sint->max < max)
            max = sint->max;
    } else if (type->rules.symbol) {
        if (uint->set & LM_RULE_MIN)
            min = uint->min < INT64_MAX ? (int64_t)uint->min : INT64_MAX;
        if ((uint->set & LM_RULE_MAX) && uint->max < (uint64_t)max)
            max = (int64_t)uint->max;
    }
    put_bounds(arena, row, "read.value",
               min > INT64_MIN ? ctext_i64(arena, min) : NULL,
               max < INT64_MAX ? ctext_i64(arena, max) : NULL);
}

static void put_float_rules(lm_arena *arena, tmpl_tree *row,
                            const lm_float_rules *rules)
{
    static const struct {
        uint32_t bit;
        const char *beyond;
    } bounds[] = {{LM_RULE_MIN, "<"},
                  {LM_RULE_ABOVE, "<="},
                  {LM_RULE_MAX, ">"},
                  {LM_RULE_BELOW, ">="}};

    for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
        double bound = i < 2 ? rules->min : rules->max;

        if (rules->set & bounds[i].bit)
            put_rule(row,
                     alloc_printf(arena, "read.value %s %s", bounds[i].beyond,
                                  ctext_double(arena, bound)));
    }
}

/* What reads a model: its emitted parser, or what its table has. */
static void put_model(lm_arena *arena, tmpl_tree *row, const plan *p,
                      const bool *chosen, const plan_type *type,
                      const char *member)
{
    const plan_model *m = plan_model_for(p, type->type->decl);
    bool boxed = type->row.flags & LM_TYPE_BOXED;

    tmpl_text(row, "type", type->measured);
    tmpl_text(row, "target",
              alloc_printf(arena, "%sto->%s", boxed ? "" : "&", member));
    tmpl_text(row, "reader",
              chosen[m->number]
                  ? alloc_printf(arena, "%s(fast, at, ", m->names.fast)
                  : alloc_printf(arena, "lm_fast_read_model(fast, at, &%s, ",
                                 m->names.model));
}

/* What is stored of what was read; NULL: it is stored already. */
static const char *stored(lm_arena *arena, const plan_type *type)
{
    switch (fast_way_of(type)) {
    case BY_INT:
        return alloc_printf(arena, "(%s)read.value", type->measured);
    case BY_DOUBLE:
        return "read.value";
    case BY_WORD:
        return alloc_printf(arena,
                            type->type->decl->c_type
                                ? "(%s)%s.numbers[read.number]"
                                : "(%s)read.number",
                            type->measured, type->of + 1);
    default:
        return NULL;
    }
}

static void put_way(lm_arena *arena, tmpl_tree *row, const plan *p,
                    const bool *chosen, const plan_model *m, size_t i)
{
    const plan_type *type = &m->fields[i].type;
    const char *member = m->layout.members[m->fields[i].member].name;
    const lm_list_rules *list = &type->rules.row.list;
    fast_way by = fast_way_in(p, type);

    for (int w = 0; w < N_WAYS; w++)
        tmpl_flag(row, way_names[w], w == (int)by);
    switch (by) {
    case BY_TEXT:
        if (type->rules.symbol)
            put_text_rules(arena, row, type, member);
        break;
    case BY_INT:
        put_int_rules(arena, row, type);
        break;
    case BY_DOUBLE:
        if (type->rules.symbol)
            put_float_rules(arena, row, &type->rules.row.real);
        break;
    case BY_WORD:
        tmpl_text(row, "table", type->of + 1);
        break;
    case BY_SCALAR:
    case BY_ANY:
        tmpl_text(
            row, "table",
            alloc_printf(arena, "&%s[%zu].type", m->names.fields_table, i));
        break;
    case BY_TEXTS:
    case BY_LIST:
        tmpl_text(row, "table", type->of);
        if (type->rules.symbol)
            put_length(
                arena, row,
                alloc_printf(arena, "to->%s",
                             type->holder->members[type->companion].name),
                list->set, (uint32_t[]){list->min, list->max});
        break;
    case BY_MODEL:
        put_model(arena, row, p, chosen, type, member);
        break;
    case BY_BOOL:
    case BY_OTHER:
        break;
    }
}

/* A key with what stands before and behind it. */
static void put_key(lm_arena *arena, tmpl_tree *tree, const char *name,
                    const char *length, const char *parts[3])
{
    const char *text =
        alloc_printf(arena, "%s\"%s\"%s", parts[0], parts[1], parts[2]);
    size_t n = strlen(text);

    tmpl_text(tree, name, ctext_literal(arena, text, n, 0));
    tmpl_text(tree, length, view_number(arena, n));
}

static void put_next_key(lm_arena *arena, tmpl_tree *row, const plan_model *m,
                         size_t i)
{
    bool last = i + 1 == m->n_fields;
    const char *key = last ? NULL : m->fields[i + 1].field->key;

    tmpl_text(row, "follows", view_number(arena, i + 1));
    tmpl_flag(row, "keyed", !last && fast_is_short(key));
    if (last)
        return;
    put_key(arena, row, "key", "key_length", (const char *[]){",", key, ":"});
    put_key(arena, row, "apart", "apart_length",
            (const char *[]){"", key, ": "});
}

static void put_field(lm_arena *arena, tmpl_tree *tree, const plan *p,
                      const bool *chosen, const plan_model *m, size_t i)
{
    const plan_field *field = &m->fields[i];
    const plan_type *type = &field->type;
    tmpl_tree *row = tmpl_append(tree, "fields");
    const char *companion = NULL;

    tmpl_list(row, "rules");
    tmpl_text(row, "number", view_number(arena, i));
    tmpl_text(row, "name", field->field->name);
    tmpl_text(row, "member", m->layout.members[field->member].name);
    tmpl_flag(row, "optional", type->type->optional);
    if (type->row.companion)
        companion = type->holder->members[type->companion].name;
    tmpl_text(row, "companion", companion);
    tmpl_text(row, "has",
              plan_is_counted(type->type) || fast_way_of(type) == BY_ANY
                  ? NULL
                  : companion);
    tmpl_text(row, "stored", stored(arena, type));
    tmpl_flag(row, "is_boxed",
              fast_way_of(type) == BY_MODEL &&
                  (type->row.flags & LM_TYPE_BOXED));
    put_way(arena, row, p, chosen, m, i);
    put_next_key(arena, row, m, i);
}

/* The bits of the fields of one kind; NULL: there are none. */
static const char *bits_of(lm_arena *arena, const plan_model *m,
                           bool (*is)(const model_field *field))
{
    uint64_t bits = 0;

    for (size_t i = 0; i < m->n_fields; i++)
        if (is(m->fields[i].field))
            bits |= UINT64_C(1) << i;
    return bits ? ctext_u64(arena, bits) : NULL;
}

void emit_fast_view(lm_arena *arena, tmpl_tree *tree, const plan *p,
                    const bool *chosen, const plan_model *m)
{
    const char *first = m->fields[0].field->key;
    bool parted = false; /* a key is compared with what stands before it */

    tmpl_text(tree, "fast", m->names.fast);
    tmpl_text(tree, "type", m->names.type);
    tmpl_text(tree, "keys", m->names.keys);
    tmpl_text(tree, "model", m->names.model);
    tmpl_text(tree, "required", bits_of(arena, m, fast_is_required));
    tmpl_text(tree, "defaults", bits_of(arena, m, has_default));
    tmpl_flag(tree, "keyed", fast_is_short(first));
    put_key(arena, tree, "key", "key_length",
            (const char *[]){"{", first, ":"});
    for (size_t i = 0; i < m->n_fields; i++) {
        put_field(arena, tree, p, chosen, m, i);
        parted = parted || (i && fast_is_short(m->fields[i].field->key));
    }
    tmpl_flag(tree, "parted", parted);
}
