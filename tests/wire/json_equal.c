/* SPDX-License-Identifier: MIT */
#include "json_equal.h"

#include <string.h>
#include <yajl/yajl_tree.h>

static bool equal(yajl_val a, yajl_val b);

static bool equal_objects(yajl_val a, yajl_val b)
{
    const char *path[2] = {NULL, NULL};

    if (a->u.object.len != b->u.object.len)
        return false;
    for (size_t i = 0; i < a->u.object.len; i++) {
        yajl_val other;

        path[0] = a->u.object.keys[i];
        other = yajl_tree_get(b, path, yajl_t_any);
        if (!other || !equal(a->u.object.values[i], other))
            return false;
    }
    return true;
}

static bool equal_arrays(yajl_val a, yajl_val b)
{
    if (a->u.array.len != b->u.array.len)
        return false;
    for (size_t i = 0; i < a->u.array.len; i++)
        if (!equal(a->u.array.values[i], b->u.array.values[i]))
            return false;
    return true;
}

static bool equal_numbers(yajl_val a, yajl_val b)
{
    if (YAJL_IS_INTEGER(a) && YAJL_IS_INTEGER(b))
        return a->u.number.i == b->u.number.i;
    return a->u.number.d == b->u.number.d;
}

static bool equal(yajl_val a, yajl_val b)
{
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case yajl_t_string:
        return strcmp(a->u.string, b->u.string) == 0;
    case yajl_t_number:
        return equal_numbers(a, b);
    case yajl_t_object:
        return equal_objects(a, b);
    case yajl_t_array:
        return equal_arrays(a, b);
    case yajl_t_true:
    case yajl_t_false:
    case yajl_t_null:
    case yajl_t_any:
        break;
    }
    return true;
}

bool json_equal(const char *a, const char *b)
{
    yajl_val left = yajl_tree_parse(a, NULL, 0);
    yajl_val right = yajl_tree_parse(b, NULL, 0);
    bool same = left && right && equal(left, right);

    yajl_tree_free(left);
    yajl_tree_free(right);
    return same;
}
