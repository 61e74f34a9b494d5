/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as a .model file to be laid out: what comes of it is a .model file
 * too, and stays as it is when it is laid out again.
 */
#include "alloc.h"
#include "fmt.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    lm_buffer once = {.allocator = &alloc_or_exit};
    lm_buffer twice = {.allocator = &alloc_or_exit};
    diag found = {.arena = &arena};
    const char *copy = lm_arena_strndup(&arena, (const char *)bytes, n);

    if (fmt_file(source_of(&arena, "fuzz.model", copy, n), &found, &once) &&
        once.size) {
        const source *again =
            source_of(&arena, "once.model", once.data, once.size);

        if (!fmt_file(again, &found, &twice) || once.size != twice.size ||
            memcmp(once.data, twice.data, once.size) != 0)
            abort();
    }
    lm_buffer_free(&once);
    lm_buffer_free(&twice);
    lm_arena_free(&arena);
    return 0;
}
