/* SPDX-License-Identifier: MIT */
#include "cmd.h"
#include "profile.h"

typedef struct check_args {
    const char *profile;
} check_args;

static const cli_option options[] = {
    {"--profile", "NAME", offsetof(check_args, profile),
     "warn of what this provider cannot take"},
};

static void check_profile(cmd_job *job, const model_unit *unit,
                          lm_profile which)
{
    for (size_t i = 0; i < unit->n_decls; i++)
        if (unit->decls[i]->kind == DECL_MODEL && !unit->decls[i]->imported)
            profile_lower(&job->arena,
                          schema_build(&job->arena, unit->decls[i]), which,
                          &job->diag);
}

static int check_file(const char *path, int which)
{
    const model_unit *unit;
    cmd_job job;
    int status;

    cmd_start(&job);
    unit = cmd_load(&job, path, &status);
    if (unit)
        plan_make(&job.arena, unit, "", &job.diag);
    if (unit && which >= 0)
        check_profile(&job, unit, (lm_profile)which);
    return cmd_end(&job, status);
}

static int run(const void *args, cli_operands files)
{
    const char *word = ((const check_args *)args)->profile;
    int which = word ? cmd_find_profile(word) : -1;
    int status = CLI_OK;

    if (word && which < 0)
        return CLI_USAGE;
    for (size_t i = 0; i < files.n; i++) {
        int one = check_file(files.items[i], which);

        status = one > status ? one : status;
    }
    return status;
}

const cli_command cmd_check = {
    .name = "check",
    .operands = "FILE...",
    .summary = "Reads models and tells what is wrong with them.",
    .example = "lmc check user.model --profile openai_strict",
    .options = options,
    .n_options = sizeof(options) / sizeof(*options),
    .args_size = sizeof(check_args),
    .min_operands = 1,
    .max_operands = SIZE_MAX,
    .run = run,
};
