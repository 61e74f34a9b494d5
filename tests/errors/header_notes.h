/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>

LM_MODEL LM(extra = maybe, strictly) typedef struct Notes {
    int a LM(gee = 3);
    int b LM(ge = 0x10);
    int c LM(ge 3);
    int d LM(min_length = 1);
    int e LM(ge = 300, le = 2);
    signed char f LM(le = 300);
    char *g LM(pattern = "(");
    char *h LM(default = 5);
    char *i LM(alias = "g");
    char *j LM(skip = true);
    char *k LM(default);
    char *l LM(alias = "open
    );
    int good LM(ge = -5, le = 5);
} Notes;
