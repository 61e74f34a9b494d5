/* SPDX-License-Identifier: MIT */
#include "schema.h"

#include <string.h>

/* Keywords as people say them: %s is where the value goes. */
static const char *const keyword_words[] = {
#define SCHEMA_X(name, keyword, words) words,
    SCHEMA_KEYWORD_LIST(SCHEMA_X)
#undef SCHEMA_X
};

const char *schema_in_words(lm_arena *arena, schema_keyword keyword,
                            const char *value)
{
    const char *words = keyword_words[keyword];
    const char *place = words ? strstr(words, "%s") : NULL;

    if (!place)
        return words;
    return alloc_printf(arena, "%.*s%s%s", (int)(place - words), words, value,
                        place + 2);
}
