/* SPDX-License-Identifier: MIT */
#include "cmd.h"
#include "grammar.h"

static void print_grammar(cmd_job *job, const model_unit *unit,
                          const model_decl *decl, const void *ctx,
                          lm_buffer *out)
{
    diag unshown = {.arena = &job->arena}; /* of names in C */
    grammar_cache cache = {.arena = &job->arena};
    const plan *p = plan_make(&job->arena, unit, "", &unshown);

    (void)ctx;
    grammar_print(&job->arena, &cache, p, plan_model_for(p, decl), out,
                  &job->diag);
}

static int run(const void *args, cli_operands operands)
{
    return cmd_print_model(operands, print_grammar, args);
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
