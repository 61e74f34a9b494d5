/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"
#include "decimal.h"

#include <string.h>

typedef list_of(const jsontree *) value_list;

static bool holds(const jsontree *list, const jsontree *value)
{
    for (size_t i = 0; i < list->n; i++)
        if (jsontree_equal(list->items[i], value))
            return true;
    return false;
}

/* Whether "enum" and "const" of every schema of the view allow it. */
static bool is_allowed(const import_view *view, const jsontree *value)
{
    for (size_t i = 0; i < view->nodes.n; i++) {
        const jsontree *list = jsontree_get(view->nodes.items[i], "enum");
        const jsontree *only = jsontree_get(view->nodes.items[i], "const");

        if ((list && !holds(list, value)) ||
            (only && !jsontree_equal(only, value)))
            return false;
    }
    return true;
}

/* A whole number of at most 64 bits. */
static bool is_whole(const jsontree *value, decimal *at)
{
    decimal low = decimal_of(INT64_MIN);
    decimal high = decimal_of(INT64_MAX);

    return decimal_read(value->text, at) && decimal_is_whole(at) &&
           decimal_compare(at, &low) >= 0 && decimal_compare(at, &high) <= 0;
}

static unsigned kinds_of(const jsontree *value)
{
    decimal at;

    switch (value->kind) {
    case JSONTREE_NULL:
        return IMPORT_NULL;
    case JSONTREE_BOOL:
        return IMPORT_BOOL;
    case JSONTREE_NUMBER:
        return IMPORT_NUMBER |
               (is_whole(value, &at) ? (unsigned)IMPORT_INT : 0);
    case JSONTREE_STRING:
        return IMPORT_STRING;
    case JSONTREE_ARRAY:
        return IMPORT_ARRAY;
    case JSONTREE_OBJECT:
        break;
    }
    return IMPORT_OBJECT;
}

static void take(importer *im, const import_view *view, unsigned kinds,
                 const jsontree *value, value_list *values)
{
    bool scalar =
        value->kind == JSONTREE_NUMBER || value->kind == JSONTREE_STRING;

    if (!(kinds_of(value) & kinds) || !is_allowed(view, value) ||
        (scalar && !import_fits(im, view, value)))
        return;
    for (size_t i = 0; i < values->n; i++)
        if (jsontree_equal(values->items[i], value))
            return;
    *list_add(im->arena, values) = value;
}

static size_t count(const value_list *values, jsontree_kind kind)
{
    size_t n = 0;

    for (size_t i = 0; i < values->n; i++)
        n += values->items[i]->kind == kind;
    return n;
}

static void take_numbers(importer *im, const value_list *values,
                         const jsontree *at, import_shape *shape)
{
    for (size_t i = 0; i < values->n; i++) {
        const jsontree *value = values->items[i];
        decimal number;

        if (value->kind != JSONTREE_NUMBER)
            continue;
        if (!is_whole(value, &number)) {
            import_leave_out(im, at, "the list of numbers becomes 'double'");
            shape->number = "double";
            shape->real = true;
            return;
        }
        shape->number = alloc_printf(
            im->arena, "%s%s%s", shape->number ? shape->number : "",
            shape->number ? " | " : "", decimal_text(im->arena, &number));
    }
}

static void take_texts(importer *im, const value_list *values,
                       import_shape *shape)
{
    shape->texts = alloc_array(im->arena, values->n + 1, const jsontree *);
    for (size_t i = 0; i < values->n; i++)
        if (values->items[i]->kind == JSONTREE_STRING)
            shape->texts[shape->n_texts++] = values->items[i];
}

static void take_others(importer *im, const value_list *values,
                        const jsontree *at, import_shape *shape)
{
    size_t n = count(values, JSONTREE_BOOL);

    shape->null = shape->null || count(values, JSONTREE_NULL);
    shape->boolean = n != 0;
    if (n == 1)
        import_leave_out(im, at, "one of true and false becomes 'bool'");
    if (count(values, JSONTREE_ARRAY)) {
        import_leave_out(im, at, "lists as values become 'json[]'");
        shape->array = "json[]";
    }
    if (count(values, JSONTREE_OBJECT)) {
        import_leave_out(im, at, "objects as values become 'map<json>'");
        shape->map = "map<json>";
    }
}

bool import_values(importer *im, const import_view *view, unsigned kinds,
                   import_shape *shape)
{
    const jsontree *list = import_view_get(view, "enum");
    const jsontree *only = import_view_get(view, "const");
    value_list values = {0};

    if (only)
        take(im, view, kinds, only, &values);
    else if (list && list->kind == JSONTREE_ARRAY)
        for (size_t i = 0; i < list->n; i++)
            take(im, view, kinds, list->items[i], &values);
    else
        return false;
    shape->null = false;
    for (size_t i = 0; i < view->nodes.n; i++)
        shape->null =
            shape->null || import_is_true(view->nodes.items[i], "nullable");
    take_numbers(im, &values, only ? only : list, shape);
    take_texts(im, &values, shape);
    take_others(im, &values, only ? only : list, shape);
    return true;
}
