/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "cmd.h"
#include "profile.h"

#include <lm/buffer.h>

#include <errno.h>

typedef struct schema_args {
    const char *profile;
} schema_args;

static const cli_option options[] = {
    {"--profile", "NAME", offsetof(schema_args, profile),
     "what a provider takes of it"},
};

static int print_schema(cmd_job *job, const model_decl *decl, lm_profile which)
{
    lm_buffer out = {.allocator = &alloc_or_exit};
    const schema_root *root = profile_lower(
        &job->arena, schema_build(&job->arena, decl), which, &job->diag);
    size_t written;

    schema_print(root, SCHEMA_INDENTED, &out);
    lm_buffer_putc(&out, '\n');
    written = fwrite(out.data, 1, out.size, stdout);
    if (written != out.size) {
        lm_buffer_free(&out);
        return cmd_cannot("write", "stdout");
    }
    lm_buffer_free(&out);
    return CLI_OK;
}

static int run(const void *args, cli_operands operands)
{
    const char *word = ((const schema_args *)args)->profile;
    int which = word ? cmd_find_profile(word) : LM_PROFILE_CANONICAL;
    const model_unit *unit;
    const model_decl *decl;
    cmd_job job;
    int status;

    if (which < 0)
        return CLI_USAGE;
    cmd_start(&job);
    unit = cmd_load(&job, operands.items[0], &status);
    if (!unit)
        return cmd_end(&job, status);
    decl = cmd_find_model(unit, operands.n > 1 ? operands.items[1] : NULL,
                          &status);
    if (decl)
        status = print_schema(&job, decl, (lm_profile)which);
    return cmd_end(&job, status);
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
