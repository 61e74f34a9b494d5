/* SPDX-License-Identifier: MIT */
#ifndef LM_TOOL_H
#define LM_TOOL_H

#include "cmd.h"

#include <lm/target.h>

/*
 * The commands of lm, one file each; main.c lists them. They read models as
 * lmc does, and make calls as a program that was compiled would.
 *
 * Threads: a command is run once.
 */
extern const cli_command tool_providers;
extern const cli_command tool_try;

/*
 * What a call needs to know of a model, as the generated code has it: through
 * the same plan and the same printers.
 */
lm_target tool_target(lm_arena *arena, const plan *p, const model_decl *decl);

#endif
