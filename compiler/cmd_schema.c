/* SPDX-License-Identifier: MIT */
#include "cmd.h"
#include "profile.h"

typedef struct schema_args {
    const char *profile;
} schema_args;

static const cli_option options[] = {
    {"--profile", "NAME", offsetof(schema_args, profile),
     "what a provider takes of it"},
};

static void print_schema(cmd_job *job, const model_unit *unit,
                         const model_decl *decl, const void *ctx,
                         lm_buffer *out)
{
    const lm_profile *which = ctx;
    const schema_root *canonical = schema_build(&job->arena, decl);

    (void)unit;
    schema_print(profile_lower(&job->arena, canonical, *which, &job->diag),
                 SCHEMA_INDENTED, out);
    lm_buffer_putc(out, '\n');
}

static int run(const void *args, cli_operands operands)
{
    const char *word = ((const schema_args *)args)->profile;
    int found = word ? cmd_find_profile(word) : LM_PROFILE_CANONICAL;
    lm_profile which = (lm_profile)found;

    if (found < 0)
        return CLI_USAGE;
    return cmd_print_model(operands, print_schema, &which);
}

const cli_command cmd_schema = {
    .name = "schema",
    .operands = "FILE [MODEL]",
    .summary = "Prints a model as JSON Schema (draft 2020-12).",
    .details =
        "MODEL may be left out where one model of FILE holds all others.\n"
        "A profile is the part of JSON Schema that a provider takes: "
        "canonical\n"
        "(all of it), openai_strict, anthropic, gemini_json, gemini_openapi,\n"
        "cerebras, xai, mistral, gbnf (llama.cpp, Ollama, Fireworks) or\n"
        "xgrammar (vLLM). A warning says what is lost on the way.",
    .example = "lmc schema user.model UserDetails --profile openai_strict",
    .options = options,
    .n_options = sizeof(options) / sizeof(*options),
    .args_size = sizeof(schema_args),
    .min_operands = 1,
    .max_operands = 2,
    .run = run,
};
