/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as a .model file: the front end ends, with a unit that can be
 * printed or with diagnostics.
 */
#include "alloc.h"
#include "parse.h"
#include "printing.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    char *copy = lm_arena_strndup(&arena, (const char *)bytes, n);
    const source *file = source_of(&arena, "fuzz.model", copy, n);

    print_file(&arena, parse_file(file, &found), &found);
    lm_arena_free(&arena);
    return 0;
}
