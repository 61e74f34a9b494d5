/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "cmd.h"
#include "prompt.h"

#include <lm/buffer.h>

static int print_prompt(cmd_job *job, const model_decl *decl)
{
    lm_buffer out = {.allocator = &alloc_or_exit};

    prompt_print(&job->arena, schema_build(&job->arena, decl), &out);
    puts(out.data);
    lm_buffer_free(&out);
    return CLI_OK;
}

static int run(const void *args, cli_operands operands)
{
    const model_unit *unit;
    const model_decl *decl;
    cmd_job job;
    int status;

    (void)args;
    cmd_start(&job);
    unit = cmd_load(&job, operands.items[0], &status);
    if (!unit)
        return cmd_end(&job, status);
    decl = cmd_find_model(unit, operands.n > 1 ? operands.items[1] : NULL,
                          &status);
    if (decl)
        status = print_prompt(&job, decl);
    return cmd_end(&job, status);
}

const cli_command cmd_prompt = {
    .name = "prompt",
    .operands = "FILE [MODEL]",
    .summary = "Prints a model in the notation for prompts.",
    .details =
        "MODEL may be left out where one model of FILE holds all others.",
    .example = "lmc prompt user.model UserDetails",
    .min_operands = 1,
    .max_operands = 2,
    .run = run,
};
