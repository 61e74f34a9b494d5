/* SPDX-License-Identifier: MIT */
#include "printing.h"

#include "prompt.h"
#include "resolve.h"

#include <stdlib.h>

static void print_unit(lm_arena *arena, const model_unit *unit)
{
    for (size_t i = 0; i < unit->n_decls; i++) {
        lm_buffer text = {.allocator = &alloc_or_exit};
        const schema_root *root = schema_build(arena, unit->decls[i]);

        prompt_print(arena, root, &text);
        schema_print(root, SCHEMA_INDENTED, &text);
        lm_buffer_free(&text);
    }
}

bool print_file(lm_arena *arena, ast_file *ast, diag *found)
{
    lm_buffer text = {.allocator = &alloc_or_exit};
    const model_unit *unit =
        resolve_files(found, &ast, 1, found->n_errors == 0);

    if (!unit && found->n_errors == 0)
        abort();
    diag_print(found, &text);
    lm_buffer_free(&text);
    if (unit)
        print_unit(arena, unit);
    return unit != NULL;
}
