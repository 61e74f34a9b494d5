/* SPDX-License-Identifier: MIT */
#include "alloc.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Most lists of larger things hold one or two of them. */
enum { FEW_BYTES = 24 };

static _Noreturn void out_of_memory(void)
{
    fputs("lmc: out of memory\n", stderr);
    exit(3);
}

static void *resize_or_exit(void *ctx, void *p, size_t old_size, size_t size)
{
    (void)ctx;
    p = lm_allocator_default.resize(lm_allocator_default.ctx, p, old_size,
                                    size);
    if (!p && size)
        out_of_memory();
    return p;
}

const lm_allocator alloc_or_exit = {.resize = resize_or_exit};

void *alloc_zeroed(lm_arena *arena, size_t n, size_t size, size_t align)
{
    void *p;

    if (size && n > SIZE_MAX / size)
        out_of_memory();
    p = lm_arena_alloc(arena, n * size, align);
    if (!p)
        out_of_memory();
    return memset(p, 0, n * size);
}

char *alloc_strndup(lm_arena *arena, const char *s, size_t n)
{
    char *copy = lm_arena_strndup(arena, s, n);

    if (!copy)
        out_of_memory();
    return copy;
}

char *alloc_printf(lm_arena *arena, const char *format, ...)
{
    char few[256];
    va_list args;
    va_list again;
    char *text;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(few, sizeof(few), format, args);
    va_end(args);
    if (n < 0)
        out_of_memory();
    if ((size_t)n < sizeof(few)) {
        text = alloc_strndup(arena, few, (size_t)n);
    } else {
        text = alloc_zeroed(arena, (size_t)n + 1, 1, 1);
        vsnprintf(text, (size_t)n + 1, format, again);
    }
    va_end(again);
    return text;
}

void *alloc_grow(lm_arena *arena, void *items, size_t n, size_t *capacity,
                 size_t size)
{
    size_t first = size > FEW_BYTES ? 2 : 8;
    size_t larger = *capacity ? *capacity * 2 : first;
    void *moved;

    if (n < *capacity)
        return items;
    moved = alloc_zeroed(arena, larger, size, alignof(max_align_t));
    if (n)
        memcpy(moved, items, n * size);
    *capacity = larger;
    return moved;
}
