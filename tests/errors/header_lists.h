/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>
#include <stdbool.h>
#include <stddef.h>

#define ROOM (4)
#define UNKNOWN sizeof(int)

LM_MODEL typedef struct Lists {
    int *alone;
    int array[4];
    int counted[ROOM];
    unsigned n_counted;
    char rest[];
    int sized[SIZE];
    char name[UNKNOWN];
    char small[1];
    bool has_list;
    int *list;
    size_t n_list;
    int value LM(optional);
    int good[ROOM];
    size_t n_good;
} Lists;
