/* SPDX-License-Identifier: MIT */
#include "cmd.h"

int main(int argc, char **argv)
{
    const cli_command commands[] = {cmd_build, cmd_check, cmd_schema,
                                    cmd_prompt, cmd_read};

    return cli_main(commands, sizeof(commands) / sizeof(*commands), argc, argv);
}
