/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "cmd.h"
#include "diff.h"

#include <string.h>

typedef struct diff_args {
    const char *fail;
} diff_args;

static const cli_option options[] = {
    {"--fail", "KINDS", offsetof(diff_args, fail),
     "which make the status 1: wire, source, older, any,\n"
     "                         none, with commas between; wire,source"},
};

/* For none, and for changes that break nobody. */
enum { ANY = 1 << 8, BAD_INPUT = 2 };

static const struct kind {
    const char *word;
    unsigned bits;
} kinds[] = {
    {"wire", DIFF_WIRE},   {"source", DIFF_SOURCE},
    {"older", DIFF_OLDER}, {"any", ANY},
    {"none", 0},
};

static bool read_kind(const char *word, size_t n, unsigned *bits)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (strlen(kinds[i].word) == n &&
            strncmp(kinds[i].word, word, n) == 0) {
            *bits |= kinds[i].bits;
            return true;
        }
    cli_misused("unknown kind of change '%.*s'; see 'lmc diff --help'", (int)n,
                word);
    return false;
}

static bool read_kinds(const char *words, unsigned *bits)
{
    if (!words)
        words = "wire,source";
    for (;;) {
        size_t n = strcspn(words, ",");

        if (!read_kind(words, n, bits))
            return false;
        if (!words[n])
            return true;
        words += n + 1;
    }
}

/* "new.model:3:5: wire, source: 'User.age': ..." */
static void print_change(const diff_change *change)
{
    const char *before = " ";

    if (change->span.file) {
        source_place at = source_locate(change->span.file, change->span.start);

        printf("%s:%lu:%lu:", change->span.file->path, (unsigned long)at.line,
               (unsigned long)at.column);
    }
    for (size_t i = 0; i < 3; i++)
        if (change->breaks & kinds[i].bits) {
            printf("%s%s", before, kinds[i].word);
            before = ", ";
        }
    printf("%s: %s\n", change->breaks ? "" : " compatible", change->text);
}

static size_t count(const diff_list *changes, unsigned bits)
{
    size_t n = 0;

    for (size_t i = 0; i < changes->n; i++)
        n += (changes->items[i].breaks & bits) != 0;
    return n;
}

static int report(const diff_list *changes, unsigned fail)
{
    size_t breaking = count(changes, DIFF_WIRE | DIFF_SOURCE);

    for (size_t i = 0; i < changes->n; i++)
        print_change(&changes->items[i]);
    if (changes->n)
        printf("%zu wire-breaking, %zu source-breaking, %zu compatible\n",
               count(changes, DIFF_WIRE), count(changes, DIFF_SOURCE),
               changes->n - breaking);
    if (count(changes, fail) || ((fail & ANY) && changes->n))
        return CLI_WRONG;
    return CLI_OK;
}

static int run(const void *args, cli_operands operands)
{
    const model_unit *before;
    const model_unit *after = NULL;
    diff_list changes = {0};
    unsigned fail = 0;
    cmd_job job;
    int status;

    if (!read_kinds(((const diff_args *)args)->fail, &fail))
        return CLI_USAGE;
    cmd_start(&job);
    before = cmd_load(&job, operands.items[0], &status);
    if (status != CLI_IO)
        after = cmd_load(&job, operands.items[1], &status);
    if (before && after) {
        diff_units(&job.arena, before, after, &changes);
        status = report(&changes, fail);
    } else if (status != CLI_IO) {
        status = BAD_INPUT;
    }
    return cmd_end(&job, status);
}

const cli_command cmd_diff = {
    .name = "diff",
    .operands = "OLD NEW",
    .summary = "Tells which changes of a model break programs or data.",
    .details =
        "Each change is a line, FILE:LINE:COLUMN: KINDS: WHAT. Its kinds:\n"
        "  wire    JSON that OLD reads is refused by NEW, or read otherwise\n"
        "  source  C that uses the header made of OLD is to be changed\n"
        "  older   programs with OLD may refuse what those with NEW write\n"
        "Without wire and source a change is compatible. The status is 1 if\n"
        "there is a change of the kinds that --fail names, and 2 if OLD or "
        "NEW\n"
        "is no model.",
    .example = "git show main:user.model > old.model\n"
               "  lmc diff old.model user.model",
    .options = options,
    .n_options = sizeof(options) / sizeof(*options),
    .args_size = sizeof(diff_args),
    .min_operands = 2,
    .max_operands = 2,
    .run = run,
};
