/* SPDX-License-Identifier: MIT */
#include "out.h"

#include "scan.h"
#include "utf8.h"

#include <string.h>

/*
 * What stands for a byte that ends a plain run: up to six characters and, in
 * the last place, how many they are, so that one copy of eight bytes does.
 */
#define SHORT(c)                                                               \
    {                                                                          \
        '\\', c, 0, 0, 0, 0, 0, 2                                              \
    }
#define CODE(high, low)                                                        \
    {                                                                          \
        '\\', 'u', '0', '0', high, low, 0, 6                                   \
    }

static const char escapes['\\' + 1][8] = {
    CODE('0', '0'),     CODE('0', '1'),      CODE('0', '2'), CODE('0', '3'),
    CODE('0', '4'),     CODE('0', '5'),      CODE('0', '6'), CODE('0', '7'),
    SHORT('b'),         SHORT('t'),          SHORT('n'),     CODE('0', 'b'),
    SHORT('f'),         SHORT('r'),          CODE('0', 'e'), CODE('0', 'f'),
    CODE('1', '0'),     CODE('1', '1'),      CODE('1', '2'), CODE('1', '3'),
    CODE('1', '4'),     CODE('1', '5'),      CODE('1', '6'), CODE('1', '7'),
    CODE('1', '8'),     CODE('1', '9'),      CODE('1', 'a'), CODE('1', 'b'),
    CODE('1', 'c'),     CODE('1', 'd'),      CODE('1', 'e'), CODE('1', 'f'),
    ['"'] = SHORT('"'), ['\\'] = SHORT('\\')};

static char *put_escape(char *to, char c)
{
    const char *escape = escapes[(unsigned char)c];

    memcpy(to, escape, 8);
    return to + escape[7];
}

static char *not_utf8(lm__out *out)
{
    return lm__out_fail(out, LM_INVALID, LM_CODE_UTF8, "the text is not UTF-8");
}

char *lm__out_text(lm__out *out, char *to, const char *s, size_t n)
{
    size_t at = 0;
    int high = 0;

    *to++ = '"';
    for (;;) {
        size_t plain;

        to = lm__out_room(out, to, n - at + LM__BLOCK);
        if (!to)
            return NULL;
        plain = lm__scan_copy(to, s + at, n - at, &high);
        to += plain;
        at += plain;
        if (at == n)
            break;
        to = put_escape(to, s[at++]);
    }
    *to++ = '"';
    return high && !lm__utf8_valid(s, n) ? not_utf8(out) : to;
}

/* The length comes with the first block where the text ends in it. */
char *lm__out_string(lm__out *out, char *to, const char *s)
{
    if (out->overread && lm__may_overread(s)) {
        lm__marks marks = lm__block_copy(to + 1, s);
        unsigned k = marks.stop ? lm__first_bit(marks.stop) : 0;

        if (marks.stop && !s[k]) {
            if ((marks.high & lm__bits_below(k)) && !lm__utf8_valid(s, k))
                return not_utf8(out);
            *to = '"';
            to[k + 1] = '"';
            return to + k + 2;
        }
    }
    return lm__out_text(out, to, s, strlen(s));
}
