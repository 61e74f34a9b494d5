/* SPDX-License-Identifier: MIT */
#ifndef LMC_CMD_H
#define LMC_CMD_H

#include "cli.h"
#include "diag.h"
#include "plan.h"

#include <lm/buffer.h>

/*
 * The commands of lmc, one file each; main.c lists them.
 *
 * Threads: a command is run once.
 */
extern const cli_command cmd_build;
extern const cli_command cmd_check;
extern const cli_command cmd_schema;
extern const cli_command cmd_grammar;
extern const cli_command cmd_prompt;
extern const cli_command cmd_read;
extern const cli_command cmd_diff;
extern const cli_command cmd_import;
extern const cli_command cmd_fmt;
extern const cli_command cmd_init;

/* What every command begins with: memory and diagnostics of one run. */
typedef struct cmd_job {
    lm_arena arena;
    diag diag;
} cmd_job;

void cmd_start(cmd_job *job);

/* Prints the diagnostics and frees; the status that the program ends with. */
int cmd_end(cmd_job *job, int status);

/* The unit in a file, or NULL and *status. */
const model_unit *cmd_load(cmd_job *job, const char *path, int *status);

/* "lmc: cannot write 'x': reason" from errno; returns CLI_IO. */
int cmd_cannot(const char *verb, const char *path);

/*
 * The model of that name, or, where name is NULL, the one that no other holds.
 * NULL after a message: *status is set.
 */
const model_decl *cmd_find_model(const model_unit *unit, const char *name,
                                 int *status);

/*
 * A command of FILE [MODEL]: what print makes of the model goes to stdout. ctx
 * is print's own.
 */
typedef void cmd_print_fn(cmd_job *job, const model_unit *unit,
                          const model_decl *decl, const void *ctx,
                          lm_buffer *out);

int cmd_print_model(cli_operands operands, cmd_print_fn *print,
                    const void *ctx);

/* A profile by its word; -1 after a message. */
int cmd_find_profile(const char *word);

#endif
