/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "cmd.h"
#include "fmt.h"
#include "header.h"
#include "output.h"

#include <string.h>

typedef struct fmt_args {
    bool check;
} fmt_args;

static const cli_option options[] = {
    {"--check", NULL, offsetof(fmt_args, check),
     "write nothing; status 1 and the names of files that would change"},
};

static int put_result(const fmt_args *args, const source *file,
                      const lm_buffer *text)
{
    bool same =
        file->size == text->size &&
        (text->size == 0 || memcmp(file->text, text->data, text->size) == 0);

    if (args->check && !same) {
        puts(file->path);
        return CLI_WRONG;
    }
    if (same || output_write(file->path, text->data, text->size))
        return CLI_OK;
    return cmd_cannot("write", file->path);
}

static int fmt_one(const fmt_args *args, const char *path)
{
    lm_buffer text = {.allocator = &alloc_or_exit};
    const source *file;
    cmd_job job;
    int status;

    if (header_is(path))
        return cli_misused("'%s' is a C header; fmt lays out .model files",
                           path);
    cmd_start(&job);
    file = source_read(&job.arena, path);
    if (!file)
        status = cmd_cannot("read", path);
    else if (fmt_file(file, &job.diag, &text))
        status = put_result(args, file, &text);
    else
        status = CLI_WRONG;
    lm_buffer_free(&text);
    return cmd_end(&job, status);
}

static int run(const void *args, cli_operands files)
{
    int status = CLI_OK;

    for (size_t i = 0; i < files.n; i++) {
        int one = fmt_one(args, files.items[i]);

        status = one > status ? one : status;
    }
    return status;
}

const cli_command cmd_fmt = {
    .name = "fmt",
    .operands = "FILE...",
    .summary = "Lays models out in the one usual way.",
    .example = "lmc fmt user.model",
    .options = options,
    .n_options = sizeof(options) / sizeof(*options),
    .args_size = sizeof(fmt_args),
    .min_operands = 1,
    .max_operands = SIZE_MAX,
    .run = run,
};
