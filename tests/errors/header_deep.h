/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>

LM_MODEL struct Deep {
    int x;
    struct { struct { struct { struct { struct { struct {
    struct { struct { struct { struct { struct { struct {
    struct { struct { struct { struct { struct { struct {
        int y;
    }; }; }; }; }; }; }; }; };
    }; }; }; }; }; }; }; }; };
};
