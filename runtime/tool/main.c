/* SPDX-License-Identifier: MIT */
#include "tool.h"

const cli_about cli_program = {
    .name = "lm",
    .purpose = "Asks language models for values of the types in .model files.",
    .status =
        "Status: 0 done, 1 there is no valid answer, 2 wrong usage, 3 a file\n"
        "or a server could not be reached, or the server refused.",
    .example = "lm try user.model UserDetails \"Jason is 25\" "
               "--provider ollama/llama3.2",
};

int main(int argc, char **argv)
{
    const cli_command commands[] = {tool_try, tool_providers};

    return cli_main(commands, sizeof(commands) / sizeof(*commands), argc, argv);
}
