/* SPDX-License-Identifier: MIT */
#include "files.h"

#include <stdio.h>
#include <stdlib.h>

static _Noreturn void fail(const char *path)
{
    fprintf(stderr, "cannot read %s\n", path);
    exit(1);
}

char *read_file(const char *dir, const char *name, size_t *n)
{
    char path[1024];
    char *text;
    FILE *file;
    long size = 0;

    snprintf(path, sizeof(path), "%s/%s", *name == '/' ? "" : dir, name);
    file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0)
        fail(path);
    rewind(file);
    text = malloc((size_t)size + 1);
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size)
        fail(path);
    fclose(file);
    text[size] = '\0';
    if (n)
        *n = (size_t)size;
    return text;
}
