/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as a JSON Schema: what is imported is a .model file without an
 * error.
 */
#include "alloc.h"
#include "import.h"
#include "parse.h"
#include "printing.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_model(lm_arena *arena, const lm_buffer *text)
{
    diag found = {.arena = arena};
    const source *file = source_of(arena, "fuzz.model", text->data, text->size);

    if (print_file(arena, parse_file(file, &found), &found))
        return;
    fprintf(stderr, "%s\n", text->data);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    lm_buffer out = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    char *copy = lm_arena_strndup(&arena, (const char *)bytes, n);
    const source *file = source_of(&arena, "fuzz.json", copy, n);
    import_options options = {.root = "Root", .exact = n % 2 != 0};

    if (import_schema(&arena, file, &options, &found, &out) && out.size)
        check_model(&arena, &out);
    lm_buffer_free(&out);
    lm_arena_free(&arena);
    return 0;
}
