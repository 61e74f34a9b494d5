/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

/* "http:" and the like in front: the length of it, or 0. */
static size_t scheme_length(const char *uri)
{
    size_t n = strspn(uri, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
                           "WXYZ0123456789+.-");

    return n && uri[n] == ':' ? n + 1 : 0;
}

/* Up to the first '/' behind the host. */
static size_t origin_length(const char *uri)
{
    size_t n = scheme_length(uri);

    if (strncmp(uri + n, "//", 2) == 0)
        n += 2 + strcspn(uri + n + 2, "/?#");
    return n;
}

/* Where a relative reference leads from base, as far as it is needed. */
static const char *resolve(importer *im, const char *base, const char *ref)
{
    const char *slash = strrchr(base, '/');
    size_t keep = origin_length(base);

    if (!*ref)
        return base;
    if (scheme_length(ref))
        return ref;
    if (*ref != '/' && slash && (size_t)(slash - base) >= keep)
        keep = (size_t)(slash - base) + 1;
    return alloc_printf(im->arena, "%.*s%s", (int)keep, base, ref);
}

static const char *without_fragment(importer *im, const char *uri)
{
    return alloc_strndup(im->arena, uri, strcspn(uri, "#"));
}

static const jsontree *text_member(const jsontree *node, const char *key)
{
    const jsontree *value = jsontree_get(node, key);

    return value && value->kind == JSONTREE_STRING ? value : NULL;
}

/* The URI of the nearest schema around that has one; "" for the file. */
static const char *base_of(importer *im, const jsontree *node)
{
    const jsontree *chain[JSONTREE_MAX_DEPTH + 2];
    const char *base = "";
    size_t n = 0;

    for (; node; node = node->parent)
        chain[n++] = node;
    while (n-- > 0) {
        const jsontree *id = text_member(chain[n], "$id");

        if (id && id->text[0] != '#')
            base = resolve(im, base, without_fragment(im, id->text));
    }
    return base;
}

static void enter(importer *im, const char *uri, const jsontree *node)
{
    void **slot = strmap_slot(im->arena, &im->ids, uri);

    if (!*slot)
        *slot = alloc_array(im->arena, 1, const jsontree *);
    else
        return;
    *(const jsontree **)*slot = node;
}

static void enter_anchor(importer *im, const jsontree *node, const char *name)
{
    enter(im, alloc_printf(im->arena, "%s#%s", base_of(im, node), name), node);
}

static void collect_here(importer *im, const jsontree *node)
{
    static const char *const anchors[] = {"$anchor", "$dynamicAnchor"};
    const jsontree *id = text_member(node, "$id");

    if (id && id->text[0] == '#')
        enter_anchor(im, node, id->text + 1);
    else if (id)
        enter(im, base_of(im, node), node);
    for (size_t i = 0; i < 2; i++)
        if (text_member(node, anchors[i]))
            enter_anchor(im, node, text_member(node, anchors[i])->text);
}

/* Members that hold values, not schemas. */
static bool holds_values(const jsontree *member)
{
    static const char *const keys[] = {"enum", "const", "default", "examples",
                                       "example"};

    for (size_t i = 0; member->key && i < sizeof(keys) / sizeof(*keys); i++)
        if (strcmp(member->key, keys[i]) == 0)
            return true;
    return false;
}

/* Keys below these are names, not keywords. */
static bool holds_names(const jsontree *node)
{
    static const char *const keys[] = {"properties", "patternProperties",
                                       "$defs",      "definitions",
                                       "schemas",    "dependentSchemas"};

    for (size_t i = 0; node->key && i < sizeof(keys) / sizeof(*keys); i++)
        if (strcmp(node->key, keys[i]) == 0)
            return true;
    return false;
}

/* As deep as the text: JSONTREE_MAX_DEPTH. */
static void collect(importer *im, const jsontree *node, bool names)
{
    if (node->kind == JSONTREE_OBJECT && !names)
        collect_here(im, node);
    for (size_t i = 0; i < node->n; i++) {
        const jsontree *item = node->items[i];

        if (!names && holds_values(item))
            continue;
        collect(im, item, !names && holds_names(item));
    }
}

void import_collect_ids(importer *im)
{
    collect(im, im->root, false);
    enter(im, "", im->root);
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A step of a pointer with %XX, ~0 and ~1 undone. */
static const char *step_of(importer *im, const char *text, size_t n)
{
    char *step = alloc_zeroed(im->arena, n + 1, 1, 1);
    size_t k = 0;

    for (size_t i = 0; i < n; i++) {
        if (text[i] == '%' && i + 2 < n && hex(text[i + 1]) >= 0 &&
            hex(text[i + 2]) >= 0) {
            step[k++] = (char)(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            step[k++] = text[i];
        }
    }
    n = k;
    k = 0;
    for (size_t i = 0; i < n; i++) {
        if (step[i] == '~' && (step[i + 1] == '0' || step[i + 1] == '1'))
            step[k++] = step[++i] == '0' ? '~' : '/';
        else
            step[k++] = step[i];
    }
    step[k] = '\0';
    return step;
}

static const jsontree *child(const jsontree *node, const char *step)
{
    char *end;
    unsigned long at;

    if (node->kind == JSONTREE_OBJECT)
        return jsontree_get(node, step);
    if (node->kind != JSONTREE_ARRAY || *step < '0' || *step > '9')
        return NULL;
    at = strtoul(step, &end, 10);
    return !*end && at < node->n ? node->items[at] : NULL;
}

static const jsontree *walk(importer *im, const jsontree *node,
                            const char *pointer)
{
    while (node && *pointer == '/') {
        size_t n = strcspn(++pointer, "/");

        node = child(node, step_of(im, pointer, n));
        pointer += n;
    }
    return *pointer ? NULL : node;
}

const jsontree *import_find(importer *im, const jsontree *ref)
{
    const char *uri =
        resolve(im, base_of(im, ref->parent), without_fragment(im, ref->text));
    const char *fragment = strchr(ref->text, '#');
    const jsontree *const *found;

    fragment = fragment ? fragment + 1 : "";
    if (*fragment && *fragment != '/')
        uri = alloc_printf(im->arena, "%s#%s", uri, fragment);
    found = strmap_get(&im->ids, uri);
    if (found && *fragment == '/') {
        const jsontree *target = walk(im, *found, fragment);

        if (target)
            return target;
    } else if (found) {
        return *found;
    }
    import_fail(im, ref,
                ref->text[0] == '#' ? "'%s' is not there"
                                    : "'%s' is not in this file, and no other "
                                      "is read",
                ref->text);
    return NULL;
}
