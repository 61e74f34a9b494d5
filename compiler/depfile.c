/* SPDX-License-Identifier: MIT */
#include "depfile.h"

#include <string.h>

/* make takes a backslash before these, and doubles the dollar. */
static void put_path(lm_buffer *out, const char *path)
{
    for (; *path; path++) {
        if (strchr(" \t#:", *path))
            lm_buffer_putc(out, '\\');
        if (*path == '$')
            lm_buffer_putc(out, '$');
        lm_buffer_putc(out, *path);
    }
}

void depfile_print(const char *const *targets, size_t n_targets,
                   const char *const *sources, size_t n_sources, lm_buffer *out)
{
    for (size_t i = 0; i < n_targets; i++) {
        if (i)
            lm_buffer_putc(out, ' ');
        put_path(out, targets[i]);
    }
    lm_buffer_putc(out, ':');
    for (size_t i = 0; i < n_sources; i++) {
        lm_buffer_puts(out, " \\\n  ");
        put_path(out, sources[i]);
    }
    lm_buffer_putc(out, '\n');
    /* A source that is gone must not stop make. */
    for (size_t i = 1; i < n_sources; i++) {
        lm_buffer_putc(out, '\n');
        put_path(out, sources[i]);
        lm_buffer_puts(out, ":\n");
    }
}
