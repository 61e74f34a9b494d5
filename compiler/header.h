/* SPDX-License-Identifier: MIT */
#ifndef LMC_HEADER_H
#define LMC_HEADER_H

#include "ast.h"
#include "diag.h"

/*
 * Annotated C headers to ast: the structs behind LM_MODEL, and the enums that
 * they use. All else in the header is passed over; what stands in a model and
 * has no form in JSON is reported. The result is never NULL.
 *
 *     if (header_is(path))
 *         ast = header_file(file, &diag);
 *
 * Threads: as the diag.
 */

/* By the end of its name. */
bool header_is(const char *path);

/* It has a struct for lmc: the word LM_MODEL stands in it. */
bool header_has_models(const source *file);

ast_file *header_file(const source *file, diag *diag);

#endif
