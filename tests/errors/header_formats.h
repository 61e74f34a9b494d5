/* SPDX-License-Identifier: MIT */
/* clang-format off */
#include <lm/annotate.h>
#include <lm/format.h>

struct own { int x; };

LM_MODEL typedef struct Formats {
    char *text LM(format = datetime);
    char array[32] LM(format = email);
    uint8_t few[15] LM(format = uuid);
    uint8_t bytes[16] LM(format = bytes);
    int number LM(format = date);
    char *typo LM(format = emial);
    lm_date other LM(format = time);
    struct own *pointer LM(format = datetime);
    struct own good LM(format = datetime);
    lm_date *list;
    lm_ipv4 address LM(ge = 1);
} Formats;
