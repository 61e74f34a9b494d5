/* SPDX-License-Identifier: MIT */
#ifndef PRINTING_H
#define PRINTING_H

#include "ast.h"
#include "diag.h"

/*
 * What a front end made of a file, resolved and printed: a unit, or a reason
 * why there is none; of a unit the schemas and prompts, else the diagnostics.
 *
 *     print_file(&arena, ast, &found);
 *
 * Ends the program where it is neither. False: there is no unit.
 *
 * Threads: as the arena.
 */
bool print_file(lm_arena *arena, ast_file *ast, diag *found);

#endif
