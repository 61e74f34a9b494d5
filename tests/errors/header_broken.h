/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>

LM_MODEL typedef struct Broken {
    ; : 3;
    *lost;
    struct;
    int;
    [4];
    LM(ge = 1) int late;
    int good;
} Broken;
