/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"

#include <string.h>

static import_view view_with(importer *im, const import_view *view,
                             const jsontree *choice)
{
    import_view copy = {.never = view->never, .hint = view->hint};

    for (size_t i = 0; i < view->nodes.n; i++)
        *list_add(im->arena, &copy.nodes) = view->nodes.items[i];
    for (size_t i = 0; i < view->chosen.n; i++)
        *list_add(im->arena, &copy.chosen) = view->chosen.items[i];
    *list_add(im->arena, &copy.chosen) = choice;
    return copy;
}

/* What a model made of one member is called: by its title or its "$ref". */
const char *import_hint(const jsontree *node, const char *hint)
{
    const jsontree *title = jsontree_get(node, "title");
    const jsontree *ref = jsontree_get(node, "$ref");
    const char *slash;

    if (ref && ref->kind == JSONTREE_STRING) {
        slash = strrchr(ref->text, '/');
        if (slash && slash[1] && ref->text[0] == '#')
            return slash + 1;
    }
    if (title && title->kind == JSONTREE_STRING && title->text[0])
        return title->text;
    return hint;
}

static const char *member_hint(importer *im, const import_view *view,
                               const jsontree *member, size_t number)
{
    return import_hint(member,
                       alloc_printf(im->arena, "%s_%zu", view->hint, number));
}

static import_shape shape_of_choice(importer *im, const import_view *view,
                                    const jsontree *choice)
{
    import_shape shape = {.null = false};
    bool first = true;

    for (size_t i = 0; i < choice->n; i++) {
        import_view *member = alloc_new(im->arena, import_view);
        import_shape one;

        *member = view_with(im, view, choice);
        import_view_add(im, member, choice->items[i]);
        if (member->never)
            continue;
        member->hint = member_hint(im, view, choice->items[i], i + 1);
        import_tag(im, member, choice, choice->items[i]);
        one = import_shape_of(im, member);
        if (first)
            shape = one;
        else
            import_merge(im, &shape, &one, choice->items[i]);
        first = false;
    }
    if (strcmp(choice->key, "oneOf") == 0 && choice->n > 1 &&
        (shape.any || import_may_overlap(im, &shape)))
        import_leave_out(im, choice, "'oneOf' is read as 'anyOf'");
    import_tell_apart(im, &shape, choice);
    return shape;
}

/* "order_lines" as "order_line", and "data" as "data_item". */
static const char *singular(importer *im, const char *hint)
{
    size_t n = strlen(hint);

    if (n > 3 && hint[n - 1] == 's' && hint[n - 2] != 's')
        return alloc_strndup(im->arena, hint, n - 1);
    return alloc_printf(im->arena, "%s_item", hint);
}

static const char *array_of(importer *im, const import_view *view)
{
    import_view *items = alloc_new(im->arena, import_view);
    import_shape shape;
    const char *rules;
    bool tuple = false;

    items->hint = singular(im, view->hint);
    for (size_t i = 0; i < view->nodes.n; i++) {
        const jsontree *node = view->nodes.items[i];
        const jsontree *of = jsontree_get(node, "items");
        const jsontree *prefix = jsontree_get(node, "prefixItems");

        prefix = of && of->kind == JSONTREE_ARRAY ? of : prefix;
        if (prefix)
            import_leave_out(im, prefix, "items by their place are left out");
        tuple = tuple || prefix;
        if (!prefix && of) {
            items->hint = import_hint(of, items->hint);
            import_view_add(im, items, of);
        }
    }
    rules = import_counts(im, view, "minItems", "maxItems", "uniqueItems");
    if (items->never && !tuple)
        return "json[](max_items = 0)";
    shape = import_shape_of(im, items);
    return alloc_printf(im->arena, "%s[]%s",
                        import_text(im, &shape, items->hint, true), rules);
}

static bool is(const char *text, const char *word)
{
    return text && strcmp(text, word) == 0;
}

/* Nothing is left out of what JSON has. */
static bool is_any(const import_shape *shape)
{
    return shape->null && shape->boolean && is(shape->number, "double") &&
           is(shape->string, "string") && is(shape->array, "json[]") &&
           is(shape->map, "map<json>") && !shape->models.n;
}

static void fill(importer *im, const import_view *view, unsigned kinds,
                 import_shape *shape)
{
    shape->null = kinds & IMPORT_NULL;
    import_tell_unsupported(im, view, kinds);
    if (import_values(im, view, kinds, shape))
        return;
    shape->boolean = kinds & IMPORT_BOOL;
    shape->real = kinds & IMPORT_NUMBER;
    if (kinds & (IMPORT_NUMBER | IMPORT_INT))
        shape->number = import_number(im, view, !(kinds & IMPORT_NUMBER));
    if (kinds & IMPORT_STRING)
        shape->string = import_string(im, view);
    if (kinds & IMPORT_ARRAY)
        shape->array = array_of(im, view);
    if (kinds & IMPORT_OBJECT)
        import_object(im, view, shape);
    shape->any = is_any(shape);
}

static bool is_free(const import_view *view)
{
    return !view->nodes.n && !view->never;
}

import_shape import_shape_of(importer *im, const import_view *view)
{
    import_shape shape = {.view = view};
    const jsontree *choice = import_choice(view);
    void **open;

    if (is_free(view)) {
        shape.any = true;
        return shape;
    }
    open = strmap_slot(im->arena, &im->open, import_view_key(im, view));
    if (*open) {
        import_leave_out(im, view->nodes.items[0],
                         "it holds itself, and not by way of an object");
        shape.any = true;
        return shape;
    }
    *open = im;
    if (choice)
        shape = shape_of_choice(im, view, choice);
    else if (!view->never)
        fill(im, view, import_kinds(im, view), &shape);
    *strmap_slot(im->arena, &im->open, import_view_key(im, view)) = NULL;
    shape.view = view;
    if (view->nodes.n && import_is_true(view->nodes.items[0], "nullable"))
        shape.null = true;
    return shape;
}

/* One more member of a union, as written. */
static void join(importer *im, const char **text, size_t *n, const char *part)
{
    *text = *n ? alloc_printf(im->arena, "%s | %s", *text, part) : part;
    ++*n;
}

static size_t count_parts(const import_shape *shape)
{
    return shape->models.n + (shape->map != NULL) + (shape->array != NULL) +
           (shape->string != NULL || shape->n_texts) + (shape->number != NULL) +
           shape->boolean;
}

static const char *parts(importer *im, const import_shape *shape,
                         const char *hint)
{
    bool alone = count_parts(shape) == 1;
    const char *text = "";
    size_t n = 0;

    for (size_t i = 0; i < shape->models.n; i++) {
        const import_view *view = shape->models.items[i];

        join(im, &text, &n, import_declare(im, view, NULL)->name);
    }
    if (shape->map)
        join(im, &text, &n, shape->map);
    if (shape->array)
        join(im, &text, &n, shape->array);
    if (shape->string)
        join(im, &text, &n, shape->string);
    else if (shape->n_texts)
        join(im, &text, &n, import_enum(im, shape, hint, alone));
    if (shape->number)
        join(im, &text, &n, shape->number);
    if (shape->boolean)
        join(im, &text, &n, "bool");
    return text;
}

/* An alias says what null is: it stands for shapes without it. */
static const char *alias_of(importer *im, const import_shape *shape)
{
    return shape->view && !shape->null
               ? strmap_get(&im->aliases, import_view_key(im, shape->view))
               : NULL;
}

const char *import_text(importer *im, const import_shape *shape,
                        const char *hint, bool part)
{
    size_t n = count_parts(shape);
    const char *text;
    bool several;

    if (shape->any)
        return "json";
    if (!n) {
        import_leave_out(im,
                         shape->view && shape->view->nodes.n
                             ? shape->view->nodes.items[0]
                             : im->root,
                         shape->null ? "only null becomes any value"
                                     : "no value at all becomes any value");
        return "json";
    }
    text = alias_of(im, shape);
    if (text)
        return text;
    text = parts(im, shape, hint);
    several = n > 1 || strstr(text, " | ");
    if (shape->null)
        text = alloc_printf(im->arena, several ? "(%s)?" : "%s?", text);
    if (part && (several || shape->null))
        text = alloc_printf(im->arena, "(%s)", text);
    return text;
}
