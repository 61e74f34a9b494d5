/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

/*
 * John Keiser and Daniel Lemire, "Validating UTF-8 in less than one
 * instruction per byte" (2021). Each pair of neighbouring bytes is looked up
 * by three of its four halves; a bit that all three have in common is an error
 * of this kind:
 */
enum {
    TOO_SHORT = 1 << 0, /* a first byte, and no continuation behind it */
    TOO_LONG = 1 << 1,  /* a continuation behind ASCII */
    OVERLONG_3 = 1 << 2,
    TOO_LARGE = 1 << 3, /* above U+10FFFF, F4 90 and up */
    SURROGATE = 1 << 4,
    OVERLONG_2 = 1 << 5,
    TOO_LARGE_F5 = 1 << 6, /* above U+10FFFF, F5 80 and up */
    OVERLONG_4 = 1 << 6,
    TWO_CONTINUATIONS = 1 << 7, /* right if a longer sequence began before */
    /* what the low half of the first byte does not bear on */
    ANY = TOO_SHORT | TOO_LONG | TWO_CONTINUATIONS,
    LARGE = ANY | TOO_LARGE | TOO_LARGE_F5,
    CONTINUATION = TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS
};

static const uint8_t by_first_high[16] = {TOO_LONG,
                                          TOO_LONG,
                                          TOO_LONG,
                                          TOO_LONG,
                                          TOO_LONG,
                                          TOO_LONG,
                                          TOO_LONG,
                                          TOO_LONG,
                                          TWO_CONTINUATIONS,
                                          TWO_CONTINUATIONS,
                                          TWO_CONTINUATIONS,
                                          TWO_CONTINUATIONS,
                                          TOO_SHORT | OVERLONG_2,
                                          TOO_SHORT,
                                          TOO_SHORT | OVERLONG_3 | SURROGATE,
                                          TOO_SHORT | TOO_LARGE | TOO_LARGE_F5 |
                                              OVERLONG_4};

static const uint8_t by_first_low[16] = {ANY | OVERLONG_3 | OVERLONG_2 |
                                             OVERLONG_4,
                                         ANY | OVERLONG_2,
                                         ANY,
                                         ANY,
                                         ANY | TOO_LARGE,
                                         LARGE,
                                         LARGE,
                                         LARGE,
                                         LARGE,
                                         LARGE,
                                         LARGE,
                                         LARGE,
                                         LARGE,
                                         LARGE | SURROGATE,
                                         LARGE,
                                         LARGE};

static const uint8_t by_second_high[16] = {
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    CONTINUATION | OVERLONG_3 | TOO_LARGE_F5 | OVERLONG_4,
    CONTINUATION | OVERLONG_3 | TOO_LARGE,
    CONTINUATION | SURROGATE | TOO_LARGE,
    CONTINUATION | SURROGATE | TOO_LARGE,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT};

AVX2 static inline __m256i look_up(const uint8_t table[16], __m256i halves)
{
    __m128i row = _mm_loadu_si128((const __m128i *)(const void *)table);

    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(row), halves);
}

AVX2 static inline __m256i high_half(__m256i v)
{
    return _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F));
}

/* Not zero where a byte cannot stand behind those before it. */
AVX2 static inline __m256i errors(__m256i v, __m256i before)
{
    __m256i middle = _mm256_permute2x128_si256(before, v, 0x21);
    __m256i first = _mm256_alignr_epi8(v, middle, 15);
    __m256i second = _mm256_alignr_epi8(v, middle, 14);
    __m256i third = _mm256_alignr_epi8(v, middle, 13);
    __m256i low = _mm256_and_si256(first, _mm256_set1_epi8(0x0F));
    __m256i pairs = _mm256_and_si256(
        _mm256_and_si256(look_up(by_first_high, high_half(first)),
                         look_up(by_first_low, low)),
        look_up(by_second_high, high_half(v)));
    /* The high bit is set where a third or a fourth byte is due. */
    __m256i due =
        _mm256_or_si256(_mm256_subs_epu8(second, _mm256_set1_epi8(0xE0 - 0x80)),
                        _mm256_subs_epu8(third, _mm256_set1_epi8(0xF0 - 0x80)));

    due = _mm256_and_si256(due, _mm256_set1_epi8((char)0x80));
    return _mm256_xor_si256(due, pairs);
}

/*
 * Where the last sequence before `at` begins: what is wrong with it shows only
 * in the byte behind it.
 */
static size_t last_start(const char *s, size_t at)
{
    size_t back = 0;

    while (back < at && back < 3 &&
           ((unsigned char)s[at - 1 - back] & 0xC0) == 0x80)
        back++;
    return back < at ? at - 1 - back : 0;
}

AVX2 size_t lm__utf8_blocks_avx2(const char *s, size_t n)
{
    __m256i before = _mm256_setzero_si256();
    size_t at = 0;

    for (; n - at >= sizeof(before); at += sizeof(before)) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(s + at));

        if (_mm256_movemask_epi8(_mm256_or_si256(v, before))) {
            __m256i bad = errors(v, before);

            if (!_mm256_testz_si256(bad, bad))
                break;
        }
        before = v;
    }
    return last_start(s, at);
}

#endif
