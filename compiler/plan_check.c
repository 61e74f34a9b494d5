/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "plan_build.h"

#include <string.h>

/* Checks: the user's functions, and the thunks that the table calls. */

/* A value and a pointer to one are the same to a check. */
static const char *argument_of(const plan_check *check)
{
    return check->field ? check->field->type.measured : "";
}

/* The function may be declared by an earlier check with the same argument. */
static void name_function(plan_builder *b, size_t i)
{
    plan_model *m = b->model;
    plan_check *check = &m->checks[i];

    for (size_t k = 0; k < i; k++) {
        if (strcmp(m->checks[k].name, check->name) != 0)
            continue;
        check->function = m->checks[k].function;
        check->repeated = true;
        if (strcmp(argument_of(&m->checks[k]), argument_of(check)) == 0)
            return;
        diag_error(b->diag, check->span,
                   "check '%s' would take values of two types", check->name);
        diag_note(b->diag, m->checks[k].span, "the other use is here");
        return;
    }
    check->function = names_derived(b->names, m->names.base,
                                    names_join(b->arena, "check", check->name),
                                    check->span, "a check of");
}

static void add(plan_builder *b, size_t i, const model_check *from,
                const plan_field *field)
{
    plan_check *check = &b->model->checks[i];
    const char *place = field ? field->field->name : "self";

    check->name = from->name;
    check->field = field;
    check->span = from->span;
    name_function(b, i);
    check->thunk = names_derived(
        b->names, names_join(b->arena, b->model->names.base, place),
        names_join(b->arena, "check", from->name), from->span,
        "a check's row of");
}

static size_t count(const plan_model *m)
{
    size_t n = m->decl->n_checks;

    for (size_t i = 0; i < m->n_fields; i++)
        n += m->fields[i].field->n_checks;
    return n;
}

void plan_add_checks(plan_builder *b)
{
    plan_model *m = b->model;
    size_t n = 0;

    m->checks = alloc_array(b->arena, count(m), plan_check);
    for (size_t i = 0; i < m->n_fields; i++) {
        const plan_field *field = &m->fields[i];

        for (size_t k = 0; k < field->field->n_checks; k++)
            add(b, n++, &field->field->checks[k], field);
    }
    for (size_t i = 0; i < m->decl->n_checks; i++)
        add(b, n++, &m->decl->checks[i], NULL);
    m->n_checks = n;
}
