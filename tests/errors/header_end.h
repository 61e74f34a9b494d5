/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>

LM_MODEL typedef struct Open {
    int one;
    int two

    int three;
/* and nothing more
