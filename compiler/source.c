/* SPDX-License-Identifier: MIT */
#include "source.h"

#include "alloc.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/*
 * By pieces and not by the size that the file system tells, so that pipes can
 * be read as well. One byte stays free for the NUL.
 */
static char *read_all(lm_arena *arena, FILE *stream, size_t *size)
{
    size_t capacity = 0;
    size_t n = 0;
    size_t got;
    char *text = NULL;

    do {
        if (n + 1 >= capacity) {
            size_t larger = capacity ? capacity * 2 : 16384;
            char *moved = alloc_zeroed(arena, larger, 1, 1);

            if (n)
                memcpy(moved, text, n);
            text = moved;
            capacity = larger;
        }
        got = fread(text + n, 1, capacity - n - 1, stream);
        n += got;
    } while (got && n <= SOURCE_MAX);
    *size = n;
    return text;
}

source *source_read(lm_arena *arena, const char *path)
{
    FILE *stream = fopen(path, "rb");
    size_t size;
    char *text;
    int failure;

    if (!stream)
        return NULL;
    errno = 0;
    text = read_all(arena, stream, &size);
    failure = 0;
    if (ferror(stream))
        failure = errno ? errno : EIO;
    else if (size > SOURCE_MAX)
        failure = EFBIG;
    fclose(stream);
    if (failure) {
        errno = failure;
        return NULL;
    }
    return source_of(arena, alloc_strndup(arena, path, strlen(path)), text,
                     size);
}

source *source_of(lm_arena *arena, const char *path, const char *text,
                  size_t size)
{
    source *file = alloc_new(arena, source);

    file->path = path;
    file->text = text;
    file->size = size;
    return file;
}

source_place source_locate(const source *file, uint32_t offset)
{
    source_place place = {1, 1};
    const char *at = file->text;
    const char *end = at + (offset < file->size ? offset : file->size);
    const char *newline;

    while ((newline = memchr(at, '\n', (size_t)(end - at)))) {
        place.line++;
        at = newline + 1;
    }
    place.column += (uint32_t)(end - at);
    return place;
}

source_span source_join(source_span first, source_span last)
{
    source_span span = first;

    if (last.end > span.end)
        span.end = last.end;
    return span;
}
