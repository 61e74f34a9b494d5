/* SPDX-License-Identifier: MIT */
#include "front.h"

#include "header.h"
#include "list.h"
#include "parse.h"
#include "resolve.h"
#include "strmap.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* Files that import each other to any depth, and those open at one time. */
enum { MAX_OPEN_IMPORTS = 64 };

/* One file, known by its number in the file system. */
typedef struct loaded {
    ast_file *ast; /* NULL: it could not be read */
    model_import *imports;
    size_t n_imports;
    bool open; /* its imports are being read */
} loaded;

typedef struct loader {
    diag *diag;
    lm_arena *arena;
    strmap files;
    list_of(ast_file *) order; /* what is imported first */
    unsigned depth;
    bool failed;
} loader;

/* "a/b.model" and "c.model": "a/c.model". */
static const char *beside(lm_arena *arena, const char *importer,
                          const char *path)
{
    const char *slash = strrchr(importer, '/');

    if (!slash || *path == '/')
        return path;
    return alloc_printf(arena, "%.*s/%s", (int)(slash - importer), importer,
                        path);
}

/* One name for a file, however its path is written. */
static const char *identity(lm_arena *arena, const char *path)
{
    struct stat info;

    if (stat(path, &info) != 0)
        return path;
    return alloc_printf(arena, "%ju:%ju", (uintmax_t)info.st_dev,
                        (uintmax_t)info.st_ino);
}

/* A file of lmc's that is there, and not being read; NULL: another one. */
static const char *own_file(const loader *l, const char *path)
{
    const loaded *known = strmap_get(&l->files, identity(l->arena, path));
    const source *text;

    if (known && known->open)
        return NULL;
    text = source_read(l->arena, path);
    return text && (!header_is(path) || header_has_models(text)) ? path : NULL;
}

/*
 * What a header includes: types.h, if it is annotated; of types.lm.h what it
 * was made from. All else is for the C compiler alone.
 */
static const char *included(const loader *l, const char *path)
{
    static const char generated[] = ".lm.h";
    size_t n = strlen(path);
    size_t end = sizeof(generated) - 1;
    const char *from;
    const char *own;

    if (n <= end || strcmp(path + n - end, generated) != 0)
        return header_is(path) ? own_file(l, path) : NULL;
    from = alloc_strndup(l->arena, path, n - end);
    own = own_file(l, alloc_printf(l->arena, "%s.model", from));
    return own ? own : own_file(l, alloc_printf(l->arena, "%s.h", from));
}

static loaded *load(loader *l, const char *path, source_span from);

static void load_imports(loader *l, loaded *file)
{
    const ast_file *ast = file->ast;

    file->imports = alloc_array(l->arena, ast->n_imports, model_import);
    for (size_t i = 0; i < ast->n_imports; i++) {
        const ast_import *import = &ast->imports[i];
        const char *path = beside(l->arena, ast->file->path, import->path);
        const loaded *other;

        if (import->include && !(path = included(l, path)))
            continue;
        other = load(l, path, import->span);
        if (other && other->ast)
            file->imports[file->n_imports++] =
                (model_import){path, other->ast->file};
    }
}

static void read_file(loader *l, loaded *file, const char *path,
                      source_span from)
{
    const source *text = source_read(l->arena, path);
    size_t n_errors = l->diag->n_errors;

    if (!text) {
        diag_error(l->diag, from, "cannot read '%s': %s", path,
                   strerror(errno));
        l->failed = true;
        return;
    }
    file->ast = header_is(path) ? header_file(text, l->diag)
                                : parse_file(text, l->diag);
    l->failed |= l->diag->n_errors > n_errors;
    file->open = true;
    l->depth++;
    load_imports(l, file);
    l->depth--;
    file->open = false;
    *list_add(l->arena, &l->order) = file->ast;
}

static loaded *load(loader *l, const char *path, source_span from)
{
    void **slot = strmap_slot(l->arena, &l->files, identity(l->arena, path));
    loaded *file = *slot;

    if (file && !file->open)
        return file;
    if (file || l->depth >= MAX_OPEN_IMPORTS) {
        diag_error(l->diag, from,
                   file ? "'%s' imports itself" : "'%s' is imported too deep",
                   path);
        l->failed = true;
        return NULL;
    }
    file = alloc_new(l->arena, loaded);
    *slot = file;
    read_file(l, file, path, from);
    return file;
}

static void add_files(loader *l, model_unit *unit, const loaded *file)
{
    unit->imports = file->imports;
    unit->n_imports = file->n_imports;
    unit->n_files = l->order.n;
    unit->files = alloc_array(l->arena, l->order.n, const source *);
    for (size_t i = 0; i < l->order.n; i++)
        unit->files[i] = l->order.items[i]->file;
}

const model_unit *front_load(lm_arena *arena, const char *path, diag *d)
{
    loader l = {.diag = d, .arena = arena};
    loaded *file = load(&l, path, (source_span){0});
    model_unit *unit;

    if (!file || !file->ast)
        return NULL;
    unit = resolve_files(d, l.order.items, l.order.n, !l.failed);
    if (!unit)
        return NULL;
    add_files(&l, unit, file);
    return unit;
}
