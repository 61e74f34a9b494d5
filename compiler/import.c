/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"
#include "fmt.h"
#include "parse.h"
#include "plan.h"
#include "resolve.h"

#include <string.h>

/* "schemas/user-order.json" as "user-order". */
static const char *stem(importer *im)
{
    const char *path = im->file->path;
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t n = strcspn(name, ".");

    return n ? alloc_strndup(im->arena, name, n) : "Root";
}

static const char *root_name(importer *im)
{
    const jsontree *title = jsontree_get(im->root, "title");

    if (im->options->root)
        return im->options->root;
    if (title && title->kind == JSONTREE_STRING && title->text[0])
        return title->text;
    return stem(im);
}

/* Only models, and nothing beside them. */
static bool is_model(const import_shape *shape)
{
    return shape->models.n == 1 && !shape->null && !shape->any && !shape->map &&
           !shape->array && !shape->string && !shape->n_texts &&
           !shape->number && !shape->boolean;
}

static bool is_enum(const import_shape *shape)
{
    return shape->n_texts > 1 && !shape->models.n && !shape->null &&
           !shape->any && !shape->map && !shape->array && !shape->number &&
           !shape->boolean;
}

static void flush_later(importer *im)
{
    if (im->later.size)
        lm_buffer_append(im->out, im->later.data, im->later.size);
    lm_buffer_clear(&im->later);
}

static void declare(importer *im, const jsontree *node, const char *text,
                    bool wrapped)
{
    import_view *view = alloc_new(im->arena, import_view);
    const char *name = import_type_name(im, text);
    import_shape shape;

    view->hint = name;
    import_view_add(im, view, node);
    shape = import_shape_of(im, view);
    if (!wrapped && is_enum(&shape))
        import_declare_enum(im, &shape, name);
    else if (is_model(&shape))
        import_declare(im, shape.models.items[0], name);
    else if (wrapped)
        import_put_wrapper(im, name, node);
    else
        import_put_alias(im, name, node);
    flush_later(im);
}

/* Names first, so that each model gets that of its definition. */
static void declare_all(importer *im, const jsontree *schemas)
{
    for (size_t i = 0; i < schemas->n; i++)
        declare(im, schemas->items[i], schemas->items[i]->key, false);
}

/* A root that only holds definitions. */
static const jsontree *definitions_alone(const jsontree *root)
{
    static const char *const silent[] = {"$schema", "$id", "title", "$comment",
                                         "description"};
    const jsontree *found = NULL;

    for (size_t i = 0; i < root->n; i++) {
        const jsontree *item = root->items[i];
        bool known = false;

        for (size_t k = 0; k < sizeof(silent) / sizeof(*silent); k++)
            known = known || strcmp(item->key, silent[k]) == 0;
        if (strcmp(item->key, "$defs") == 0 ||
            strcmp(item->key, "definitions") == 0)
            found = item;
        else if (!known)
            return NULL;
    }
    return found && found->kind == JSONTREE_OBJECT ? found : NULL;
}

/* Of OpenAPI 3; NULL: it is no such document. */
static const jsontree *components(const jsontree *root)
{
    const jsontree *parts = jsontree_get(root, "components");
    const jsontree *schemas = parts ? jsontree_get(parts, "schemas") : NULL;

    if (!jsontree_get(root, "openapi") || !schemas ||
        schemas->kind != JSONTREE_OBJECT)
        return NULL;
    return schemas;
}

static bool is_draft7(const jsontree *root)
{
    static const char *const drafts[] = {"draft-03", "draft-04", "draft-06",
                                         "draft-07"};
    const jsontree *schema = jsontree_get(root, "$schema");

    for (size_t i = 0; schema && schema->kind == JSONTREE_STRING && i < 4; i++)
        if (strstr(schema->text, drafts[i]))
            return true;
    return false;
}

static void put_all(importer *im)
{
    const jsontree *schemas = components(im->root);

    im->draft7 = is_draft7(im->root);
    import_collect_ids(im);
    if (!schemas)
        schemas = definitions_alone(im->root);
    if (schemas && !im->options->root)
        declare_all(im, schemas);
    else
        declare(im, im->root, root_name(im), true);
    for (size_t i = 0; i < im->queue.n && !im->diag->n_errors; i++) {
        import_put_model(im, im->queue.items[i]);
        flush_later(im);
    }
}

/* What was made is a model: else it is a fault of ours, and said so. */
static bool is_sound(lm_arena *arena, const source *made, diag *d)
{
    ast_file *file = parse_file(made, d);
    const model_unit *unit = resolve_files(d, &file, 1, d->n_errors == 0);

    if (unit)
        plan_make(arena, unit, "", d);
    return d->n_errors == 0;
}

static bool finish(importer *im, const lm_buffer *text, lm_buffer *out)
{
    diag unshown = {.arena = im->arena};
    const source *made =
        source_of(im->arena, "the model made of it",
                  alloc_strndup(im->arena, text->data, text->size), text->size);

    if (is_sound(im->arena, made, &unshown))
        return fmt_file(made, im->diag, out);
    is_sound(im->arena, made, im->diag);
    import_fail(im, im->root, "no model can say it");
    return false;
}

bool import_schema(lm_arena *arena, const source *file,
                   const import_options *options, diag *d, lm_buffer *out)
{
    lm_buffer text = {.allocator = &alloc_or_exit};
    importer im = {.arena = arena,
                   .diag = d,
                   .file = file,
                   .options = options,
                   .out = &text,
                   .later = {.allocator = &alloc_or_exit},
                   .left = {.allocator = &alloc_or_exit}};
    const char *slash;
    bool ok;

    im.root = jsontree_read(arena, file, d);
    if (!im.root)
        return false;
    slash = strrchr(file->path, '/');
    lm_buffer_printf(&text, "// From %s.\n", slash ? slash + 1 : file->path);
    put_all(&im);
    ok = !d->n_errors && finish(&im, &text, out);
    lm_buffer_free(&text);
    lm_buffer_free(&im.later);
    lm_buffer_free(&im.left);
    return ok;
}
