/* SPDX-License-Identifier: MIT */
#ifndef LMC_ALLOC_H
#define LMC_ALLOC_H

#include <lm/api.h>
#include <lm/memory.h>

#include <stddef.h>

/*
 * Memory of the compiler: one arena a run, over an allocator that ends the
 * program when there is none, so that no caller tests for NULL.
 *
 *     lm_arena arena = {.allocator = &alloc_or_exit};
 *     model_field *fields = alloc_array(&arena, n, model_field);
 *     const char *name = alloc_printf(&arena, "%s_%s", type, verb);
 *
 * Threads: as the arena.
 */

/* Out of memory: "lmc: out of memory" on stderr and exit status 3. */
extern const lm_allocator alloc_or_exit;

/* n objects of size bytes, all zero. Never NULL. */
void *alloc_zeroed(lm_arena *arena, size_t n, size_t size, size_t align);

#define alloc_new(arena, type) alloc_array(arena, 1, type)
#define alloc_array(arena, n, type)                                            \
    ((type *)alloc_zeroed(arena, n, sizeof(type), _Alignof(type)))

char *alloc_printf(lm_arena *arena, const char *format, ...) LM_PRINTF(2, 3);

/* The n bytes at s with a NUL behind them. */
char *alloc_strndup(lm_arena *arena, const char *s, size_t n);

/*
 * Room for one more element of an array that grows: the array, moved and
 * doubled when it was full. *capacity is kept up to date.
 */
void *alloc_grow(lm_arena *arena, void *items, size_t n, size_t *capacity,
                 size_t size);

#endif
