/* SPDX-License-Identifier: MIT */
#include "cmd.h"
#include "prompt.h"

static void print_prompt(cmd_job *job, const model_unit *unit,
                         const model_decl *decl, const void *ctx,
                         lm_buffer *out)
{
    (void)unit;
    (void)ctx;
    prompt_print(&job->arena, schema_build(&job->arena, decl), out);
    lm_buffer_putc(out, '\n');
}

static int run(const void *args, cli_operands operands)
{
    return cmd_print_model(operands, print_prompt, args);
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
