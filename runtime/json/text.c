/* SPDX-License-Identifier: MIT */
#include "out.h"

#include "scan.h"
#include "utf8.h"
#include "wide.h"

#include <limits.h>
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

static const char escapes[UCHAR_MAX + 1][8] = {
    CODE('0', '0'),     CODE('0', '1'),      CODE('0', '2'), CODE('0', '3'),
    CODE('0', '4'),     CODE('0', '5'),      CODE('0', '6'), CODE('0', '7'),
    SHORT('b'),         SHORT('t'),          SHORT('n'),     CODE('0', 'b'),
    SHORT('f'),         SHORT('r'),          CODE('0', 'e'), CODE('0', 'f'),
    CODE('1', '0'),     CODE('1', '1'),      CODE('1', '2'), CODE('1', '3'),
    CODE('1', '4'),     CODE('1', '5'),      CODE('1', '6'), CODE('1', '7'),
    CODE('1', '8'),     CODE('1', '9'),      CODE('1', 'a'), CODE('1', 'b'),
    CODE('1', 'c'),     CODE('1', 'd'),      CODE('1', 'e'), CODE('1', 'f'),
    ['"'] = SHORT('"'), ['\\'] = SHORT('\\')};

enum { PIECE = 4096, PAIR = 2 * LM__BLOCK, FEW_BLOCKS = 4 * LM__BLOCK };

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

/*
 * Text up to `stop` or a little beyond, but not beyond end: *from is where it
 * goes on. `to` has room for all of it escaped, and for a block.
 */
LM__INLINE char *put_blocks(char *to, const char **from, const char *stop,
                            const char *end, uint32_t *seen,
                            lm__block_fn *block)
{
    const char *s = *from;

    while (s < stop && end - s >= LM__BLOCK) {
        lm__marks marks = block(to, s);
        unsigned k;

        if (!marks.stop) {
            *seen |= marks.high;
            to += LM__BLOCK;
            s += LM__BLOCK;
            continue;
        }
        k = lm__first_bit(marks.stop);
        *seen |= marks.high & lm__bits_below(k);
        to = put_escape(to + k, s[k]);
        s += k + 1;
    }
    *from = s;
    return to;
}

/*
 * The first byte of 64 that `stops` has a bit for: what stands for it, and
 * what is behind it once more, `to` and `from` being where the 64 are. If there
 * is none the last byte is taken, for which nothing stands, to no effect: a
 * branch would often go wrong. Returns the bytes that it takes more.
 */
LM__INLINE size_t put_stop(char *to, const char *from, uint64_t stops,
                           lm__block_fn *block)
{
    size_t k = (size_t)lm__trailing_zeros(stops | UINT64_C(1) << (PAIR - 1));
    const char *escape = escapes[(unsigned char)from[k]];
    size_t n = (size_t)escape[7];
    size_t taken = n != 0;

    memcpy(to + k, escape, 8);
    block(to + k + n, from + k + taken);
    block(to + k + n + LM__BLOCK, from + k + taken + LM__BLOCK);
    return n - taken;
}

/* The same as put_blocks in pairs, as far as they and one more go. */
LM__INLINE char *put_pairs(char *to, const char **from, const char *stop,
                           const char *end, uint32_t *seen, lm__block_fn *block)
{
    const char *s = *from;

    for (; s < stop && end - s >= (ptrdiff_t)2 * PAIR; s += PAIR) {
        lm__marks low = block(to, s);
        lm__marks high = block(to + LM__BLOCK, s + LM__BLOCK);
        uint64_t stops = low.stop | (uint64_t)high.stop << LM__BLOCK;

        *seen |= low.high | high.high;
        to += put_stop(to, s, stops, block);
        stops &= stops - 1;
        to += put_stop(to, s, stops, block);
        for (stops &= stops - 1; stops; stops &= stops - 1)
            to += put_stop(to, s, stops, block);
        to += PAIR;
    }
    *from = s;
    return put_blocks(to, from, stop, end, seen, block);
}

#if LM__X86
LM__AVX2_CODE static char *put_pairs_avx2(char *to, const char **from,
                                          const char *stop, const char *end,
                                          uint32_t *seen)
{
    return put_pairs(to, from, stop, end, seen, lm__block_copy_avx2);
}
#endif

static char *put_piece(char *to, const char **from, const char *stop,
                       const char *end, uint32_t *seen)
{
#if LM__X86
    if (end - *from >= (ptrdiff_t)2 * LM__BLOCK && lm__has_avx2())
        return put_pairs_avx2(to, from, stop, end, seen);
#endif
    return put_pairs(to, from, stop, end, seen, lm__block_copy);
}

/* The last bytes, fewer than a block: in one with zeros behind them. */
static char *put_tail(char *to, const char *s, size_t n, uint32_t *seen)
{
    for (;;) {
        char rest[LM__BLOCK] = {0};
        lm__marks marks;
        unsigned k;

        memcpy(rest, s, n);
        marks = lm__block_copy(to, rest);
        k = lm__first_bit(marks.stop);
        *seen |= marks.high & lm__bits_below(k);
        to += k;
        if (k == n)
            return to;
        to = put_escape(to, s[k]);
        s += k + 1;
        n -= k + 1;
    }
}

/* Room for n bytes of which each is escaped, and for blocks around them. */
static char *room(lm__out *out, char *to, size_t n)
{
    return lm__out_room(out, to, 6 * (n + PAIR) + PAIR);
}

char *lm__out_text(lm__out *out, char *to, const char *s, size_t n)
{
    const char *end = s + n;
    const char *from = s;
    uint32_t seen = 0;

    *to++ = '"';
    while (end - from >= LM__BLOCK) {
        size_t piece = end - from < PIECE ? (size_t)(end - from) : PIECE;

        to = room(out, to, piece);
        if (!to)
            return NULL;
        to = put_piece(to, &from, from + piece, end, &seen);
    }
    to = room(out, to, 0);
    if (!to)
        return NULL;
    to = put_tail(to, from, (size_t)(end - from), &seen);
    *to++ = '"';
    return seen && !lm__utf8_valid(s, n) ? not_utf8(out) : to;
}

/*
 * Text that ends within a few blocks and has nothing to escape: its length is
 * found while it is written. NULL: it is another text.
 */
static char *put_few_blocks(const lm__out *out, char *to, const char *s,
                            size_t *n, uint32_t *seen)
{
    for (size_t at = 0; at < FEW_BLOCKS && lm__out_reads(out, s + at);
         at += LM__BLOCK) {
        lm__marks marks = lm__block_copy(to + at, s + at);
        unsigned k;

        if (!marks.stop) {
            *seen |= marks.high;
            continue;
        }
        k = lm__first_bit(marks.stop);
        if (s[at + k])
            return NULL;
        *seen |= marks.high & lm__bits_below(k);
        *n = at + k;
        return to + at + k;
    }
    return NULL;
}

char *lm__out_string_far(lm__out *out, char *to, const char *s)
{
    uint32_t seen = 0;
    char *end = NULL;
    size_t n;

    to = lm__out_room(out, to, FEW_BLOCKS);
    if (to)
        end = put_few_blocks(out, to + 1, s, &n, &seen);
    if (!to || !end)
        return to ? lm__out_text(out, to, s, strlen(s)) : NULL;
    if (seen && !lm__utf8_valid(s, n))
        return not_utf8(out);
    *to = '"';
    *end = '"';
    return end + 1;
}
