/* SPDX-License-Identifier: MIT */
#ifndef LMC_LIST_H
#define LMC_LIST_H

#include "alloc.h"

/*
 * A list that grows in an arena. {0} is an empty one.
 *
 *     list_of(ast_field) fields = {0};
 *     ast_field *field = list_add(arena, &fields);   // cleared
 *
 * What list_add returned moves when the list grows: use it before the next.
 *
 * Threads: as the arena.
 */
#define list_of(type)                                                          \
    struct {                                                                   \
        type *items;                                                           \
        size_t n;                                                              \
        size_t capacity;                                                       \
    }

#define list_add(arena, list)                                                  \
    ((list)->items = alloc_grow(arena, (list)->items, (list)->n,               \
                                &(list)->capacity, sizeof(*(list)->items)),    \
     &(list)->items[(list)->n++])

#endif
