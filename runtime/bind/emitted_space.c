/* SPDX-License-Identifier: MIT */
#include "emitted.h"

/* White space between the tokens that emitted parsers read. */

#define ALL 0xFF
#define EIGHT ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL

/* Of up to seven bytes, and of eight to fifteen. */
#define SHORT(text, ...)                                                       \
    {                                                                          \
        text, text, {__VA_ARGS__}, sizeof(text) - 1, 0                         \
    }
#define LONG(n, tail)                                                          \
    {                                                                          \
        ",\n      ", tail, {EIGHT}, n, (n)-8                                   \
    }

const lm_fast_gap lm__fast_gaps[LM__GAPS] = {
    {{-1, -1},
     {-1, -1},
     {ALL, ALL},
     0,
     0}, /* no text has bytes such as these */
    SHORT(", ", ALL, ALL),
    SHORT(",\n", ALL, ALL),
    SHORT(",\n ", ALL, ALL, ALL),
    SHORT(",\n  ", ALL, ALL, ALL, ALL),
    SHORT(",\n   ", ALL, ALL, ALL, ALL, ALL),
    SHORT(",\n    ", ALL, ALL, ALL, ALL, ALL, ALL),
    SHORT(",\n     ", ALL, ALL, ALL, ALL, ALL, ALL, ALL),
    LONG(8, ",\n      "),
    LONG(9, "\n       "),
    LONG(10, "        "),
    LONG(11, "        "),
    LONG(12, "        "),
    LONG(13, "        "),
    LONG(14, "        "),
    LONG(15, "        "),
};

/* The run of spaces behind a line's end, as writers that indent have it. */
LM__INLINE const char *behind_indent(const char *at)
{
    unsigned n = lm__spaces_at(at);

    return n < LM__BLOCK ? at + n : NULL;
}

const char *lm__emitted_space(lm__emitted *e, const char *at)
{
    const char *next = NULL;

    at = lm__emitted_near(e, at);
    if (!at || LM__LIKELY((unsigned char)*at > ' '))
        return at;
    if (LM__LIKELY(*at == '\n'))
        next = behind_indent(at + 1);
    else if (*at == ' ')
        next = at + 1;
    if (next && LM__LIKELY((unsigned char)*next > ' '))
        return lm__emitted_near(e, next);
    while (at < e->end && lm__is_space(*at))
        at++;
    return lm__emitted_near(e, at);
}
