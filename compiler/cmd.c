/* SPDX-License-Identifier: MIT */
#include "cmd.h"

#include "alloc.h"
#include "front.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

void cmd_start(cmd_job *job)
{
    memset(job, 0, sizeof(*job));
    job->arena.allocator = &alloc_or_exit;
    job->diag.arena = &job->arena;
}

int cmd_end(cmd_job *job, int status)
{
    lm_buffer text = {.allocator = &alloc_or_exit};

    diag_print(&job->diag, &text);
    if (text.size)
        fwrite(text.data, 1, text.size, stderr);
    lm_buffer_free(&text);
    if (status == CLI_OK && job->diag.n_errors)
        status = CLI_WRONG;
    if (status == CLI_OK && fflush(stdout) != 0)
        status = cmd_cannot("write", "stdout");
    lm_arena_free(&job->arena);
    return status;
}

int cmd_cannot(const char *verb, const char *path)
{
    fprintf(stderr, "%s: cannot %s '%s': %s\n", cli_program.name, verb, path,
            strerror(errno));
    return CLI_IO;
}

const model_unit *cmd_load(cmd_job *job, const char *path, int *status)
{
    const model_unit *unit;

    if (access(path, R_OK) != 0) {
        *status = cmd_cannot("read", path);
        return NULL;
    }
    unit = front_load(&job->arena, path, &job->diag);
    *status = unit ? CLI_OK : CLI_WRONG;
    return unit;
}

static size_t model_names(const model_unit *unit, const char **words)
{
    size_t n = 0;

    for (size_t i = 0; i < unit->n_decls; i++)
        if (unit->decls[i]->kind == DECL_MODEL)
            words[n++] = unit->decls[i]->name;
    return n;
}

static const model_decl *named(const model_unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->n_decls; i++)
        if (unit->decls[i]->kind == DECL_MODEL &&
            strcmp(unit->decls[i]->name, name) == 0)
            return unit->decls[i];
    return NULL;
}

static const model_decl *no_such_model(const model_unit *unit, const char *name)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    const char **words = alloc_array(&arena, unit->n_decls, const char *);
    size_t n = model_names(unit, words);
    const char *nearest = diag_nearest(name, words, n);

    if (nearest)
        cli_misused("no model '%s' in '%s'; did you mean '%s'?", name,
                    unit->file->path, nearest);
    else
        cli_misused("no model '%s' in '%s'", name, unit->file->path);
    lm_arena_free(&arena);
    return NULL;
}

static bool holds(const model_type *type, const model_decl *decl)
{
    for (size_t i = 0; i < type->n_members; i++)
        if (holds(type->members[i].type, decl))
            return true;
    return type->decl == decl || (type->elem && holds(type->elem, decl));
}

static bool is_held(const model_unit *unit, const model_decl *decl)
{
    for (size_t i = 0; i < unit->n_decls; i++) {
        const model_decl *other = unit->decls[i];

        for (size_t k = 0; other != decl && k < other->n_fields; k++)
            if (holds(other->fields[k].type, decl))
                return true;
    }
    return false;
}

static const model_decl *only_root(const model_unit *unit)
{
    const model_decl *root = NULL;

    for (size_t i = 0; i < unit->n_decls; i++) {
        const model_decl *decl = unit->decls[i];

        if (decl->kind != DECL_MODEL || decl->imported || is_held(unit, decl))
            continue;
        if (root) {
            cli_misused("'%s' and '%s' are both in '%s': name one", root->name,
                        decl->name, unit->file->path);
            return NULL;
        }
        root = decl;
    }
    if (!root)
        cli_misused("name a model of '%s'", unit->file->path);
    return root;
}

const model_decl *cmd_find_model(const model_unit *unit, const char *name,
                                 int *status)
{
    const model_decl *decl;

    if (!name)
        decl = only_root(unit);
    else if (!(decl = named(unit, name)))
        decl = no_such_model(unit, name);
    if (!decl)
        *status = CLI_USAGE;
    return decl;
}

static int print_to_stdout(cmd_job *job, const model_unit *unit,
                           const model_decl *decl, cmd_print_fn *print,
                           const void *ctx)
{
    lm_buffer out = {.allocator = &alloc_or_exit};
    bool ok;

    print(job, unit, decl, ctx, &out);
    ok = fwrite(out.data, 1, out.size, stdout) == out.size;
    lm_buffer_free(&out);
    return ok ? CLI_OK : cmd_cannot("write", "stdout");
}

int cmd_print_model(cli_operands operands, cmd_print_fn *print, const void *ctx)
{
    const char *name = operands.n > 1 ? operands.items[1] : NULL;
    const model_unit *unit;
    const model_decl *decl = NULL;
    cmd_job job;
    int status;

    cmd_start(&job);
    unit = cmd_load(&job, operands.items[0], &status);
    if (unit)
        decl = cmd_find_model(unit, name, &status);
    if (decl)
        status = print_to_stdout(&job, unit, decl, print, ctx);
    return cmd_end(&job, status);
}

static const char *const profile_words[] = {
#define LM_X(name, word) word,
    LM_PROFILE_LIST(LM_X)
#undef LM_X
};

int cmd_find_profile(const char *word)
{
    const char *nearest;

    for (int i = 0; i < LM_PROFILE_COUNT_; i++)
        if (strcmp(profile_words[i], word) == 0)
            return i;
    nearest = diag_nearest(word, profile_words, LM_PROFILE_COUNT_);
    if (nearest)
        cli_misused("unknown profile '%s'; did you mean '%s'?", word, nearest);
    else
        cli_misused("unknown profile '%s'; see 'lmc schema --help'", word);
    return -1;
}
