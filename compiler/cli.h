/* SPDX-License-Identifier: MIT */
#ifndef LMC_CLI_H
#define LMC_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * Command lines from tables: each command has a row, and a table of options
 * whose values go into a struct of its own.
 *
 *     static const cli_option options[] = {
 *         {"-o", "DIR", offsetof(build_args, dir), "where files are written"},
 *     };
 *
 * Threads: none shared.
 */

/* The program itself: a constant beside its main. */
typedef struct cli_about {
    const char *name;
    const char *purpose; /* lines of --help */
    const char *without; /* what it does without a command; NULL: nothing */
    const char *status;  /* lines about what it ends with */
    const char *example;
} cli_about;

extern const cli_about cli_program;

/* What a program ends with. */
enum { CLI_OK = 0, CLI_WRONG = 1, CLI_USAGE = 2, CLI_IO = 3 };

typedef struct cli_option {
    const char *name;  /* "-o" or "--depfile" */
    const char *value; /* what help calls it; NULL: the option is a bool */
    size_t offset;     /* of the const char * or bool in the command's struct */
    const char *help;
} cli_option;

/* What is left when the options are taken out. */
typedef struct cli_operands {
    char **items;
    size_t n;
} cli_operands;

typedef struct cli_command {
    const char *name;
    const char *operands; /* "FILE [TYPE]" */
    const char *summary;
    const char *details; /* more lines for --help; NULL: none */
    const char *example;
    const cli_option *options;
    size_t n_options;
    size_t args_size; /* of the struct that options fill; at most 256 */
    size_t min_operands, max_operands;
    int (*run)(const void *args, cli_operands operands);
} cli_command;

/*
 * Runs the command that argv names; where cli_program can do without one, the
 * first is run. The result is the program's status.
 */
int cli_main(const cli_command *commands, size_t n, int argc, char **argv);

/* The program's name and the text on stderr; returns CLI_USAGE. */
int cli_misused(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
