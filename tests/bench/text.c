/* SPDX-License-Identifier: MIT */
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *text_room(text *t, size_t n)
{
    size_t want = t->n + n + TEXT_PADDING;

    if (want > t->size) {
        size_t size = want > 2 * t->size ? want : 2 * t->size;

        t->s = realloc(t->s, size);
        if (!t->s) {
            fputs("bench: out of memory\n", stderr);
            exit(1);
        }
        memset(t->s + t->n, 0, size - t->n);
        t->size = size;
    }
    return t->s + t->n;
}

void text_put(text *t, const char *s, size_t n)
{
    memcpy(text_room(t, n), s, n);
    t->n += n;
}

void text_puts(text *t, const char *s)
{
    text_put(t, s, strlen(s));
}

void text_char(text *t, char c)
{
    *text_room(t, 1) = c;
    t->n++;
}

void text_clear(text *t)
{
    if (t->s)
        memset(t->s, 0, t->n);
    t->n = 0;
}

void text_free(text *t)
{
    free(t->s);
    *t = (text){0};
}
