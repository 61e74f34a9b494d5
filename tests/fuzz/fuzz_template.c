/* SPDX-License-Identifier: MIT */

/* Any bytes as a template, over a small tree. */
#include "alloc.h"
#include "tmpl.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static tmpl_tree *make_tree(lm_arena *arena)
{
    tmpl_tree *root = tmpl_tree_new(arena);

    tmpl_text(root, "name", "UserDetails");
    tmpl_flag(root, "checked", true);
    tmpl_flag(root, "bare", false);
    for (int i = 0; i < 3; i++) {
        tmpl_tree *field = tmpl_append(root, "fields");

        tmpl_text(field, "name", "age");
        tmpl_flag(field, "list", i == 1);
    }
    return root;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    lm_buffer out = {.allocator = &alloc_or_exit, .max = 1 << 20};
    diag found = {.arena = &arena};
    char *copy = lm_arena_strndup(&arena, (const char *)bytes, n);
    const source *file = source_of(&arena, "fuzz.tmpl", copy, n);

    (void)tmpl_render(&arena, file, make_tree(&arena),
                      &(tmpl_out){.text = &out}, &found);
    lm_buffer_clear(&out);
    diag_print(&found, &out);
    lm_buffer_free(&out);
    lm_arena_free(&arena);
    return 0;
}
