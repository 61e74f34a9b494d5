/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "cmd.h"
#include "depfile.h"
#include "emit_c.h"
#include "list.h"
#include "output.h"

#include <lm/buffer.h>

#include <errno.h>
#include <string.h>

typedef struct build_args {
    const char *dir;
    const char *depfile;
    const char *emit;
    const char *prefix;
    const char *stubs;
    const char *templates;
} build_args;

static const cli_option options[] = {
    {"-o", "DIR", offsetof(build_args, dir), "where files go; made if needed"},
    {"--depfile", "FILE", offsetof(build_args, depfile),
     "what was read, for make and ninja"},
    {"--emit", "LIST", offsetof(build_args, emit), "what to write, see above"},
    {"--prefix", "PREFIX", offsetof(build_args, prefix),
     "in front of the names of all types"},
    {"--stubs", "FILE", offsetof(build_args, stubs),
     "write bodies for checks, if FILE is not there"},
    {"--templates", "DIR", offsetof(build_args, templates),
     "templates that take the place of lmc's own"},
};

typedef struct build {
    const build_args *args;
    emit_c_options emit;
    cmd_job job;
    list_of(const char *) targets;
    list_of(const char *) sources;
} build;

static const char *const profile_words[] = {
#define LM_X(name, word) word,
    LM_PROFILE_LIST(LM_X)
#undef LM_X
};

static bool is_word(const char *at, size_t n, const char *word)
{
    return strlen(word) == n && memcmp(at, word, n) == 0;
}

/* One word of --emit; false: it is none. */
static bool take_part(emit_c_options *emit, const char *at, size_t n)
{
    if (is_word(at, n, "value"))
        return true;
    if (is_word(at, n, "call"))
        return emit->calls = true;
    if (is_word(at, n, "fast"))
        return emit->fast = true;
    for (size_t i = 0; i < LM_PROFILE_COUNT_; i++)
        if (is_word(at, n, profile_words[i]))
            return emit->profiles[i] = true;
    return false;
}

static bool any_profile(const emit_c_options *emit)
{
    for (size_t i = 0; i < LM_PROFILE_COUNT_; i++)
        if (emit->profiles[i])
            return true;
    return false;
}

static int read_emit(emit_c_options *emit, const char *words)
{
    while (*words) {
        size_t n = strcspn(words, ",");

        if (!take_part(emit, words, n))
            return cli_misused("--emit takes value, call, fast and names of "
                               "profiles, not '%.*s'",
                               (int)n, words);
        words += n + (words[n] == ',');
    }
    if (!any_profile(emit))
        memset(emit->profiles, true, sizeof(emit->profiles));
    /* The lowerings stand beside the schema they were made of. */
    emit->profiles[LM_PROFILE_CANONICAL] = true;
    return CLI_OK;
}

static int check_prefix(const char *prefix)
{
    size_t n = strspn(prefix, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "abcdefghijklmnopqrstuvwxyz0123456789_");

    if (prefix[n] || strstr(prefix, "__") || *prefix == '_' ||
        (*prefix >= '0' && *prefix <= '9'))
        return cli_misused("'%s' cannot begin a name of C", prefix);
    return CLI_OK;
}

/* One file of those that are made together: none is there before all are. */
typedef struct build_output {
    const char *path;
    output_file file;
    lm_buffer text;
    bool begun, failed;
} build_output;

static bool spill(void *ctx, lm_buffer *text)
{
    build_output *out = ctx;

    if (!output_put(&out->file, text->data, text->size)) {
        out->failed = true;
        return false;
    }
    lm_buffer_clear(text);
    return true;
}

static const char *path_of(build *b, const char *name)
{
    if (strcmp(b->args->dir, ".") == 0)
        return name;
    return alloc_printf(&b->job.arena, "%s/%s", b->args->dir, name);
}

static int print_file(build *b, const emit_c *e, emit_c_part part,
                      build_output *out)
{
    const tmpl_out to = {&out->text, spill, out};

    out->path = path_of(b, emit_c_name(e, part));
    out->text.allocator = &alloc_or_exit;
    out->begun = true;
    *list_add(&b->job.arena, &b->targets) = out->path;
    if (!output_begin(&out->file, out->path))
        return cmd_cannot("write", out->path);
    if (emit_c_print(e, part, &to, &b->job.diag))
        return CLI_OK;
    return out->failed ? cmd_cannot("write", out->path) : CLI_WRONG;
}

static int keep_file(build_output *out)
{
    out->begun = false;
    return output_end(&out->file) ? CLI_OK : cmd_cannot("write", out->path);
}

static int write_files(build *b, const emit_c *e)
{
    build_output outs[EMIT_C_STUBS] = {{0}};
    int status = CLI_OK;

    for (int i = 0; status == CLI_OK && i < EMIT_C_STUBS; i++)
        status = print_file(b, e, (emit_c_part)i, &outs[i]);
    for (int i = 0; status == CLI_OK && i < EMIT_C_STUBS; i++)
        status = keep_file(&outs[i]);
    for (int i = 0; i < EMIT_C_STUBS; i++) {
        if (outs[i].begun)
            output_discard(&outs[i].file);
        lm_buffer_free(&outs[i].text);
    }
    return status;
}

static void note_sources(build *b, const model_unit *unit)
{
    *list_add(&b->job.arena, &b->sources) = unit->file->path;
    for (size_t i = 0; i < unit->n_files; i++)
        if (unit->files[i] != unit->file)
            *list_add(&b->job.arena, &b->sources) = unit->files[i]->path;
}

/* A file of the user's own, written once. */
static int create_stubs(const char *path, const lm_buffer *text)
{
    if (output_create(path, text->data, text->size)) {
        fprintf(stderr, "lmc: wrote '%s'\n", path);
        return CLI_OK;
    }
    if (errno != EEXIST)
        return cmd_cannot("write", path);
    fprintf(stderr, "lmc: '%s' is there and stays as it is\n", path);
    return CLI_OK;
}

static int write_stubs(build *b, const emit_c *e)
{
    lm_buffer text = {.allocator = &alloc_or_exit};
    const tmpl_out to = {.text = &text};
    int status = CLI_WRONG;

    if (emit_c_print(e, EMIT_C_STUBS, &to, &b->job.diag))
        status = create_stubs(b->args->stubs, &text);
    lm_buffer_free(&text);
    return status;
}

static int build_file(build *b, const char *path)
{
    int status;
    const model_unit *unit = cmd_load(&b->job, path, &status);
    const emit_c *e;
    const plan *p;

    if (!unit)
        return status;
    p = plan_make(&b->job.arena, unit, b->args->prefix, &b->job.diag);
    if (b->job.diag.n_errors)
        return CLI_WRONG;
    e = emit_c_new(&b->job.arena, p, &b->emit, &b->job.diag);
    note_sources(b, unit);
    if (!output_directory(b->args->dir))
        return cmd_cannot("make", b->args->dir);
    status = write_files(b, e);
    if (status == CLI_OK && b->args->stubs)
        status = write_stubs(b, e);
    return status;
}

static int write_depfile(build *b)
{
    lm_buffer text = {.allocator = &alloc_or_exit};
    int status = CLI_OK;

    for (int i = 0; b->args->templates && i < EMIT_C_COUNT_; i++)
        *list_add(&b->job.arena, &b->sources) =
            alloc_printf(&b->job.arena, "%s/%s", b->args->templates,
                         emit_c_template((emit_c_part)i));
    depfile_print(b->targets.items, b->targets.n, b->sources.items,
                  b->sources.n, &text);
    if (!output_write(b->args->depfile, text.data, text.size))
        status = cmd_cannot("write", b->args->depfile);
    lm_buffer_free(&text);
    return status;
}

static int build_all(build *b, cli_operands files)
{
    int status = CLI_OK;

    for (size_t i = 0; i < files.n; i++) {
        int one = build_file(b, files.items[i]);

        status = one > status ? one : status;
    }
    if (status == CLI_OK && b->args->depfile)
        status = write_depfile(b);
    return status;
}

static int run(const void *args, cli_operands files)
{
    build_args given = *(const build_args *)args;
    build b = {.args = &given};
    int status;

    given.dir = given.dir ? given.dir : ".";
    given.prefix = given.prefix ? given.prefix : "";
    if (given.stubs && files.n > 1)
        return cli_misused("--stubs goes with one file at a time");
    b.emit.templates = given.templates;
    status = read_emit(&b.emit, given.emit ? given.emit : "value,call");
    if (status == CLI_OK)
        status = check_prefix(given.prefix);
    if (status != CLI_OK)
        return status;
    cmd_start(&b.job);
    return cmd_end(&b.job, build_all(&b, files));
}

const cli_command cmd_build = {
    .name = "build",
    .operands = "FILE...",
    .summary = "Writes FILE.lm.h and FILE.lm.c for each FILE.model or FILE.h.",
    .details =
        "--emit LIST names what goes in, between commas: value (structs,\n"
        "parsing, writing), call (the above, and T_create with all it needs),\n"
        "fast (parsers of their own for all models, not only those with\n"
        "@@hot), and the schema profiles wanted. Without it: call and all\n"
        "profiles.",
    .example = "lmc user.model -o gen --depfile gen/user.d",
    .options = options,
    .n_options = sizeof(options) / sizeof(*options),
    .args_size = sizeof(build_args),
    .min_operands = 1,
    .max_operands = SIZE_MAX,
    .run = run,
};
