/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "cmd.h"
#include "output.h"
#include "templates.h"

#include <errno.h>

static const char *const starters[] = {"user.model", "main.c", "meson.build"};

/* What is there already is the user's, and stays. */
static int write_starter(lm_arena *arena, const char *dir, const char *name)
{
    const source *file = templates_open(arena, NULL, name);
    const char *path = alloc_printf(arena, "%s/%s", dir, name);

    if (output_create(path, file->text, file->size)) {
        printf("wrote %s\n", path);
        return CLI_OK;
    }
    if (errno != EEXIST)
        return cmd_cannot("write", path);
    printf("%s is there and stays as it is\n", path);
    return CLI_OK;
}

static int write_starters(lm_arena *arena, const char *dir)
{
    int status = CLI_OK;

    if (!output_directory(dir))
        return cmd_cannot("make", dir);
    for (size_t i = 0;
         status == CLI_OK && i < sizeof(starters) / sizeof(*starters); i++)
        status = write_starter(arena, dir, starters[i]);
    return status;
}

static int run(const void *args, cli_operands operands)
{
    cmd_job job;

    (void)args;
    cmd_start(&job);
    return cmd_end(
        &job, write_starters(&job.arena, operands.n ? operands.items[0] : "."));
}

const cli_command cmd_init = {
    .name = "init",
    .operands = "[DIR]",
    .summary = "Writes a first model, a program that uses it, and its build.",
    .details = "No file that is there already is changed.",
    .example = "lmc init hello && cd hello && meson setup build",
    .max_operands = 1,
    .run = run,
};
