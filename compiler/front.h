/* SPDX-License-Identifier: MIT */
#ifndef LMC_FRONT_H
#define LMC_FRONT_H

#include "diag.h"
#include "model.h"

/*
 * From a path to a resolved unit: reads the file and its imports, parses and
 * resolves them. NULL if a file cannot be read or a diagnostic is an error;
 * all that was found is in diag. Memory is the arena's.
 */
const model_unit *front_load(lm_arena *arena, const char *path, diag *diag);

#endif
