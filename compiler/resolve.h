/* SPDX-License-Identifier: MIT */
#ifndef LMC_RESOLVE_H
#define LMC_RESOLVE_H

#include "ast.h"
#include "diag.h"
#include "model.h"

/*
 * From the trees of a file and of all that it imports to one model_unit:
 * names bound, fields of base models taken in, constraints, defaults and
 * attributes checked, unions made decidable, recursion found.
 *
 *     const model_unit *unit = resolve_files(&diag, files, n);
 *
 * files: each once, what is imported before what imports it; the last is the
 * one that is compiled. `syntax_ok` false says that parts are missing, and
 * nothing is derived from what is not there. NULL if an error was found.
 *
 * Threads: as the diag.
 */
model_unit *resolve_files(diag *diag, ast_file *const *files, size_t n,
                          bool syntax_ok);

#endif
