/* SPDX-License-Identifier: MIT */
#include "scan.h"

#if LM__X86
#define TWICE(x) x, x
#define BLOCK_OF(x) TWICE(TWICE(TWICE(TWICE(TWICE(x)))))

const char lm__stop_rows[3][LM__BLOCK] = {
    {BLOCK_OF('"' ^ ' ')}, {BLOCK_OF(' ')}, {BLOCK_OF('\\')}};
#endif

/* The last bytes, fewer than a block: in a block of their own. */
static size_t copy_tail(char *to, const char *from, size_t n, uint32_t *seen)
{
    char block[LM__BLOCK] = {0};
    lm__marks marks;
    unsigned k;

    memcpy(block, from, n);
    marks = lm__block_copy(to, block);
    k = lm__first_bit(marks.stop); /* the zeros behind the text stop it */
    *seen |= marks.high & lm__bits_below(k);
    return k;
}

LM__INLINE size_t copy_run(char *to, const char *from, size_t n, int *high,
                           lm__block_fn *block)
{
    uint32_t seen = 0;
    uint32_t stop = 0;
    size_t at = 0;

    while (n - at >= LM__BLOCK && !stop) {
        lm__marks marks = block(to + at, from + at);
        unsigned k = LM__BLOCK;

        stop = marks.stop;
        if (stop) {
            k = lm__first_bit(stop);
            marks.high &= lm__bits_below(k);
        }
        seen |= marks.high;
        at += k;
    }
    if (!stop && at < n)
        at += copy_tail(to + at, from + at, n - at, &seen);
    *high |= seen != 0;
    return at;
}

#if LM__X86
LM__AVX2_CODE static size_t copy_run_avx2(char *to, const char *from, size_t n,
                                          int *high)
{
    return copy_run(to, from, n, high, lm__block_copy_avx2);
}
#endif

size_t lm__scan_copy(char *to, const char *from, size_t n, int *high)
{
#if LM__X86
    if (n >= (size_t)2 * LM__BLOCK && lm__has_avx2())
        return copy_run_avx2(to, from, n, high);
#endif
    return copy_run(to, from, n, high, lm__block_copy);
}
