/* SPDX-License-Identifier: MIT */
#include "emit_fast.h"

#include "alloc.h"
#include "ctext.h"
#include "view_part.h"

#include <lm/fast.h>

#include <string.h>

/* How a field is read. */
typedef enum way {
    BY_TEXT,
    BY_INT,
    BY_DOUBLE,
    BY_BOOL,
    BY_WORD,
    BY_SCALAR, /* through its table */
    BY_TEXTS,  /* a list of strings */
    BY_LIST,
    BY_MODEL,
    BY_OTHER /* only null is taken */
} way;

static const char *const way_names[] = {
    [BY_TEXT] = "is_text",   [BY_INT] = "is_int",   [BY_DOUBLE] = "is_double",
    [BY_BOOL] = "is_bool",   [BY_WORD] = "is_word", [BY_SCALAR] = "is_scalar",
    [BY_TEXTS] = "is_texts", [BY_LIST] = "is_list", [BY_MODEL] = "is_model",
    [BY_OTHER] = "is_other",
};

enum { N_WAYS = sizeof(way_names) / sizeof(way_names[0]) };

enum { MAX_FIELDS = 64 };

/* The rules of a number are bounds, and none that needs a table. */
static bool is_bounded(uint32_t set)
{
    return !(set & ~(uint32_t)(LM_RULE_MIN | LM_RULE_MAX | LM_RULE_ABOVE |
                               LM_RULE_BELOW));
}

static way way_of_float(const plan_type *type)
{
    uint32_t set = type->rules.symbol ? type->rules.row.real.set : 0;

    if (!is_bounded(set))
        return BY_OTHER;
    return type->row.size == sizeof(double) ? BY_DOUBLE : BY_SCALAR;
}

static way way_of_int(const plan_type *type)
{
    uint32_t set = 0;

    if (type->rules.symbol)
        set = type->row.kind == LM_KIND_INT ? type->rules.row.sint.set
                                            : type->rules.row.uint.set;
    return is_bounded(set) ? BY_INT : BY_SCALAR;
}

/* Items lie one behind the other, and are none with items of their own. */
static way way_of_list(const plan_type *type)
{
    const lm_type *item = &type->item->row;
    bool unique =
        type->rules.symbol && (type->rules.row.list.set & LM_RULE_UNIQUE);

    if (unique || item->flags || item->companion)
        return BY_OTHER;
    if (item->kind == LM_KIND_STRING && !type->item->rules.symbol)
        return BY_TEXTS;
    return item->kind <= LM_KIND_MODEL ? BY_LIST : BY_OTHER;
}

static way way_of(const plan_type *type)
{
    if (type->row.flags & LM_TYPE_INLINE)
        return BY_OTHER;
    switch ((lm_kind)type->row.kind) {
    case LM_KIND_BOOL:
        return BY_BOOL;
    case LM_KIND_INT:
    case LM_KIND_UINT:
        return way_of_int(type);
    case LM_KIND_FLOAT:
        return way_of_float(type);
    case LM_KIND_STRING:
        return BY_TEXT;
    case LM_KIND_ENUM:
        return BY_WORD;
    case LM_KIND_MODEL:
        return BY_MODEL;
    case LM_KIND_LIST:
        return way_of_list(type);
    default:
        return BY_OTHER;
    }
}

static bool is_required(const model_field *field)
{
    return !field->type->optional && !field->init;
}

static bool has_default(const model_field *field)
{
    return field->init != NULL;
}

/* The longer of its forms can be compared. */
static bool is_short(const char *key)
{
    return strlen(key) + strlen(", \"\": ") <= LM_FAST_KEY_MAX;
}

/* Some text of the model can be taken. able: of the models before it. */
static bool is_able(const plan *p, const plan_model *m, const bool *able)
{
    if (!m->n_fields || m->n_fields > MAX_FIELDS || m->n_checks ||
        !m->row.keys->plain)
        return false;
    for (size_t i = 0; i < m->n_fields; i++) {
        const plan_type *type = &m->fields[i].type;
        const plan_model *held = NULL;
        way by = way_of(type);

        if (!is_required(m->fields[i].field))
            continue;
        if (by == BY_MODEL)
            held = plan_model_for(p, type->type->decl);
        if (by == BY_OTHER || !is_short(m->fields[i].field->key) ||
            (held && held->number < m->number && !able[held->number]))
            return false;
    }
    return true;
}

/* The models that a model holds, chosen with it. */
typedef struct chooser {
    const plan *plan;
    bool *chosen;
    size_t *open; /* chosen, and not looked into yet */
    size_t n_open;
} chooser;

static void choose(chooser *c, const plan_model *m)
{
    if (!m || m->decl->imported || c->chosen[m->number])
        return;
    c->chosen[m->number] = true;
    c->open[c->n_open++] = m->number;
}

static void choose_held(chooser *c, const plan_model *m)
{
    for (size_t i = 0; i < m->n_fields; i++) {
        const model_type *type = m->fields[i].type.type;

        if (type->kind == TYPE_LIST)
            type = type->elem;
        if (type->kind == TYPE_MODEL)
            choose(c, plan_model_for(c->plan, type->decl));
    }
}

const bool *emit_fast_choose(lm_arena *arena, const plan *p, bool all)
{
    bool *able = alloc_array(arena, p->n_models, bool);
    chooser c = {p, alloc_array(arena, p->n_models, bool),
                 alloc_array(arena, p->n_models, size_t), 0};
    bool any = false;

    for (size_t i = 0; i < p->n_models; i++)
        if (all || p->models[i]->decl->hot)
            choose(&c, p->models[i]);
    while (c.n_open)
        choose_held(&c, p->models[c.open[--c.n_open]]);
    for (size_t i = 0; i < p->n_models; i++) {
        able[i] = is_able(p, p->models[i], able);
        c.chosen[i] = c.chosen[i] && able[i];
        any = any || c.chosen[i];
    }
    return any ? c.chosen : NULL;
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
    switch (way_of(type)) {
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
    way by = way_of(type);

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
    tmpl_flag(row, "keyed", !last && is_short(key));
    if (last)
        return;
    put_key(arena, row, "key", "key_length", (const char *[]){",", key, ":"});
    put_key(arena, row, "spaced", "spaced_length",
            (const char *[]){", ", key, ": "});
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
    tmpl_text(row, "has", plan_is_counted(type->type) ? NULL : companion);
    tmpl_text(row, "stored", stored(arena, type));
    tmpl_flag(row, "is_boxed",
              way_of(type) == BY_MODEL && (type->row.flags & LM_TYPE_BOXED));
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

    tmpl_text(tree, "fast", m->names.fast);
    tmpl_text(tree, "type", m->names.type);
    tmpl_text(tree, "keys", m->names.keys);
    tmpl_text(tree, "model", m->names.model);
    tmpl_text(tree, "required", bits_of(arena, m, is_required));
    tmpl_text(tree, "defaults", bits_of(arena, m, has_default));
    tmpl_flag(tree, "keyed", is_short(first));
    put_key(arena, tree, "key", "key_length",
            (const char *[]){"{", first, ":"});
    for (size_t i = 0; i < m->n_fields; i++)
        put_field(arena, tree, p, chosen, m, i);
}
