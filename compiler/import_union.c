/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"

#include <string.h>

/* Of two texts for one kind of value the weaker, with a note. */
static void merge_text(importer *im, const char **into, const char *from,
                       const char *weakest, const jsontree *at)
{
    if (!from || (*into && strcmp(*into, from) == 0))
        return;
    if (!*into) {
        *into = from;
        return;
    }
    if (strcmp(*into, weakest) != 0 && strcmp(from, weakest) != 0)
        import_leave_out(im, at, "two kinds of '%s' become one without rules",
                         weakest);
    *into = weakest;
}

static bool has_text(const import_shape *shape, const jsontree *text)
{
    for (size_t i = 0; i < shape->n_texts; i++)
        if (strcmp(shape->texts[i]->text, text->text) == 0)
            return true;
    return false;
}

static void merge_texts(importer *im, import_shape *into,
                        const import_shape *from)
{
    const jsontree **texts = alloc_array(
        im->arena, into->n_texts + from->n_texts + 1, const jsontree *);
    size_t n = into->n_texts;

    if (n)
        memcpy(texts, into->texts, n * sizeof(*texts));
    for (size_t i = 0; i < from->n_texts; i++)
        if (!has_text(into, from->texts[i]))
            texts[n++] = from->texts[i];
    into->texts = texts;
    into->n_texts = n;
}

static bool has_string(const import_shape *shape)
{
    return shape->string || shape->n_texts;
}

static bool is_every_string(const import_shape *shape)
{
    return shape->string && strcmp(shape->string, "string") == 0;
}

static void merge_strings(importer *im, import_shape *into,
                          const import_shape *from, const jsontree *at)
{
    bool same =
        into->string && from->string && strcmp(into->string, from->string) == 0;

    if (!has_string(from) || same)
        return;
    if (into->n_texts && from->n_texts) {
        merge_texts(im, into, from);
    } else if (!has_string(into)) {
        into->string = from->string;
        into->texts = from->texts;
        into->n_texts = from->n_texts;
    } else {
        if (!is_every_string(into) && !is_every_string(from))
            import_leave_out(im, at,
                             "two kinds of 'string' become one without rules");
        into->string = "string";
        into->n_texts = 0;
    }
}

static bool is_literals(const char *number)
{
    return number[strspn(number, "-0123456789 |")] == '\0';
}

/* Literals one behind the other; else the weaker type. */
static void merge_numbers(importer *im, import_shape *into,
                          const import_shape *from, const jsontree *at)
{
    const char *weakest = into->real || from->real ? "double" : "int";
    const char *a = into->number;
    const char *b = from->number;

    into->real = into->real || from->real;
    if (a && b && is_literals(a) && is_literals(b)) {
        into->number = alloc_printf(im->arena, "%s | %s", a, b);
        return;
    }
    /* Every int is a double. */
    if (a && b && (strcmp(a, "double") == 0 || strcmp(b, "double") == 0)) {
        into->number = "double";
        return;
    }
    merge_text(im, &into->number, b, weakest, at);
}

static bool has_model(importer *im, const import_shape *shape,
                      const import_view *view)
{
    const char *key = import_view_key(im, view);

    for (size_t i = 0; i < shape->models.n; i++)
        if (strcmp(import_view_key(im, shape->models.items[i]), key) == 0)
            return true;
    return false;
}

void import_merge(importer *im, import_shape *into, const import_shape *from,
                  const jsontree *at)
{
    into->view = NULL;
    into->any = into->any || from->any;
    into->null = into->null || from->null;
    into->boolean = into->boolean || from->boolean;
    merge_numbers(im, into, from, at);
    merge_strings(im, into, from, at);
    merge_text(im, &into->array, from->array, "json[]", at);
    merge_text(im, &into->map, from->map, "map<json>", at);
    for (size_t i = 0; i < from->models.n; i++)
        if (!has_model(im, into, from->models.items[i]))
            *list_add(im->arena, &into->models) = from->models.items[i];
}

static const import_key *find_key(const import_keys *keys, const char *key)
{
    for (size_t i = 0; i < keys->n; i++)
        if (strcmp(keys->items[i]->key, key) == 0)
            return keys->items[i];
    return NULL;
}

/* The key is a literal in every model, each time another one. */
static bool is_tag(importer *im, const import_keys *all, size_t n,
                   const char *key)
{
    strmap seen = {0};

    for (size_t i = 0; i < n; i++) {
        const import_key *found = find_key(&all[i], key);
        const jsontree *text = found ? import_literal(found) : NULL;
        void **slot;

        if (!text || !found->required)
            return false;
        slot = strmap_slot(im->arena, &seen, text->text);
        if (*slot)
            return false;
        *slot = im;
    }
    return true;
}

/* A required key that no other model has. */
static bool has_own_key(const import_keys *all, size_t n, size_t which)
{
    for (size_t i = 0; i < all[which].n; i++) {
        const import_key *key = all[which].items[i];
        size_t count = 0;

        for (size_t k = 0; k < n; k++)
            count += find_key(&all[k], key->key) != NULL;
        if (key->required && count == 1)
            return true;
    }
    return false;
}

static bool differ(importer *im, const import_keys *all, size_t n)
{
    bool own = true;

    for (size_t i = 0; i < all[0].n; i++)
        if (is_tag(im, all, n, all[0].items[i]->key))
            return true;
    for (size_t i = 0; i < n; i++)
        own = own && has_own_key(all, n, i);
    return own;
}

static bool has_tags(importer *im, const import_shape *shape)
{
    for (size_t i = 0; i < shape->models.n; i++)
        if (!import_has_tag(im, shape->models.items[i]))
            return false;
    return true;
}

/* One object may be of two models: open ones, told apart by a key. */
bool import_may_overlap(importer *im, const import_shape *shape)
{
    size_t n = shape->models.n;
    import_keys *all = alloc_array(im->arena, n + 1, import_keys);
    size_t n_open = 0;

    for (size_t i = 0; i < n; i++) {
        all[i] = import_keys_of(im, shape->models.items[i]);
        n_open += !import_is_closed(shape->models.items[i]);
    }
    if (n < 2 || !n_open || has_tags(im, shape))
        return false;
    for (size_t i = 0; i < all[0].n; i++)
        if (is_tag(im, all, n, all[0].items[i]->key))
            return false;
    return true;
}

void import_tell_apart(importer *im, import_shape *shape, const jsontree *at)
{
    size_t n = shape->models.n;
    import_keys *all = alloc_array(im->arena, n + 1, import_keys);

    if (shape->any || !n || (n == 1 && !shape->map))
        return;
    for (size_t i = 0; i < n; i++)
        all[i] = import_keys_of(im, shape->models.items[i]);
    if (!shape->map && (has_tags(im, shape) || differ(im, all, n)))
        return;
    import_leave_out(im, at,
                     shape->map
                         ? "a model beside any object becomes 'map<json>'"
                         : "no key tells these models apart: they become "
                           "'map<json>'");
    shape->map = "map<json>";
    shape->models.n = 0;
}
