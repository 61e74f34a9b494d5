/* SPDX-License-Identifier: MIT */
#include "templates.h"

#include "alloc.h"

#include <errno.h>
#include <string.h>

static const source *embedded(lm_arena *arena, const char *name)
{
    for (size_t i = 0; i < templates_count; i++) {
        const templates_file *file = &templates_files[i];

        if (strcmp(file->name, name) == 0)
            return source_of(arena, file->name, file->text, file->size);
    }
    errno = ENOENT;
    return NULL;
}

const source *templates_open(lm_arena *arena, const char *dir, const char *name)
{
    const source *file;

    if (!dir)
        return embedded(arena, name);
    file = source_read(arena, alloc_printf(arena, "%s/%s", dir, name));
    if (!file && errno == ENOENT)
        return embedded(arena, name);
    return file;
}
