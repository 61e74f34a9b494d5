/* SPDX-License-Identifier: MIT */
#ifndef CASES_H
#define CASES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Texts that are JSON and texts that nearly are, each with what must be done
 * with it.
 *
 *     for (size_t i = 0; i < n_json_cases; i++)
 *         ... json_cases[i] ...
 *
 * Threads: constants.
 */
typedef struct json_case {
    const char *name; /* y_..., n_... or i_... */
    const char *text;
    size_t n;
    bool takes;
} json_case;

extern const json_case json_cases[];
extern const size_t n_json_cases;

#endif
