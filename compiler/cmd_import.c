/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "cmd.h"
#include "import.h"
#include "output.h"

#include <lm/buffer.h>

typedef struct import_args {
    const char *output;
    const char *root;
    bool exact;
} import_args;

static const cli_option options[] = {
    {"-o", "FILE", offsetof(import_args, output), "where the model goes"},
    {"--root", "NAME", offsetof(import_args, root),
     "name of the root's model; its title, or the file's name"},
    {"--exact", NULL, offsetof(import_args, exact),
     "no \"type\" means any type, as the standard says"},
};

static int put(const import_args *args, const lm_buffer *text)
{
    if (args->output)
        return output_write(args->output, text->data, text->size)
                   ? CLI_OK
                   : cmd_cannot("write", args->output);
    return fwrite(text->data, 1, text->size, stdout) == text->size
               ? CLI_OK
               : cmd_cannot("write", "stdout");
}

static int run(const void *words, cli_operands operands)
{
    const import_args *args = words;
    const import_options how = {.root = args->root, .exact = args->exact};
    lm_buffer text = {.allocator = &alloc_or_exit};
    const source *file;
    cmd_job job;
    int status;

    cmd_start(&job);
    file = source_read(&job.arena, operands.items[0]);
    if (!file)
        status = cmd_cannot("read", operands.items[0]);
    else if (import_schema(&job.arena, file, &how, &job.diag, &text))
        status = put(args, &text);
    else
        status = CLI_WRONG;
    lm_buffer_free(&text);
    return cmd_end(&job, status);
}

const cli_command cmd_import = {
    .name = "import",
    .operands = "FILE.json",
    .summary = "Turns JSON Schema, or OpenAPI 3, into a model.",
    .details =
        "JSON Schema of drafts 7 to 2020-12, or the component schemas of an\n"
        "OpenAPI 3 document, as JSON. What a model cannot say is left out; a\n"
        "warning and a comment name it by its JSON Pointer. A root that is no\n"
        "object becomes the field 'value' of a model. Nothing else is read: a\n"
        "$ref out of the file is an error.",
    .example = "lmc import schema.json -o order.model",
    .options = options,
    .n_options = sizeof(options) / sizeof(*options),
    .args_size = sizeof(import_args),
    .min_operands = 1,
    .max_operands = 1,
    .run = run,
};
