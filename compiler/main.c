/* SPDX-License-Identifier: MIT */
#include "cmd.h"

/* The first is meant where a command line names none. */
int main(int argc, char **argv)
{
    const cli_command commands[] = {cmd_build,  cmd_check,   cmd_fmt,
                                    cmd_schema, cmd_grammar, cmd_prompt,
                                    cmd_read,   cmd_diff,    cmd_init};

    return cli_main(commands, sizeof(commands) / sizeof(*commands), argc, argv);
}
