/* SPDX-License-Identifier: MIT */
#ifndef LMC_PARSE_H
#define LMC_PARSE_H

#include "ast.h"
#include "diag.h"

/*
 * .model text to ast. What is wrong is reported and left out, so that the
 * rest can be read; the result is never NULL.
 *
 *     ast_file *ast = parse_file(file, &diag);
 *
 * Threads: as the diag.
 */
ast_file *parse_file(const source *file, diag *diag);

#endif
