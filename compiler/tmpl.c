/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "tmpl_steps.h"
#include "tmpl_tree.h"

#include <string.h>

/* Names that loops have bound, the innermost first. */
typedef struct binding {
    tmpl_slice name;
    tmpl_tree *tree;
    const struct binding *outer;
} binding;

typedef struct runner {
    const tmpl_steps *template;
    diag *diag;
    tmpl_tree *root;
    const tmpl_out *out;
} runner;

/* What may wait to be taken. */
enum { SPILL_AT = 1 << 16 };

static tmpl_slice next_name(tmpl_slice *path)
{
    const char *dot = memchr(path->at, '.', path->n);
    tmpl_slice name = {path->at, dot ? (size_t)(dot - path->at) : path->n};
    size_t used = name.n + (dot != NULL);

    *path = (tmpl_slice){path->at + used, path->n - used};
    return name;
}

static tmpl_tree *bound_to(const binding *scope, tmpl_slice name)
{
    for (; scope; scope = scope->outer)
        if (scope->name.n == name.n &&
            memcmp(scope->name.at, name.at, name.n) == 0)
            return scope->tree;
    return NULL;
}

static const tmpl_entry *look_up(const runner *run, const binding *scope,
                                 tmpl_slice path)
{
    tmpl_slice rest = path;
    tmpl_slice name = next_name(&rest);
    tmpl_tree *tree = bound_to(scope, name);
    const tmpl_entry *entry = NULL;

    if (tree)
        name = next_name(&rest);
    else
        tree = run->root;
    while (tree && (entry = tmpl_find(tree, name.at, name.n)) && rest.n) {
        tree = entry->kind == TMPL_TREE ? entry->tree : NULL;
        name = next_name(&rest);
        entry = NULL;
    }
    if (!entry)
        diag_error(run->diag, tmpl_span(run->template->file, path),
                   "unknown name '%.*s'", (int)path.n, path.at);
    return entry;
}

static bool run_value(const runner *run, const binding *scope, tmpl_slice path)
{
    const tmpl_entry *entry = look_up(run, scope, path);

    if (!entry)
        return false;
    if (entry->kind != TMPL_TEXT) {
        diag_error(run->diag, tmpl_span(run->template->file, path),
                   "'%.*s' is not a text", (int)path.n, path.at);
        return false;
    }
    lm_buffer_puts(run->out->text, entry->text);
    return true;
}

static bool is_true(const tmpl_entry *entry)
{
    switch (entry->kind) {
    case TMPL_TEXT:
        return *entry->text;
    case TMPL_LIST:
    case TMPL_EACH:
        return entry->n != 0;
    case TMPL_TREE:
        return true;
    }
    return false;
}

static bool run_steps(const runner *run, const binding *scope, size_t from,
                      size_t to);

static bool spill(const runner *run, size_t at)
{
    const tmpl_out *out = run->out;

    return !out->spill || out->text->size < at ||
           out->spill(out->ctx, out->text);
}

/* Each element takes over the memory of the one before. */
static bool run_each(const runner *run, const binding *outer, size_t at,
                     const tmpl_entry *list)
{
    const tmpl_step *loop = &run->template->items[at];
    const tmpl_entry each = *list;
    lm_arena arena = {.allocator = &alloc_or_exit};
    bool ok = true;

    for (size_t i = 0; ok && i < each.n; i++) {
        binding inner = {loop->name, tmpl_tree_new(&arena), outer};

        each.make(each.ctx, i, inner.tree, &arena);
        ok = run_steps(run, &inner, at + 1, loop->jump) && spill(run, SPILL_AT);
        lm_arena_reset(&arena);
    }
    lm_arena_free(&arena);
    return ok;
}

static bool run_for(const runner *run, const binding *outer, size_t at)
{
    const tmpl_step *loop = &run->template->items[at];
    const tmpl_entry *list = look_up(run, outer, loop->text);

    if (!list)
        return false;
    if (list->kind == TMPL_EACH)
        return run_each(run, outer, at, list);
    if (list->kind != TMPL_LIST) {
        diag_error(run->diag, tmpl_span(run->template->file, loop->text),
                   "'%.*s' is not a list", (int)loop->text.n, loop->text.at);
        return false;
    }
    for (size_t i = 0; i < list->n; i++) {
        binding inner = {loop->name, list->items[i], outer};

        if (!run_steps(run, &inner, at + 1, loop->jump))
            return false;
    }
    return true;
}

static bool run_step(const runner *run, const binding *scope, size_t *at)
{
    const tmpl_step *step = &run->template->items[*at];
    const tmpl_entry *entry;
    size_t next = *at + 1;
    bool ok = true;

    switch (step->kind) {
    case STEP_TEXT:
        lm_buffer_append(run->out->text, step->text.at, step->text.n);
        break;
    case STEP_VALUE:
        ok = run_value(run, scope, step->text);
        break;
    case STEP_FOR:
        ok = run_for(run, scope, *at);
        next = step->jump;
        break;
    case STEP_IF:
        entry = look_up(run, scope, step->text);
        ok = entry != NULL;
        if (ok && is_true(entry) == step->negate)
            next = step->jump;
        break;
    case STEP_ELSE:
        next = step->jump;
        break;
    case STEP_END:
        break;
    }
    *at = next;
    return ok;
}

/* Nested as deeply as the template's loops: at most MAX_NESTING. */
static bool run_steps(const runner *run, const binding *scope, size_t from,
                      size_t to)
{
    while (from < to)
        if (!run_step(run, scope, &from))
            return false;
    return true;
}

bool tmpl_render(lm_arena *arena, const source *file, tmpl_tree *root,
                 const tmpl_out *out, diag *d)
{
    tmpl_steps steps = {.file = file};
    runner run = {&steps, d, root, out};

    return tmpl_read_steps(arena, &steps, d) &&
           run_steps(&run, NULL, 0, steps.n) && spill(&run, 0);
}
