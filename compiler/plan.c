/* SPDX-License-Identifier: MIT */
#include "plan.h"

#include "alloc.h"
#include "format.h"
#include "plan_build.h"
#include "words.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 1000 };

/* What a declaration became; sorted by its address. */
typedef struct plan_entry {
    const model_decl *decl;
    plan_model *model;
    plan_enum *one;
} plan_entry;

static int by_decl(const void *a, const void *b)
{
    uintptr_t left = (uintptr_t)((const plan_entry *)a)->decl;
    uintptr_t right = (uintptr_t)((const plan_entry *)b)->decl;

    return left < right ? -1 : left > right;
}

static const plan_entry *entry_of(const plan *p, const model_decl *decl)
{
    plan_entry key = {.decl = decl};

    return bsearch(&key, p->index, p->n_index, sizeof(key), by_decl);
}

plan_model *plan_model_of(const plan *p, const model_decl *decl)
{
    return entry_of(p, decl)->model;
}

const plan_model *plan_model_for(const plan *p, const model_decl *decl)
{
    const plan_entry *entry = entry_of(p, decl);

    return entry ? entry->model : NULL;
}

plan_enum *plan_enum_of(const plan *p, const model_decl *decl)
{
    return entry_of(p, decl)->one;
}

plan_table *plan_add_table(plan_builder *b, plan_table_kind kind)
{
    plan_model *m = b->model;

    m->tables = alloc_grow(b->arena, m->tables, m->n_tables,
                           &m->tables_capacity, sizeof(plan_table));
    m->tables[m->n_tables].kind = kind;
    return &m->tables[m->n_tables++];
}

void plan_add_part(plan_builder *b, plan_struct *part)
{
    plan_model *m = b->model;

    m->parts = alloc_grow(b->arena, m->parts, m->n_parts, &m->parts_capacity,
                          sizeof(plan_struct *));
    m->parts[m->n_parts++] = part;
}

static plan_enum *new_enum(plan_builder *b, const model_decl *decl)
{
    plan_enum *one = alloc_new(b->arena, plan_enum);
    const char **words = alloc_array(b->arena, decl->n_values, const char *);

    one->decl = decl;
    names_of_enum(b->names, decl, &one->names);
    for (size_t i = 0; i < decl->n_values; i++)
        words[i] = decl->values[i].wire;
    one->row.name = one->names.base;
    one->row.words = words_build(b->arena, words, decl->n_values, WORDS_VALUES);
    one->row.unknown = decl->unknown;
    return one;
}

plan_model *plan_new_model(plan_builder *b, const model_decl *decl)
{
    plan_model *m = alloc_new(b->arena, plan_model);

    m->decl = decl;
    names_of_model(b->names, decl, &m->names);
    m->layout.name = m->names.type;
    m->layout.align = 1;
    return m;
}

/* All names of declarations first: they win over names made from fields. */
static void enter_decls(plan_builder *b)
{
    plan *p = b->plan;
    const model_unit *unit = p->unit;

    p->index = alloc_array(b->arena, unit->n_decls, plan_entry);
    p->enums = alloc_array(b->arena, unit->n_decls, plan_enum *);
    p->models = alloc_array(b->arena, unit->n_decls, plan_model *);
    for (size_t i = 0; i < unit->n_decls; i++) {
        const model_decl *decl = unit->decls[i];
        plan_entry *entry = &p->index[p->n_index++];

        entry->decl = decl;
        names_quiet(b->names, decl->imported);
        if (decl->kind == DECL_ENUM)
            p->enums[p->n_enums++] = entry->one = new_enum(b, decl);
        else
            entry->model = plan_new_model(b, decl);
    }
    qsort(p->index, p->n_index, sizeof(plan_entry), by_decl);
}

/* The type of lm/format.h that the engine takes the member for. */
static const char *format_type(const model_field *field)
{
    const model_type *type = field->type;
    bool known = !type->format || !type->format->row || !type->c_name ||
                 type->in_bytes ||
                 strcmp(type->c_name, type->format->c_type) == 0;

    return known ? NULL : type->format->c_type;
}

static void add_field(plan_builder *b, names_scope *scope,
                      const model_field *field, plan_field *out)
{
    plan_model *m = b->model;
    bool outside = m->decl->c_type != NULL;
    const char *member =
        outside ? field->name
                : names_member(scope, "", field->name, field->span, "field");
    const char *companion = NULL;

    b->field = field;
    if (outside)
        companion = alloc_printf(b->arena, "%s_%s",
                                 plan_is_counted(field->type) ? "n" : "has",
                                 field->name);
    else if (plan_is_counted(field->type))
        companion = names_member(scope, "n", field->name, field->span,
                                 "the count of list");
    else if (plan_has_flag(field->type))
        companion = names_member(scope, "has", field->name, field->span,
                                 "the flag of optional field");
    out->field = field;
    plan_describe(b, names_field_type(b->names, &m->names, field), field->type,
                  &out->type);
    plan_place(b, &m->layout, member, companion, &out->type);
    out->member = out->type.value;
    m->layout.members[out->member].doc = field->doc;
    m->layout.members[out->member].like = outside ? format_type(field) : NULL;
}

static void add_extra(plan_builder *b, names_scope *scope)
{
    plan_model *m = b->model;
    plan_member extra = {.type = "char *",
                         .doc = "Unknown keys, as a JSON object.",
                         .size = sizeof(char *),
                         .align = alignof(char *)};

    extra.name = names_member(scope, "", "extra_json", m->decl->span,
                              "the unknown keys");
    m->extra = plan_struct_add(b->arena, &m->layout, extra);
}

/* A field that is not in JSON is a member, and no table knows of it. */
static void add_fields(plan_builder *b)
{
    plan_model *m = b->model;
    const model_decl *decl = m->decl;
    names_scope *scope = names_scope_new(b->names);

    m->fields = alloc_array(b->arena, decl->n_fields, plan_field);
    for (size_t i = 0; i < decl->n_fields; i++) {
        bool skip = decl->fields[i].skip;

        add_field(b, scope, &decl->fields[i],
                  skip ? alloc_new(b->arena, plan_field)
                       : &m->fields[m->n_fields]);
        m->n_fields += !skip;
    }
    if (decl->extra == EXTRA_KEEP)
        add_extra(b, scope);
    if (!m->layout.n)
        plan_struct_add(b->arena, &m->layout, PLAN_MEMBER(char, "unused"));
    plan_struct_close(&m->layout);
}

/* The struct and its tables; all that it holds by value has been placed. */
void plan_lay_out(plan_builder *b, plan_model *m)
{
    plan_model *outer = b->model;

    b->model = m;
    names_quiet(b->names, m->decl->imported);
    add_fields(b);
    plan_add_checks(b);
    b->model = outer;
    if (m->layout.huge)
        diag_error(b->diag, m->decl->span,
                   "'%s' takes more than %d bytes in place", m->decl->name,
                   PLAN_MAX_SIZE);
    m->row.size = m->layout.size;
    m->placed = true;
}

static void hold_by_value(plan_builder *b, const model_type *type, bool part);

static void place_model(plan_builder *b, plan_model *m)
{
    const model_decl *decl = m->decl;

    if (m->placed || ++b->depth > MAX_DEPTH)
        return;
    for (size_t i = 0; i < decl->n_fields; i++)
        hold_by_value(b, decl->fields[i].type, false);
    plan_lay_out(b, m);
    b->depth--;
    m->number = b->plan->n_models;
    b->plan->models[b->plan->n_models++] = m;
}

/* The models in an array in place. */
static void hold_items(plan_builder *b, const model_type *elem, bool part)
{
    if (part && elem->decl->recursive && !elem->optional)
        diag_error(b->diag, elem->span,
                   "an array in place of '%s', which can hold itself, must be "
                   "a field of its own",
                   elem->decl->name);
    hold_by_value(b, elem, part);
}

/*
 * Places what a type holds by value, in the model's struct or in the parts
 * before it. It ends: by-value cycles were refused by resolve, and recursive
 * models are boxed in parts.
 */
static void hold_by_value(plan_builder *b, const model_type *type, bool part)
{
    switch (type->kind) {
    case TYPE_MODEL:
        if ((!type->optional || type->by_value) &&
            !(part && type->decl->recursive))
            place_model(b, plan_model_of(b->plan, type->decl));
        break;
    case TYPE_LIST:
        if (type->elem->kind != TYPE_MODEL)
            hold_by_value(b, type->elem, true);
        else if (type->room)
            hold_items(b, type->elem, part);
        break;
    case TYPE_MAP:
        hold_by_value(b, type->elem, true);
        break;
    case TYPE_UNION:
        for (size_t i = 0; i < type->n_members; i++)
            hold_by_value(b, type->members[i].type, true);
        break;
    default:
        break;
    }
}

static uint16_t field_flags(const model_field *field)
{
    bool required = !field->type->optional && !field->init;

    return (uint16_t)((required ? LM_FIELD_REQUIRED : 0) |
                      (field->atomic ? LM_FIELD_ATOMIC : 0) |
                      (field->nonnull ? LM_FIELD_NONNULL : 0) |
                      (field->drop_invalid ? LM_FIELD_DROP_INVALID : 0));
}

static uint32_t model_flags(const model_decl *decl)
{
    uint32_t flags = 0;

    if (decl->extra == EXTRA_FORBID)
        flags |= LM_MODEL_FORBID_EXTRA;
    if (decl->extra == EXTRA_KEEP)
        flags |= LM_MODEL_KEEP_EXTRA;
    if (decl->strict)
        flags |= LM_MODEL_STRICT;
    for (size_t i = 0; i < decl->n_fields; i++)
        if (decl->fields[i].nonnull)
            flags |= LM_MODEL_WAITS;
    return flags;
}

static void fill_fields(plan *p, plan_model *m)
{
    lm_field *rows = alloc_array(p->arena, m->n_fields, lm_field);
    const char **keys = alloc_array(p->arena, m->n_fields, const char *);
    const char **inits = alloc_array(p->arena, m->n_fields, const char *);

    for (size_t i = 0; i < m->n_fields; i++) {
        const plan_field *f = &m->fields[i];

        rows[i].type = f->type.row;
        rows[i].offset = m->layout.members[f->member].offset;
        rows[i].flags = field_flags(f->field);
        rows[i].op = (uint8_t)plan_op(&rows[i], f->field);
        keys[i] = f->field->key;
        inits[i] = f->field->init;
        if (inits[i])
            m->row.inits = inits;
    }
    m->row.fields = rows;
    m->row.keys = words_build(p->arena, keys, m->n_fields, WORDS_KEYS);
    for (size_t i = 0; i < m->n_fields; i++)
        rows[i].n_key = plan_key_size(m->row.keys, i);
}

/* The members' rows were made for this union: they are ours to fill. */
static void fill_union(const plan_union *one_of)
{
    for (size_t i = 0; i < one_of->row.n_members; i++) {
        one_of->rows[i].type = one_of->members[i].row;
        one_of->rows[i].offset = one_of->layout->members[i + 1].offset;
    }
}

static void fill_model(plan *p, plan_model *m)
{
    for (size_t i = 0; i < m->n_tables; i++) {
        if (m->tables[i].kind == PLAN_MAP)
            m->tables[i].map->row.value = m->tables[i].map->value.row;
        if (m->tables[i].kind == PLAN_UNION)
            fill_union(m->tables[i].one_of);
    }
    fill_fields(p, m);
    m->row.name = m->names.base;
    m->row.n_fields = (uint16_t)m->n_fields;
    m->row.flags = model_flags(m->decl);
    if (m->decl->extra == EXTRA_KEEP)
        m->row.extra = m->layout.members[m->extra].offset;
    m->type =
        (lm_type){.kind = LM_KIND_MODEL, .size = m->layout.size, .of = &m->row};
}

const plan *plan_make(lm_arena *arena, const model_unit *unit,
                      const char *prefix, diag *d)
{
    plan *p = alloc_new(arena, plan);
    plan_builder b = {.arena = arena, .plan = p, .diag = d};

    p->arena = arena;
    p->unit = unit;
    b.names = names_new(arena, prefix, d);
    enter_decls(&b);
    for (size_t i = 0; i < unit->n_decls; i++)
        if (unit->decls[i]->kind == DECL_MODEL) {
            b.depth = 0;
            place_model(&b, plan_model_of(p, unit->decls[i]));
            if (b.depth > MAX_DEPTH) {
                diag_error(d, unit->decls[i]->span,
                           "'%s' holds models in models more than %d deep",
                           unit->decls[i]->name, MAX_DEPTH);
                return p;
            }
        }
    plan_add_functions(&b);
    for (size_t i = 0; i < b.n_late; i++)
        b.late[i]->row.size = ((const lm_model *)b.late[i]->row.of)->size;
    for (size_t i = 0; i < p->n_models; i++)
        fill_model(p, p->models[i]);
    for (size_t i = 0; i < p->n_functions; i++)
        fill_model(p, p->functions[i].arguments);
    return p;
}

const plan_model *plan_model_named(const plan *p, const char *name)
{
    for (size_t i = 0; i < p->n_models; i++)
        if (strcmp(p->models[i]->decl->name, name) == 0)
            return p->models[i];
    return NULL;
}
