/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"

#include <string.h>

/* Keys of a view while they are gathered. */
typedef struct gathering {
    importer *im;
    import_keys keys;
    strmap index;
} gathering;

static import_key *key_named(gathering *g, const char *name)
{
    void **slot = strmap_slot(g->im->arena, &g->index, name);
    import_key *key = *slot;

    if (!key) {
        key = alloc_new(g->im->arena, import_key);
        key->key = name;
        *list_add(g->im->arena, &g->keys) = key;
        *slot = key;
    }
    return key;
}

static void gather_properties(gathering *g, const jsontree *node)
{
    const jsontree *properties = jsontree_get(node, "properties");

    if (!properties || properties->kind != JSONTREE_OBJECT)
        return;
    for (size_t i = 0; i < properties->n; i++) {
        const jsontree *property = properties->items[i];
        import_key *key = key_named(g, property->key);

        *list_add(g->im->arena, &key->own) = property;
        import_view_add(g->im, &key->view, property);
    }
}

static void gather_required(gathering *g, const jsontree *node)
{
    const jsontree *required = jsontree_get(node, "required");

    if (!required || required->kind != JSONTREE_ARRAY)
        return;
    for (size_t i = 0; i < required->n; i++)
        if (required->items[i]->kind == JSONTREE_STRING)
            key_named(g, required->items[i]->text)->required = true;
}

static bool is_false(const jsontree *value)
{
    return value && value->kind == JSONTREE_BOOL && !value->truth;
}

/* No key but its own properties: those of the others cannot come. */
static void close_to(gathering *g, const jsontree *node)
{
    const jsontree *properties = jsontree_get(node, "properties");

    if (!is_false(jsontree_get(node, "additionalProperties")) ||
        jsontree_get(node, "patternProperties"))
        return;
    for (size_t i = 0; i < g->keys.n; i++)
        if (!properties || !jsontree_get(properties, g->keys.items[i]->key))
            g->keys.items[i]->view.never = true;
}

import_keys import_keys_of(importer *im, const import_view *view)
{
    gathering g = {.im = im};

    for (size_t i = 0; i < view->nodes.n; i++)
        gather_properties(&g, view->nodes.items[i]);
    for (size_t i = 0; i < view->nodes.n; i++)
        gather_required(&g, view->nodes.items[i]);
    for (size_t i = 0; i < view->nodes.n; i++)
        close_to(&g, view->nodes.items[i]);
    return g.keys;
}

const jsontree *import_closing(const import_view *view)
{
    const jsontree *outer = view->nodes.n ? view->nodes.items[0] : NULL;
    const jsontree *value =
        outer ? jsontree_get(outer, "unevaluatedProperties") : NULL;

    if (!is_false(value) || view->chosen.n ||
        jsontree_get(outer, "patternProperties") || jsontree_get(outer, "if") ||
        jsontree_get(outer, "dependentSchemas"))
        return NULL;
    for (size_t i = 0; i < view->nodes.n; i++)
        if (jsontree_get(view->nodes.items[i], "additionalProperties") ||
            (i > 0 &&
             jsontree_get(view->nodes.items[i], "unevaluatedProperties")))
            return NULL;
    return value;
}

bool import_is_closed(const import_view *view)
{
    for (size_t i = 0; i < view->nodes.n; i++) {
        const jsontree *node = view->nodes.items[i];

        if (is_false(jsontree_get(node, "additionalProperties")) &&
            !jsontree_get(node, "patternProperties"))
            return true;
    }
    return import_closing(view) != NULL;
}

const jsontree *import_literal(const import_key *key)
{
    const jsontree *only = import_view_get(&key->view, "const");
    const jsontree *list = import_view_get(&key->view, "enum");

    if (!only && list && list->kind == JSONTREE_ARRAY && list->n == 1)
        only = list->items[0];
    return only && only->kind == JSONTREE_STRING ? only : NULL;
}

/* What each value of a map must be: "additionalProperties" of all. */
static import_view *values_of(importer *im, const import_view *view)
{
    import_view *values = alloc_new(im->arena, import_view);

    values->hint = alloc_printf(im->arena, "%s_value", view->hint);
    for (size_t i = 0; i < view->nodes.n; i++) {
        const jsontree *node = view->nodes.items[i];
        const jsontree *of = jsontree_get(node, "additionalProperties");

        if (!of || jsontree_get(node, "patternProperties"))
            continue;
        values->hint = import_hint(of, values->hint);
        import_view_add(im, values, of);
    }
    return values;
}

static const char *map_of(importer *im, const import_view *view)
{
    import_view *values = values_of(im, view);
    const char *rules =
        import_counts(im, view, "minProperties", "maxProperties", NULL);
    import_shape shape;

    if (values->never || import_is_closed(view))
        return "map<json>(max_items = 0)";
    shape = import_shape_of(im, values);
    return alloc_printf(im->arena, "map<%s>%s",
                        import_text(im, &shape, values->hint, false), rules);
}

void import_object(importer *im, const import_view *view, import_shape *shape)
{
    import_keys keys = import_keys_of(im, view);
    size_t n = 0;

    for (size_t i = 0; i < keys.n; i++)
        n += keys.items[i]->required || !keys.items[i]->view.never;
    if (n)
        *list_add(im->arena, &shape->models) = view;
    else
        shape->map = map_of(im, view);
}
