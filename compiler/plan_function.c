/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "plan_build.h"

#include <string.h>

/*
 * Functions. The members of the arguments' struct are the parameters, too:
 * what they point at is constant, since it is only read.
 */

/* "Item *" to "const Item *", "char **" to "const char *const *". */
static const char *constant(lm_arena *arena, const char *type)
{
    size_t n = strlen(type);
    bool twice = n > 1 && type[n - 2] == '*';

    if (type[n - 1] != '*')
        return type;
    return alloc_printf(arena, "const %.*s%s", (int)(n - 1), type,
                        twice ? "const *" : "*");
}

static void add_function(plan_builder *b, const model_function *from,
                         plan_function *out)
{
    plan_struct *args;

    out->function = from;
    out->name = names_function(b->names, from->name, from->span);
    out->with = names_derived(b->names, out->name, "with", from->span,
                              "the function of options of");
    out->table = names_derived(b->names, out->name, "function", from->span,
                               "the table of");
    out->messages = names_derived(b->names, out->name, "messages", from->span,
                                  "the messages of");
    out->result = plan_model_of(b->plan, from->result);
    out->arguments = plan_new_model(b, from->arguments);
    plan_lay_out(b, out->arguments);
    args = &out->arguments->layout;
    for (size_t i = 0; i < args->n; i++)
        args->members[i].type = constant(b->arena, args->members[i].type);
}

void plan_add_functions(plan_builder *b)
{
    const model_unit *unit = b->plan->unit;

    b->plan->functions =
        alloc_array(b->arena, unit->n_functions + 1, plan_function);
    for (size_t i = 0; i < unit->n_functions; i++)
        add_function(b, unit->functions[i], &b->plan->functions[i]);
    b->plan->n_functions = unit->n_functions;
}
