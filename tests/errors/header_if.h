/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>

LM_MODEL typedef struct Branch {
    int always;
#ifdef WIDE
    long wide;
#endif
#define INNER 3
    char text[INNER];
} Branch;
