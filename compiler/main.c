/* SPDX-License-Identifier: MIT */
#include "cmd.h"

const cli_about cli_program = {
    .name = "lmc",
    .purpose =
        "Compiles models of data into C that reads, checks and writes them,\n"
        "and asks language models for them.",
    .without = "Without a command, lmc builds.",
    .status =
        "Status: 0 done, 1 the input is wrong, 2 wrong usage, 3 a file could\n"
        "not be read or written.",
    .example = "lmc user.model",
};

/* The first is meant where a command line names none. */
int main(int argc, char **argv)
{
    const cli_command commands[] = {
        cmd_build,  cmd_check, cmd_fmt,  cmd_schema, cmd_grammar,
        cmd_prompt, cmd_read,  cmd_diff, cmd_import, cmd_init};

    return cli_main(commands, sizeof(commands) / sizeof(*commands), argc, argv);
}
