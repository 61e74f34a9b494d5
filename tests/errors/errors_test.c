/* SPDX-License-Identifier: MIT */
/*
 * What lmc says of models with mistakes: each NAME.model and NAME.h in this
 * folder is compiled, and what is said compared with NAME.txt, to the byte.
 *
 *     errors_test [--update]     in tests/errors; writes the texts anew
 */
#include "alloc.h"
#include "front.h"
#include "tap.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct cases {
    char **names;
    size_t n;
    size_t capacity;
} cases;

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* All files here that lmc reads, in the order of their names. */
static cases find_cases(lm_arena *arena)
{
    cases found = {0};
    DIR *folder = opendir(".");
    const struct dirent *entry;

    while (folder && (entry = readdir(folder))) {
        const char *dot = strrchr(entry->d_name, '.');

        if (!dot || (strcmp(dot, ".model") != 0 && strcmp(dot, ".h") != 0))
            continue;
        found.names = alloc_grow(arena, found.names, found.n, &found.capacity,
                                 sizeof(*found.names));
        found.names[found.n++] = alloc_printf(arena, "%s", entry->d_name);
    }
    if (folder)
        closedir(folder);
    if (found.n)
        qsort(found.names, found.n, sizeof(*found.names), compare_names);
    return found;
}

static const char *compile(lm_arena *arena, const char *name)
{
    diag found = {.arena = arena};
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const char *text;

    front_load(arena, name, &found);
    diag_print(&found, &buf);
    text = alloc_strndup(arena, buf.data ? buf.data : "", buf.size);
    lm_buffer_free(&buf);
    return text;
}

static void update(tap *t, const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(text, 1, strlen(text), file) == strlen(text);

    if (file)
        ok = fclose(file) == 0 && ok;
    tap_ok(t, ok, "%s is written", path);
}

static void check(tap *t, lm_arena *arena, const char *name, bool anew)
{
    const char *path =
        alloc_printf(arena, "%.*s.txt", (int)(strrchr(name, '.') - name), name);
    const char *got = compile(arena, name);
    const source *want;

    if (anew) {
        update(t, path, got);
        return;
    }
    want = source_read(arena, path);
    tap_text(t, got, want ? want->text : "(no such file)", "%s", name);
}

int main(int argc, char **argv)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    bool anew = argc > 1 && strcmp(argv[1], "--update") == 0;
    cases found = find_cases(&arena);
    tap t = {0};

    tap_ok(&t, found.n > 60, "%zu cases are there", found.n);
    for (size_t i = 0; i < found.n; i++)
        check(&t, &arena, found.names[i], anew);
    lm_arena_free(&arena);
    return tap_done(&t);
}
