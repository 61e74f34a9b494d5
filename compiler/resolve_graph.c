/* SPDX-License-Identifier: MIT */
#include "resolver.h"

#include <string.h>

/*
 * Which models hold which. Two questions are asked of this graph: can a
 * value of the model end at all, and can a value of it hold another one.
 * Both are answered without recursion over the models, since a file may hold
 * any number of them; recursion over a type is bound by MODEL_MAX_DEPTH.
 */
typedef struct edge {
    model_type *type; /* a MODEL, in a field of the node */
    size_t to;
} edge;

typedef struct node {
    model_decl *decl;
    list_of(edge) edges;
    list_of(size_t) users; /* nodes that have an edge to this one */
    bool finite;
    /* strongly connected components, after Tarjan */
    size_t index; /* 0: not seen */
    size_t low;
    size_t component; /* 0: still on the stack */
    size_t next_edge;
} node;

typedef struct graph {
    resolver *r;
    node *nodes;
    size_t n;
    strmap numbers; /* by name: node + 1 */
} graph;

static size_t number_of(const graph *g, const model_decl *decl)
{
    const node *found = strmap_get(&g->numbers, decl->name);

    return (size_t)(found - g->nodes);
}

/* Types are the resolver's own: it may still complete them. */
static model_type *own(const model_type *type)
{
    union {
        const model_type *theirs;
        model_type *ours;
    } pointer = {type};

    return pointer.ours;
}

static void add_edges(graph *g, size_t from, const model_type *type)
{
    edge e;

    for (size_t i = 0; i < type->n_members; i++)
        add_edges(g, from, type->members[i].type);
    if (type->elem)
        add_edges(g, from, type->elem);
    if (type->kind != TYPE_MODEL)
        return;
    e.type = own(type);
    e.to = number_of(g, type->decl);
    *list_add(g->r->arena, &g->nodes[from].edges) = e;
    *list_add(g->r->arena, &g->nodes[e.to].users) = from;
}

static graph make_graph(resolver *r)
{
    graph g = {.r = r, .n = r->models.n};

    g.nodes = alloc_array(r->arena, g.n, node);
    for (size_t i = 0; i < g.n; i++) {
        g.nodes[i].decl = r->models.items[i]->decl;
        *strmap_slot(r->arena, &g.numbers, g.nodes[i].decl->name) = &g.nodes[i];
    }
    for (size_t i = 0; i < g.n; i++)
        for (size_t k = 0; k < g.nodes[i].decl->n_fields; k++)
            add_edges(&g, i, g.nodes[i].decl->fields[k].type);
    return g;
}

static bool needs_items(const model_type *type)
{
    return type->rules.has[RULE_MIN_ITEMS] &&
           type->rules.number[RULE_MIN_ITEMS].digits > 0;
}

/* A value of the list or map always has one of its elements in it. */
static bool holds(const model_type *type)
{
    return type->room || needs_items(type);
}

/* Some value of the type ends, as far as is known by now. */
static bool type_is_finite(const graph *g, const model_type *type)
{
    if (type->optional && !type->by_value)
        return true;
    switch (type->kind) {
    case TYPE_MODEL:
        return g->nodes[number_of(g, type->decl)].finite;
    case TYPE_LIST:
    case TYPE_MAP:
        return !holds(type) || type_is_finite(g, type->elem);
    case TYPE_UNION:
        for (size_t i = 0; i < type->n_members; i++)
            if (type_is_finite(g, type->members[i].type))
                return true;
        return false;
    default:
        return true;
    }
}

/* The first field without a value that ends; NULL: the model is finite. */
static const model_field *endless_field(const graph *g, const node *at)
{
    for (size_t i = 0; i < at->decl->n_fields; i++)
        if (!type_is_finite(g, at->decl->fields[i].type))
            return &at->decl->fields[i];
    return NULL;
}

/*
 * From the models that need no other one outward: a model that turns out to
 * be finite has those that use it looked at again.
 */
static void mark_finite(graph *g)
{
    list_of(size_t) work = {0};

    for (size_t i = 0; i < g->n; i++)
        *list_add(g->r->arena, &work) = g->n - 1 - i;
    while (work.n) {
        node *at = &g->nodes[work.items[--work.n]];

        if (at->finite || endless_field(g, at))
            continue;
        at->finite = true;
        for (size_t i = 0; i < at->users.n; i++)
            if (!g->nodes[at->users.items[i]].finite)
                *list_add(g->r->arena, &work) = at->users.items[i];
    }
}

/* The model in a type that keeps it from ending. */
static size_t endless_model(const graph *g, const model_type *type)
{
    while (type->kind != TYPE_MODEL)
        type = type->kind == TYPE_UNION ? type->members[0].type : type->elem;
    return number_of(g, type->decl);
}

static void report_cycle(const graph *g, size_t start)
{
    const node *at = &g->nodes[start];
    const model_field *field = endless_field(g, at);
    size_t next = endless_model(g, field->type);
    const char *name = g->nodes[next].decl->name;

    diag_error(
        g->r->diag, field->span,
        "'%s' always holds another '%s', so no value of it ends; %s",
        at->decl->name, at->decl->name,
        needs_items(field->type)
            ? "let this be empty"
            : alloc_printf(g->r->arena, "write '%s?' or '%s[]'", name, name));
    while (next != start) {
        at = &g->nodes[next];
        field = endless_field(g, at);
        diag_note(g->r->diag, field->span, "by way of this field of '%s'",
                  at->decl->name);
        next = endless_model(g, field->type);
    }
}

/* Each cycle once, at the first of its models that the file declares. */
static bool report_endless(graph *g)
{
    size_t *visited = alloc_array(g->r->arena, g->n, size_t);
    bool ok = true;

    for (size_t i = 0; i < g->n; i++) {
        size_t at = i;

        if (g->nodes[i].finite)
            continue;
        ok = false;
        while (!visited[at]) {
            visited[at] = i + 1;
            at = endless_model(g, endless_field(g, &g->nodes[at])->type);
        }
        if (visited[at] == i + 1)
            report_cycle(g, at);
    }
    return ok;
}

typedef struct tarjan {
    graph *g;
    size_t *path; /* nodes that are open, innermost last */
    size_t n_path;
    size_t *stack; /* nodes whose component is not known */
    size_t n_stack;
    size_t n_seen;
    size_t n_components;
} tarjan;

static void open_node(tarjan *t, size_t i)
{
    node *opened = &t->g->nodes[i];

    opened->index = opened->low = ++t->n_seen;
    t->path[t->n_path++] = i;
    t->stack[t->n_stack++] = i;
}

static void close_node(tarjan *t, size_t i)
{
    node *closed = &t->g->nodes[i];
    size_t top;

    t->n_path--;
    if (t->n_path) {
        node *above = &t->g->nodes[t->path[t->n_path - 1]];

        if (closed->low < above->low)
            above->low = closed->low;
    }
    if (closed->low != closed->index)
        return;
    t->n_components++;
    do {
        top = t->stack[--t->n_stack];
        t->g->nodes[top].component = t->n_components;
    } while (top != i);
}

static void step(tarjan *t)
{
    size_t i = t->path[t->n_path - 1];
    node *from = &t->g->nodes[i];
    node *to;

    if (from->next_edge == from->edges.n) {
        close_node(t, i);
        return;
    }
    to = &t->g->nodes[from->edges.items[from->next_edge].to];
    if (!to->index) {
        open_node(t, (size_t)(to - t->g->nodes));
        return;
    }
    if (!to->component && to->index < from->low)
        from->low = to->index;
    from->next_edge++;
}

static void find_components(graph *g)
{
    tarjan t = {.g = g};

    t.path = alloc_array(g->r->arena, g->n, size_t);
    t.stack = alloc_array(g->r->arena, g->n, size_t);
    for (size_t i = 0; i < g->n; i++) {
        if (!g->nodes[i].index)
            open_node(&t, i);
        while (t.n_path)
            step(&t);
    }
}

static void mark_recursive(graph *g)
{
    for (size_t i = 0; i < g->n; i++) {
        node *from = &g->nodes[i];

        for (size_t k = 0; k < from->edges.n; k++) {
            edge *e = &from->edges.items[k];

            if (g->nodes[e->to].component != from->component)
                continue;
            e->type->recursive = true;
            from->decl->recursive = true;
        }
    }
}

void resolver_graph(resolver *r)
{
    graph g = make_graph(r);

    mark_finite(&g);
    if (!report_endless(&g))
        return;
    find_components(&g);
    mark_recursive(&g);
}
