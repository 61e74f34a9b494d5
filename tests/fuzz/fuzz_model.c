/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as a .model file: the front end ends, with a unit or with
 * diagnostics that can be printed.
 */
#include "alloc.h"
#include "parse.h"
#include "resolve.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    lm_buffer text = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    char *copy = lm_arena_strndup(&arena, (const char *)bytes, n);
    ast_file *ast =
        parse_file(source_of(&arena, "fuzz.model", copy, n), &found);
    const model_unit *unit =
        resolve_files(&found, &ast, 1, found.n_errors == 0);

    /* A unit, or a reason why there is none. */
    if (!unit && found.n_errors == 0)
        abort();
    diag_print(&found, &text);
    lm_buffer_free(&text);
    lm_arena_free(&arena);
    return 0;
}
