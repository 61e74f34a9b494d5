/* SPDX-License-Identifier: MIT */
#include "pointer.h"

#include "number.h"

#include <string.h>

/* Bytes of the key as a step, the slash included. */
static size_t step_length(const char *key, size_t n)
{
    size_t length = 1 + n;

    for (size_t i = 0; i < n; i++)
        length += key[i] == '~' || key[i] == '/';
    return length;
}

static void put_step(char *to, const char *key, size_t n)
{
    *to++ = '/';
    for (size_t i = 0; i < n; i++) {
        if (key[i] != '~' && key[i] != '/') {
            *to++ = key[i];
            continue;
        }
        *to++ = '~';
        *to++ = key[i] == '~' ? '0' : '1';
    }
}

/* Leaves so many bytes of the path, or fewer, cut before a slash. */
static size_t cut(char *path, size_t room)
{
    size_t n = strlen(path);

    if (n > room) {
        n = room;
        while (n > 0 && path[n] != '/')
            n--;
        path[n] = '\0';
    }
    return n;
}

void lm__pointer_prepend(char *path, size_t size, const char *key, size_t n)
{
    size_t step = step_length(key, n);
    size_t kept;

    if (step >= size) {
        path[0] = '\0';
        return;
    }
    kept = cut(path, size - 1 - step);
    memmove(path + step, path, kept + 1);
    put_step(path, key, n);
}

void lm__pointer_prepend_index(char *path, size_t size, size_t index)
{
    char text[LM__NUMBER_TEXT];
    char *end = lm__put_uint(text, index);

    lm__pointer_prepend(path, size, text, (size_t)(end - text));
}
