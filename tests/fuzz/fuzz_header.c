/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as an annotated header: as fuzz_model, for the other front end.
 */
#include "alloc.h"
#include "header.h"
#include "printing.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    char *copy = lm_arena_strndup(&arena, (const char *)bytes, n);
    const source *file = source_of(&arena, "fuzz.h", copy, n);

    if (header_has_models(file))
        print_file(&arena, header_file(file, &found), &found);
    lm_arena_free(&arena);
    return 0;
}
