/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"
#include "jsontext.h"

#include <string.h>

/* "discriminator" of OpenAPI, for one member: a key, and its text there. */
typedef struct discriminator {
    const char *key;
    const char *text;
} discriminator;

static const jsontree *text_of(const jsontree *node, const char *keyword)
{
    const jsontree *value = node ? jsontree_get(node, keyword) : NULL;

    return value && value->kind == JSONTREE_STRING ? value : NULL;
}

static const char *mapped(const jsontree *mapping, const char *ref,
                          const char *name)
{
    for (size_t i = 0; mapping && i < mapping->n; i++) {
        const jsontree *item = mapping->items[i];

        if (item->kind == JSONTREE_STRING && item->key &&
            (strcmp(item->text, ref) == 0 || strcmp(item->text, name) == 0))
            return item->key;
    }
    return name;
}

void import_tag(importer *im, const import_view *view, const jsontree *choice,
                const jsontree *member)
{
    const jsontree *of = jsontree_get(choice->parent, "discriminator");
    const jsontree *key = text_of(of, "propertyName");
    const jsontree *ref = text_of(member, "$ref");
    const char *name = ref ? strrchr(ref->text, '/') : NULL;
    discriminator *tag;
    void **slot;

    if (!key || !name)
        return;
    slot = strmap_slot(im->arena, &im->tags, import_view_key(im, view));
    if (*slot)
        return;
    tag = alloc_new(im->arena, discriminator);
    tag->key = key->text;
    tag->text = mapped(jsontree_get(of, "mapping"), ref->text, name + 1);
    *slot = tag;
}

bool import_has_tag(importer *im, const import_view *view)
{
    return strmap_get(&im->tags, import_view_key(im, view)) != NULL;
}

import_decl *import_declare(importer *im, const import_view *view,
                            const char *name)
{
    void **slot =
        strmap_slot(im->arena, &im->models, import_view_key(im, view));
    import_decl *decl = *slot;

    if (decl)
        return decl;
    decl = alloc_new(im->arena, import_decl);
    decl->name = name ? name : import_type_name(im, view->hint);
    decl->view = view;
    *slot = decl;
    *list_add(im->arena, &im->queue) = decl;
    return decl;
}

/* The first of the property's own schemas that has the keyword. */
static const jsontree *own(const import_key *key, const char *keyword)
{
    for (size_t i = 0; i < key->own.n; i++) {
        const jsontree *value = jsontree_get(key->own.items[i], keyword);

        if (value)
            return value;
    }
    return NULL;
}

static const char *value_name(importer *im, const import_shape *shape,
                              const char *type, const jsontree *value)
{
    const char **names = import_value_names(im, shape->texts, shape->n_texts);

    for (size_t i = 0; i < shape->n_texts; i++)
        if (strcmp(shape->texts[i]->text, value->text) == 0)
            return *type == '"' ? jsontext_quote(im->arena, value->text)
                                : names[i];
    return NULL;
}

/* "1 | 2": literals, this one among them. */
static bool is_one_of(const char *type, const char *number)
{
    size_t n = strlen(number);

    if (type[strspn(type, "-0123456789 |")])
        return false;
    for (; type; type = strstr(type, " | ")) {
        type += *type == ' ' ? 3 : 0;
        if (strncmp(type, number, n) == 0 && (!type[n] || type[n] == ' '))
            return true;
    }
    return false;
}

/* The default as it is written; NULL: the type does not take it. */
static const char *default_text(importer *im, const import_key *key,
                                const import_shape *shape, const char *type,
                                const jsontree *value)
{
    bool whole = value->kind == JSONTREE_NUMBER && !strpbrk(value->text, ".eE");

    if (whole && shape->number && strstr(type, " | "))
        return is_one_of(type, value->text) ? value->text : NULL;
    if (strstr(type, " | ") && *type != '"')
        return NULL;
    if (value->kind == JSONTREE_STRING && shape->n_texts)
        return value_name(im, shape, type, value);
    if (value->kind == JSONTREE_ARRAY && !value->n && shape->array &&
        !strstr(shape->array, "min_items"))
        return "[]";
    if (value->kind == JSONTREE_OBJECT && !value->n && shape->map &&
        !strstr(shape->map, "min_items"))
        return "{}";
    if (!import_fits(im, &key->view, value))
        return NULL;
    if (value->kind == JSONTREE_STRING)
        return shape->string && strncmp(shape->string, "string", 6) == 0
                   ? jsontext_quote(im->arena, value->text)
                   : NULL;
    if (value->kind == JSONTREE_NUMBER)
        return shape->number && (shape->real || whole) ? value->text : NULL;
    if (value->kind == JSONTREE_BOOL && shape->boolean)
        return value->truth ? "true" : "false";
    return NULL;
}

static const char *default_of(importer *im, const import_key *key,
                              const import_shape *shape, const char *type)
{
    const jsontree *value = own(key, "default");
    const char *text;

    if (!value)
        value = import_view_get(&key->view, "default");
    if (!value || value->kind == JSONTREE_NULL)
        return NULL;
    text = shape->any ? NULL : default_text(im, key, shape, type, value);
    if (!text)
        import_leave_out(im, value, "the default is left out");
    return text;
}

static void put_title(const import_key *key, lm_buffer *out)
{
    const jsontree *title = own(key, "title");

    if (!title || title->kind != JSONTREE_STRING || !title->text[0])
        return;
    lm_buffer_puts(out, " @title(");
    jsontext_put(out, title->text);
    lm_buffer_putc(out, ')');
}

static void put_attributes(const import_key *key, const char *name,
                           lm_buffer *out)
{
    if (strcmp(name, key->key) != 0) {
        lm_buffer_puts(out, " @alias(");
        jsontext_put(out, key->key);
        lm_buffer_putc(out, ')');
    }
    put_title(key, out);
    for (size_t i = 0; i < key->own.n; i++)
        if (import_is_true(key->own.items[i], "deprecated")) {
            lm_buffer_puts(out, " @deprecated");
            break;
        }
}

static const discriminator *tag_of(importer *im, const import_view *view)
{
    return view ? strmap_get(&im->tags, import_view_key(im, view)) : NULL;
}

/* The type, and what a missing key is. */
static void put_type(importer *im, const import_key *key, lm_buffer *out)
{
    import_shape shape = import_shape_of(im, &key->view);
    bool null = shape.null && !shape.any;
    const char *type;
    const char *init;

    shape.null = false;
    type = import_text(im, &shape, key->view.hint, false);
    init = default_of(im, key, &shape, type);
    if (!null && (key->required || init))
        lm_buffer_puts(out, type);
    else
        lm_buffer_printf(out, strstr(type, " | ") ? "(%s)?" : "%s?", type);
    if (init)
        lm_buffer_printf(out, " = %s", init);
}

/* In a member of a union with a discriminator its key is a literal. */
static void put_field(importer *im, const char *in, const import_view *of,
                      import_key *key, strmap *scope, lm_buffer *out)
{
    const char *name = import_field_name(im, scope, key->key);
    const discriminator *tag = tag_of(im, of);
    lm_buffer line = {.allocator = &alloc_or_exit};

    key->view.hint = alloc_printf(im->arena, "%s_%s", in, name);
    if (key->own.n == 1)
        key->view.hint = import_hint(key->own.items[0], key->view.hint);
    lm_buffer_printf(&line, "    %s: ", name);
    if (tag && strcmp(tag->key, key->key) == 0)
        jsontext_put(&line, tag->text);
    else
        put_type(im, key, &line);
    put_attributes(key, name, &line);
    import_put_comments(im, "    ", out);
    import_put_doc("    ", own(key, "description"), out);
    lm_buffer_printf(out, "%s\n", line.data);
    lm_buffer_free(&line);
}

static void put_fields(importer *im, const import_decl *decl, lm_buffer *out)
{
    const import_view *view = decl->view;
    import_keys keys = import_keys_of(im, view);
    strmap scope = {0};

    for (size_t i = 0; i < keys.n; i++) {
        import_key *key = keys.items[i];

        if (!key->view.never)
            put_field(im, decl->name, decl->view, key, &scope, out);
        else if (key->required)
            import_leave_out(im, view->nodes.items[0],
                             "'%s' is required and cannot be", key->key);
        else if (!import_is_closed(view))
            import_leave_out(im, key->own.items[0], "the key is not forbidden");
    }
}

/* Rules of objects that maps have and models have not. */
static void tell_counts(importer *im, const import_view *view)
{
    static const char *const words[] = {"minProperties", "maxProperties"};

    for (size_t i = 0; i < 2; i++)
        if (import_view_get(view, words[i]))
            import_leave_out(im, import_view_get(view, words[i]),
                             "'%s' of a model is left out", words[i]);
}

static void put_extra(importer *im, const import_view *view, lm_buffer *out)
{
    const jsontree *rest = import_view_get(view, "additionalProperties");

    if (import_is_closed(view)) {
        lm_buffer_puts(out, "    @@extra(forbid)\n");
        return;
    }
    if (!rest)
        return;
    if (rest->kind == JSONTREE_OBJECT && rest->n)
        import_leave_out(im, rest,
                         "values of other keys are kept, whatever they are");
    if (rest->kind == JSONTREE_OBJECT || rest->truth)
        lm_buffer_puts(out, "    @@extra(keep)\n");
}

void import_put_model(importer *im, import_decl *decl)
{
    const import_view *view = decl->view;
    lm_buffer body = {.allocator = &alloc_or_exit};
    lm_buffer last = {.allocator = &alloc_or_exit};

    tell_counts(im, view);
    put_extra(im, view, &last);
    lm_buffer_putc(im->out, '\n');
    import_put_comments(im, "", im->out);
    put_fields(im, decl, &body);
    import_put_comments(im, "", im->out);
    import_put_doc("", import_view_get(view, "description"), im->out);
    lm_buffer_printf(im->out, "model %s {\n%s%s}\n", decl->name,
                     body.data ? body.data : "", last.data ? last.data : "");
    lm_buffer_free(&body);
    lm_buffer_free(&last);
}

void import_put_wrapper(importer *im, const char *name, const jsontree *node)
{
    import_key *key = alloc_new(im->arena, import_key);
    lm_buffer body = {.allocator = &alloc_or_exit};
    strmap scope = {0};

    key->key = "value";
    key->required = true;
    *list_add(im->arena, &key->own) = node;
    import_view_add(im, &key->view, node);
    put_field(im, name, NULL, key, &scope, &body);
    lm_buffer_printf(im->out,
                     "\n// The schema is of no object: its value is in this "
                     "one.\nmodel %s {\n%s}\n",
                     name, body.data);
    lm_buffer_free(&body);
}

void import_put_alias(importer *im, const char *name, const jsontree *node)
{
    import_view *view = alloc_new(im->arena, import_view);
    import_shape shape;
    const char *type;

    view->hint = name;
    import_view_add(im, view, node);
    shape = import_shape_of(im, view);
    type = import_text(im, &shape, name, false);
    lm_buffer_putc(im->out, '\n');
    import_put_comments(im, "", im->out);
    import_put_doc("", jsontree_get(node, "description"), im->out);
    lm_buffer_printf(im->out, "type %s = %s\n", name, type);
    if (!shape.null && !shape.any)
        *strmap_slot(im->arena, &im->aliases, import_view_key(im, view)) =
            alloc_strndup(im->arena, name, strlen(name));
}
