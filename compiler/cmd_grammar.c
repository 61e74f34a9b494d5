/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "cmd.h"
#include "grammar.h"

#include <lm/buffer.h>

static int print_grammar(cmd_job *job, const model_unit *unit,
                         const model_decl *decl)
{
    lm_buffer out = {.allocator = &alloc_or_exit};
    diag unshown = {.arena = &job->arena}; /* of names in C */
    grammar_cache cache = {.arena = &job->arena};
    const plan *p = plan_make(&job->arena, unit, "", &unshown);

    grammar_print(&job->arena, &cache, p, plan_model_for(p, decl), &out,
                  &job->diag);
    fputs(out.data, stdout);
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
        status = print_grammar(&job, unit, decl);
    return cmd_end(&job, status);
}

const cli_command cmd_grammar = {
    .name = "grammar",
    .operands = "FILE [MODEL]",
    .summary = "Prints a model as a grammar (GBNF) for llama.cpp.",
    .details =
        "MODEL may be left out where one model of FILE holds all others.\n"
        "A warning says what the grammar cannot hold a text to.",
    .example = "lmc grammar user.model UserDetails > user.gbnf",
    .min_operands = 1,
    .max_operands = 2,
    .run = run,
};
