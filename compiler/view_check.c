/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "view_part.h"

#include <string.h>

/* What is const is not made so twice. */
static const char *constant(const char *type)
{
    return strncmp(type, "const ", 6) == 0 ? "" : "const ";
}

/* `const F *name` and its like: the slot with one pointer more. */
static const char *pointer_to(lm_arena *arena, const char *slot,
                              const char *name)
{
    if (slot[strlen(slot) - 1] == '*')
        return alloc_printf(arena, "%sconst *%s", slot, name);
    return alloc_printf(arena, "%s%s*%s", constant(slot), slot, name);
}

/* The items of a list, which may be arrays; the entries of a map. */
static const char *items_of(lm_arena *arena, const plan_type *type,
                            const char *name)
{
    const plan_type *item = type->item;

    if (!item)
        return alloc_printf(
            arena, "const %s*%s",
            alloc_strndup(arena, type->slot, strlen(type->slot) - 1), name);
    if (!*item->tail)
        return pointer_to(arena, item->slot, name);
    return alloc_printf(arena, "%s%s(*%s)%s", constant(item->slot), item->slot,
                        name, item->tail);
}

/* What a check is told of its value: see lm/check.h. */
static const char *parameters(lm_arena *arena, const plan_model *m,
                              const plan_check *check)
{
    const plan_type *type;
    const char *name;

    if (!check->field)
        return alloc_printf(arena, "const %s *value", m->names.type);
    type = &check->field->type;
    name = m->layout.members[check->field->member].name;
    if (plan_is_counted(type->type))
        return alloc_printf(arena, "%s, size_t n_%s",
                            items_of(arena, type, name), name);
    if (plan_is_pointer(type))
        return alloc_printf(arena, "%s%s%s", constant(type->slot), type->slot,
                            name);
    return pointer_to(arena, type->slot, name);
}

/* C adds no const to arrays behind a pointer by itself. */
static const char *array_cast(lm_arena *arena, const plan_type *type)
{
    const plan_type *item = type->item;

    if (!item || !*item->tail || !plan_is_pointer(type))
        return "";
    return alloc_printf(arena, "(%s%s(*)%s)", constant(item->slot), item->slot,
                        item->tail);
}

static const char *arguments(lm_arena *arena, const plan_model *m,
                             const plan_check *check)
{
    const plan_type *type;
    const plan_member *members = m->layout.members;

    if (!check->field)
        return "self";
    type = &check->field->type;
    if (plan_is_counted(type->type))
        return alloc_printf(arena, "%sself->%s, self->%s",
                            array_cast(arena, type), members[type->value].name,
                            members[type->companion].name);
    return alloc_printf(arena, "%sself->%s",
                        plan_is_pointer(type) || *type->tail ? "" : "&",
                        members[type->value].name);
}

/* True where there is no value to be checked; NULL: there always is. */
static const char *absent(lm_arena *arena, const plan_model *m,
                          const plan_check *check)
{
    const plan_type *type;

    if (!check->field || !check->field->type.type->optional)
        return NULL;
    type = &check->field->type;
    return alloc_printf(
        arena, "!self->%s",
        m->layout
            .members[plan_has_flag(type->type) ? type->companion : type->value]
            .name);
}

static const char *field_number(lm_arena *arena, const plan_model *m,
                                const plan_check *check)
{
    return check->field
               ? view_number(arena, (uint64_t)(check->field - m->fields))
               : "-1";
}

static void put_check(lm_arena *arena, tmpl_tree *tree, const plan_model *m,
                      const plan_check *check)
{
    tmpl_tree *row = tmpl_append(tree, "checks");

    tmpl_text(row, "thunk", check->thunk);
    tmpl_text(row, "function", check->function);
    tmpl_text(row, "arguments", arguments(arena, m, check));
    tmpl_text(row, "absent", absent(arena, m, check));
    tmpl_text(row, "name", view_string(arena, check->name));
    tmpl_text(row, "field", field_number(arena, m, check));
}

/* The parameters but for the last, which a body may leave alone. */
static void put_unused(lm_arena *arena, tmpl_tree *row, const plan_model *m,
                       const plan_check *check)
{
    const char *name = "value";

    if (check->field)
        name = m->layout.members[check->field->member].name;
    tmpl_text(tmpl_append(row, "unused"), "name", name);
    if (check->field && plan_is_counted(check->field->type.type))
        tmpl_text(tmpl_append(row, "unused"), "name",
                  alloc_printf(arena, "n_%s", name));
}

static void put_prototype(lm_arena *arena, tmpl_tree *tree, const plan_model *m,
                          const plan_check *check)
{
    tmpl_tree *row = tmpl_append(tree, "prototypes");

    tmpl_text(row, "function", check->function);
    tmpl_text(row, "name", check->name);
    tmpl_text(row, "parameters", parameters(arena, m, check));
    tmpl_text(row, "what", check->field ? check->field->field->name : "value");
    put_unused(arena, row, m, check);
}

void view_checks(lm_arena *arena, tmpl_tree *tree, const plan_model *m)
{
    tmpl_list(tree, "prototypes");
    tmpl_list(tree, "checks");
    for (size_t i = 0; i < m->n_checks; i++)
        if (!m->checks[i].repeated)
            put_prototype(arena, tree, m, &m->checks[i]);
    for (size_t i = 0; i < m->n_checks; i++)
        put_check(arena, tree, m, &m->checks[i]);
}
