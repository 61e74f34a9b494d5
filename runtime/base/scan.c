/* SPDX-License-Identifier: MIT */
#include "scan.h"

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

/*
 * Memcheck puts the answer in place of these rotations, which amount to
 * nothing on a processor: its "client request" for the definedness of a byte,
 * 0x4d430008, is answered with 1. Other tools of Valgrind, such as the one
 * that counts instructions, do not know it and leave the 0.
 */
int lm__overread_is_fine(void)
{
#if LM__OVERREAD && defined(__GNUC__)
    uint8_t byte = 0, bits = 0;
    const uint64_t request[6] = {
        0x4d430008, (uintptr_t)&byte, (uintptr_t)&bits, 1, 0, 0};
    uint64_t watched = 0;

    __asm__ volatile("rolq $3, %%rdi\n\t"
                     "rolq $13, %%rdi\n\t"
                     "rolq $61, %%rdi\n\t"
                     "rolq $51, %%rdi\n\t"
                     "xchgq %%rbx, %%rbx"
                     : "+d"(watched)
                     : "a"(request)
                     : "cc", "memory");
    return !watched;
#else
    return LM__OVERREAD;
#endif
}
