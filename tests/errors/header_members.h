/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>

union number { int a; float b; };
typedef int (*function)(int);
typedef char text[32];

LM_MODEL typedef struct Members {
    int bits : 3;
    union { int a; float b; } either;
    union number other;
    int (*callback)(int, char *);
    function call;
    text hidden;
    long double big;
    void *any;
    char letter;
    const int fixed;
    struct { int x; } *anonymous;
    struct { int x; } several[2]; size_t n_several;
    struct inner { int x; union { int y; } z; } within;
    union { int c; float d; };
    enum { red, green } color;
    struct { char letter2; };
    int flexible[];
    volatile int changing;
    float _Complex wave;
    int (*array)[3];
    char ***deep;
    int grid[2][3];
    int good;
} Members;
