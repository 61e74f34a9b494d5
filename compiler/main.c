/* SPDX-License-Identifier: MIT */
#include "cmd.h"

int main(int argc, char **argv)
{
    const cli_command commands[] = {cmd_build};

    return cli_main(commands, sizeof(commands) / sizeof(*commands), argc, argv);
}
