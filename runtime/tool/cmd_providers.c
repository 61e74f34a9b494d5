/* SPDX-License-Identifier: MIT */
#include "tool.h"

#include "alloc.h"

#include <lm/provider.h>
#include <string.h>

enum { COLUMNS = 6 };

typedef struct providers_args {
    const char *providers;
} providers_args;

static const cli_option options[] = {
    {"--providers", "FILE", offsetof(providers_args, providers),
     "and of rows of your own, in JSON (docs/providers.md)"},
};

/* The cells of a row; none is NULL. */
typedef struct row {
    const char *cells[COLUMNS];
} row;

static const char *const framings[] = {
    [LM_FRAMING_SSE_DONE] = "sse, [DONE]",
    [LM_FRAMING_SSE_NAMED] = "sse, named",
    [LM_FRAMING_SSE_EOF] = "sse, to the end",
    [LM_FRAMING_NDJSON] = "json lines",
};

static const char *modes_of(lm_arena *arena, unsigned modes)
{
    const char *text = "";

    for (int mode = LM_MODE_DEFAULT + 1; mode < LM_MODE_COUNT_; mode++)
        if (modes & 1u << mode)
            text = alloc_printf(arena, "%s%s%s", text, *text ? "," : "",
                                lm_mode_name((lm_mode)mode));
    return text;
}

/* In parentheses: it works without one. */
static const char *key_of(lm_arena *arena, const lm_provider *p)
{
    const char *vars = "";

    for (size_t i = 0; i < LM_PROVIDER_VARS && p->key_vars[i]; i++)
        vars = alloc_printf(arena, "%s%s%s", vars, *vars ? "," : "",
                            p->key_vars[i]);
    if (!*vars)
        return "-";
    return p->flags & LM_PROVIDER_KEY_OPTIONAL
               ? alloc_printf(arena, "(%s)", vars)
               : vars;
}

static const char *framing_of(const lm_provider *p)
{
    return p->body == LM_BODY_BEDROCK_CONVERSE ? "-" : framings[p->framing];
}

static row row_of(lm_arena *arena, const lm_provider *p)
{
    return (row){{p->id, lm_mode_name(p->default_mode), key_of(arena, p),
                  framing_of(p), p->url ? p->url : "(yours)",
                  modes_of(arena, p->modes)}};
}

static void print_rows(const row *rows, size_t n)
{
    size_t widths[COLUMNS] = {0};

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < COLUMNS; k++) {
            size_t width = strlen(rows[i].cells[k]);

            widths[k] = width > widths[k] ? width : widths[k];
        }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k + 1 < COLUMNS; k++)
            printf("%-*s  ", (int)widths[k], rows[i].cells[k]);
        puts(rows[i].cells[COLUMNS - 1]);
    }
}

static void put_rows(lm_arena *arena, row *rows, const lm_provider *list,
                     size_t n)
{
    for (size_t i = 0; i < n; i++)
        rows[i] = row_of(arena, &list[i]);
}

/* One's own first, as they are looked into first. */
static void print_providers(lm_arena *arena, const lm_provider *own,
                            size_t n_own)
{
    static const row head = {
        {"PROVIDER", "DEFAULT", "KEY", "STREAM", "URL", "MODES"}};
    size_t n;
    const lm_provider *list = lm_provider_list(&n);
    row *rows = alloc_array(arena, n_own + n + 1, row);

    rows[0] = head;
    put_rows(arena, rows + 1, own, n_own);
    put_rows(arena, rows + 1 + n_own, list, n);
    print_rows(rows, n_own + n + 1);
}

static int run(const void *ctx, cli_operands operands)
{
    const providers_args *args = ctx;
    const lm_provider *own = NULL;
    lm_providers *file = NULL;
    lm_error err = {0};
    lm_status status = LM_OK;
    size_t n = 0;
    cmd_job job;

    (void)operands;
    cmd_start(&job);
    if (args->providers)
        status = lm_providers_read(args->providers, NULL, &file, &err);
    if (status != LM_OK) {
        fprintf(stderr, "lm: %s\n", err.message);
        return cmd_end(&job, status == LM_IO ? CLI_IO : CLI_WRONG);
    }
    if (file)
        own = lm_providers_rows(file, &n);
    print_providers(&job.arena, own, n);
    lm_providers_free(file);
    return cmd_end(&job, CLI_OK);
}

const cli_command tool_providers = {
    .name = "providers",
    .operands = "",
    .summary = "Prints what is known of each provider.",
    .details =
        "A row has the provider's name, the mode that is used where none is\n"
        "asked for, the variable that holds the key (in parentheses: it may\n"
        "be missing), how its streams come, the server, and all its modes.",
    .example = "lm providers | grep groq",
    .options = options,
    .n_options = sizeof(options) / sizeof(*options),
    .args_size = sizeof(providers_args),
    .run = run,
};
