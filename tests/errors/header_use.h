/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>

enum color { color_red, color_green LM(alias = "green!") };
LM_MODEL typedef struct Used { enum color tint LM(default = color_blue); } Used;
