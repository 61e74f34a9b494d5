/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>

struct plain { int x; };

LM_MODEL typedef struct Names {
    struct plain one;
    struct plain *two;
    unknown_t three;
    enum nowhere four;
    struct later *five;
    adress six;
} Names;

LM_MODEL typedef struct address { int x; } address;
LM_MODEL struct { int x; } variable;
LM_MODEL int number;
LM_MODEL typedef struct address { int x; } again;
