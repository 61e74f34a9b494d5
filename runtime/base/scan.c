/* SPDX-License-Identifier: MIT */
#include "scan.h"

#if LM__SSE2 && defined(__x86_64__) && defined(__GNUC__)
#define HAS_AVX2_VARIANT 1
#include <immintrin.h>
#else
#define HAS_AVX2_VARIANT 0
#endif

/* The last bytes, fewer than a block: in a block of their own. */
static size_t copy_tail(char *to, const char *from, size_t n, int *high)
{
    char block[LM__BLOCK] = {0};
    lm__marks marks;
    unsigned k;

    memcpy(block, from, n);
    marks = lm__block_copy(to, block);
    k = lm__first_bit(marks.stop); /* the zeros behind the text stop it */
    *high |= (marks.high & lm__bits_below(k)) != 0;
    return k;
}

static size_t copy_blocks(char *to, const char *from, size_t n, int *high)
{
    uint32_t seen = 0;
    size_t at = 0;

    while (n - at >= LM__BLOCK) {
        lm__marks marks = lm__block_copy(to + at, from + at);

        if (marks.stop) {
            unsigned k = lm__first_bit(marks.stop);

            *high |= (seen | (marks.high & lm__bits_below(k))) != 0;
            return at + k;
        }
        seen |= marks.high;
        at += LM__BLOCK;
    }
    *high |= seen != 0;
    return at + (at < n ? copy_tail(to + at, from + at, n - at, high) : 0);
}

#if HAS_AVX2_VARIANT

__attribute__((target("avx2"))) static inline uint32_t stops_avx2(__m256i v)
{
    __m256i quote = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('"'));
    __m256i slash = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\\'));
    __m256i control =
        _mm256_cmpeq_epi8(_mm256_min_epu8(v, _mm256_set1_epi8(0x1F)), v);

    return (uint32_t)_mm256_movemask_epi8(
        _mm256_or_si256(_mm256_or_si256(quote, slash), control));
}

__attribute__((target("avx2"))) static size_t
copy_blocks_avx2(char *to, const char *from, size_t n, int *high)
{
    __m256i seen = _mm256_setzero_si256();
    size_t at = 0;
    uint32_t stop = 0;
    uint32_t before;

    while (n - at >= LM__BLOCK) {
        __m256i v =
            _mm256_loadu_si256((const __m256i *)(const void *)(from + at));

        _mm256_storeu_si256((__m256i *)(void *)(to + at), v);
        stop = stops_avx2(v);
        if (stop) {
            unsigned k = lm__first_bit(stop);

            before = (uint32_t)_mm256_movemask_epi8(v) & lm__bits_below(k);
            *high |= (before | (uint32_t)_mm256_movemask_epi8(seen)) != 0;
            return at + k;
        }
        seen = _mm256_or_si256(seen, v);
        at += LM__BLOCK;
    }
    *high |= _mm256_movemask_epi8(seen) != 0;
    return at + (at < n ? copy_tail(to + at, from + at, n - at, high) : 0);
}

#endif

size_t lm__scan_copy(char *to, const char *from, size_t n, int *high)
{
#if HAS_AVX2_VARIANT
    if (n >= 2 * (size_t)LM__BLOCK && __builtin_cpu_supports("avx2"))
        return copy_blocks_avx2(to, from, n, high);
#endif
    return copy_blocks(to, from, n, high);
}

/*
 * Valgrind puts the answer in place of these rotations, which amount to
 * nothing on a processor: its "client request", of which 0x1001 asks how many
 * Valgrinds the program runs under.
 */
int lm__overread_is_fine(void)
{
#if LM__OVERREAD && defined(__GNUC__)
    volatile uint64_t request[6] = {0x1001, 0, 0, 0, 0, 0};
    uint64_t valgrinds = 0;

    __asm__ volatile("rolq $3, %%rdi\n\t"
                     "rolq $13, %%rdi\n\t"
                     "rolq $61, %%rdi\n\t"
                     "rolq $51, %%rdi\n\t"
                     "xchgq %%rbx, %%rbx"
                     : "+d"(valgrinds)
                     : "a"(&request[0])
                     : "cc", "memory");
    return !valgrinds;
#else
    return LM__OVERREAD;
#endif
}
