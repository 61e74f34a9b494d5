/* SPDX-License-Identifier: MIT */
#include "emit_fast.h"

#include "alloc.h"
#include "emit_fast_way.h"

#include <lm/fast.h>

#include <string.h>

/* Which models get a parser, and which function reads which field. */

enum { MAX_FIELDS = 64 };

/* The rules of a number are bounds, and none that needs a table. */
static bool is_bounded(uint32_t set)
{
    return !(set & ~(uint32_t)(LM_RULE_MIN | LM_RULE_MAX | LM_RULE_ABOVE |
                               LM_RULE_BELOW));
}

static fast_way way_of_float(const plan_type *type)
{
    uint32_t set = type->rules.symbol ? type->rules.row.real.set : 0;

    if (!is_bounded(set))
        return BY_ANY;
    return type->row.size == sizeof(double) ? BY_DOUBLE : BY_SCALAR;
}

static fast_way way_of_int(const plan_type *type)
{
    uint32_t set = 0;

    if (type->rules.symbol)
        set = type->row.kind == LM_KIND_INT ? type->rules.row.sint.set
                                            : type->rules.row.uint.set;
    return is_bounded(set) ? BY_INT : BY_SCALAR;
}

/* Items lie one behind the other, and are none with items of their own. */
static fast_way way_of_list(const plan_type *type)
{
    const lm_type *item = &type->item->row;
    bool unique =
        type->rules.symbol && (type->rules.row.list.set & LM_RULE_UNIQUE);

    if (unique || item->flags || item->companion)
        return BY_ANY;
    if (item->kind == LM_KIND_STRING && !type->item->rules.symbol)
        return BY_TEXTS;
    return item->kind <= LM_KIND_MODEL ? BY_LIST : BY_ANY;
}

fast_way fast_way_of(const plan_type *type)
{
    if (type->row.flags & LM_TYPE_INLINE)
        return BY_ANY;
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
        return BY_ANY;
    }
}

/* No type is nested deeper than MODEL_MAX_DEPTH. */
static bool holds_model(const model_type *type)
{
    if (type->kind == TYPE_MODEL || (type->elem && holds_model(type->elem)))
        return true;
    for (size_t i = 0; i < type->n_members; i++)
        if (holds_model(type->members[i].type))
            return true;
    return false;
}

/* Checks are called once, by those who know that the value will stand. */
fast_way fast_way_in(const plan *p, const plan_type *type)
{
    fast_way by = fast_way_of(type);

    if (by != BY_ANY || !holds_model(type->type))
        return by;
    for (size_t i = 0; i < p->n_models; i++)
        if (p->models[i]->n_checks)
            return BY_OTHER;
    return by;
}

bool fast_is_required(const model_field *field)
{
    return !field->type->optional && !field->init;
}

bool fast_is_short(const char *key)
{
    return strlen(key) + strlen(", \"\": ") <= LM_FAST_KEY_MAX;
}

/* The model that an emitted parser is needed for; NULL: none. */
static const plan_model *model_in(const plan *p, fast_way by,
                                  const plan_type *type)
{
    if (by == BY_LIST && type->item->row.kind == LM_KIND_MODEL)
        return plan_model_for(p, type->item->type->decl);
    return by == BY_MODEL ? plan_model_for(p, type->type->decl) : NULL;
}

/*
 * Why a required field has no text that could be taken, but for a list that
 * is empty; NULL: it has.
 */
static const char *field_hindrance(lm_arena *arena, const plan *p,
                                   const plan_model *m, size_t i,
                                   const bool *able)
{
    const model_field *field = m->fields[i].field;
    const plan_type *type = &m->fields[i].type;
    fast_way by = fast_way_in(p, type);
    const plan_model *held = model_in(p, by, type);

    if (!fast_is_short(field->key))
        return alloc_printf(arena, "the key of '%s' is too long", field->name);
    if (by == BY_OTHER)
        return alloc_printf(arena, "'%s' may hold a model that has checks",
                            field->name);
    if (held && !able[held->number])
        return alloc_printf(arena, "'%s' in it gets none", held->decl->name);
    return NULL;
}

/* Why no text of the model could be taken; able: of the models it holds. */
static const char *hindrance(lm_arena *arena, const plan *p,
                             const plan_model *m, const bool *able)
{
    const char *why = NULL;

    if (!m->n_fields)
        return "it has no fields";
    if (m->n_fields > MAX_FIELDS)
        return "it has more than 64 fields";
    if (m->n_checks)
        return "it has checks";
    if (!m->row.keys->plain)
        return "a key of it must be escaped in JSON";
    for (size_t i = 0; i < m->n_fields && !why; i++)
        if (fast_is_required(m->fields[i].field))
            why = field_hindrance(arena, p, m, i, able);
    return why;
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

/* Those models that texts of could be taken, since nothing in them hinders. */
static const bool *find_able(lm_arena *arena, const plan *p)
{
    bool *able = alloc_array(arena, p->n_models, bool);
    bool changed = true;

    for (size_t i = 0; i < p->n_models; i++)
        able[i] = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < p->n_models; i++)
            if (able[i] && hindrance(arena, p, p->models[i], able)) {
                able[i] = false;
                changed = true;
            }
    }
    return able;
}

const bool *emit_fast_choose(lm_arena *arena, const plan *p, bool all, diag *d)
{
    const bool *able = find_able(arena, p);
    chooser c = {p, alloc_array(arena, p->n_models, bool),
                 alloc_array(arena, p->n_models, size_t), 0};
    bool any = false;

    for (size_t i = 0; i < p->n_models; i++)
        if (all || p->models[i]->decl->hot)
            choose(&c, p->models[i]);
    while (c.n_open)
        choose_held(&c, p->models[c.open[--c.n_open]]);
    for (size_t i = 0; i < p->n_models; i++) {
        const model_decl *decl = p->models[i]->decl;
        const char *why = hindrance(arena, p, p->models[i], able);

        if (why && decl->hot && !decl->imported)
            diag_warning(d, decl->span, "'%s' gets no parser of its own: %s",
                         decl->name, why);
        c.chosen[i] = c.chosen[i] && able[i];
        any = any || c.chosen[i];
    }
    return any ? c.chosen : NULL;
}
