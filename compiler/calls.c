/* SPDX-License-Identifier: MIT */
#include "calls.h"

#include "list.h"

/* Numbers of models: those that one has in its fields, each once. */
typedef list_of(size_t) numbers;

typedef struct graph {
    lm_arena *arena;
    const plan *p;
    numbers *parts;
    bool *is_part;
    size_t *seen; /* by which model, and 1 */
} graph;

static void add_parts(graph *g, size_t of, const model_type *type)
{
    size_t part;

    for (size_t i = 0; i < type->n_members; i++)
        add_parts(g, of, type->members[i].type);
    if (type->elem)
        add_parts(g, of, type->elem);
    if (type->kind != TYPE_MODEL)
        return;
    part = plan_model_for(g->p, type->decl)->number;
    if (g->seen[part] == of + 1)
        return;
    g->seen[part] = of + 1;
    g->is_part[part] |= part != of;
    *list_add(g->arena, &g->parts[of]) = part;
}

static graph make_graph(lm_arena *arena, const plan *p)
{
    graph g = {.arena = arena, .p = p};

    g.parts = alloc_array(arena, p->n_models, numbers);
    g.is_part = alloc_array(arena, p->n_models, bool);
    g.seen = alloc_array(arena, p->n_models, size_t);
    for (size_t i = 0; i < p->n_models; i++) {
        const model_decl *decl = p->models[i]->decl;

        for (size_t k = 0; k < decl->n_fields; k++)
            add_parts(&g, i, decl->fields[k].type);
    }
    for (size_t i = 0; i < p->n_models; i++)
        g.seen[i] = 0;
    return g;
}

/* It can hold more models than it may; looks no further than that. */
static bool is_large(graph *g, size_t model)
{
    size_t found[CALLS_MAX_PARTS + 1] = {model};
    size_t n = 1;

    g->seen[model] = model + 1;
    for (size_t i = 0; i < n; i++) {
        const numbers *parts = &g->parts[found[i]];

        for (size_t k = 0; k < parts->n; k++) {
            size_t part = parts->items[k];

            if (g->seen[part] == model + 1)
                continue;
            if (n > CALLS_MAX_PARTS)
                return true;
            g->seen[part] = model + 1;
            found[n++] = part;
        }
    }
    return false;
}

static void tell(const plan *p, const bool *wanted, diag *d)
{
    const model_decl *first = NULL;
    size_t n = 0;

    for (size_t i = p->n_models; i-- > 0;)
        if (!wanted[i] && !p->models[i]->decl->imported) {
            first = p->models[i]->decl;
            n++;
        }
    if (first)
        diag_note(d, first->span,
                  "'%s'%s no functions for calls: part of another model and "
                  "more than %d models in it; @@name(\"%s\") gives it them",
                  first->name,
                  n > 1 ? alloc_printf(p->arena, " and %zu more get", n - 1)
                        : " gets",
                  CALLS_MAX_PARTS, first->name);
}

const bool *calls_wanted(lm_arena *arena, const plan *p, diag *d)
{
    bool *wanted = alloc_array(arena, p->n_models + 1, bool);
    graph g = make_graph(arena, p);

    for (size_t i = 0; i < p->n_models; i++)
        wanted[i] =
            !g.is_part[i] || p->models[i]->decl->tool_name || !is_large(&g, i);
    for (size_t i = 0; i < p->n_functions; i++)
        wanted[p->functions[i].result->number] = true;
    tell(p, wanted, d);
    return wanted;
}
