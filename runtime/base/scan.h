/* SPDX-License-Identifier: MIT */
#ifndef LM_BASE_SCAN_H
#define LM_BASE_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* LM__PORTABLE: as on a processor we know nothing of; for tests. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(LM__PORTABLE)
#define LM__X86 1
#include <immintrin.h>
#else
#define LM__X86 0
#endif

#ifdef __GNUC__
#define LM__INLINE static inline __attribute__((always_inline))
#define LM__OUTLINE __attribute__((noinline))
/*
 * A branch that it stands in remains one: where it is foreseen, what follows
 * need not wait for the bytes that it asks for.
 */
#define LM__BRANCH() __asm__ volatile("")
#define LM__LIKELY(x) __builtin_expect(!!(x), 1)
#define LM__UNLIKELY(x) __builtin_expect(!!(x), 0)
#else
#define LM__INLINE static inline
#define LM__OUTLINE
#define LM__BRANCH() ((void)0)
#define LM__LIKELY(x) (x)
#define LM__UNLIKELY(x) (x)
#endif

/*
 * Text in blocks of 32 bytes: which bytes of a block end a plain run of a JSON
 * string (a quote, a backslash, a control character, and so a NUL too), and
 * which are not ASCII. Bit i of a mask stands for byte i.
 *
 *     lm__marks marks = lm__block_copy(to, from);
 *     if (marks.stop) {
 *         unsigned k = lm__first_bit(marks.stop);
 *         if (marks.high & lm__bits_below(k))
 *             ... the k bytes are not all ASCII ...
 *
 * A block is stored before it is known how much of it counts, so `to` has
 * room for all of it. On x86-64 by SSE2, or AVX2 where the compiler may use it;
 * elsewhere by 64-bit words.
 *
 * Threads: pure functions.
 */

enum { LM__BLOCK = 32 };

typedef struct lm__marks {
    uint32_t stop;
    uint32_t high;
} lm__marks;

/* Number of the lowest bit set; mask is not 0. */
static inline unsigned lm__first_bit(uint32_t mask)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctz(mask);
#else
    unsigned n = 0;

    while (!(mask >> n & 1))
        n++;
    return n;
#endif
}

/* Bits 0 to n - 1; n is below 32. */
static inline uint32_t lm__bits_below(unsigned n)
{
    return (UINT32_C(1) << n) - 1;
}

#if LM__X86

#define LM__AVX2_CODE __attribute__((target("avx2")))

/*
 * 32 times each: what a quote differs by from the space, the space, and a
 * backslash. Loaded where they are used, since making them costs more.
 */
extern const char lm__stop_rows[3][LM__BLOCK];

/* A quote becomes a space by its bit 1, and no control leaves their range. */
LM__AVX2_CODE static inline __m256i lm__stops_avx2(__m256i v)
{
    const __m256i *rows = (const __m256i *)(const void *)lm__stop_rows;
    __m256i low = _mm256_xor_si256(v, _mm256_loadu_si256(rows));
    __m256i slash = _mm256_cmpeq_epi8(v, _mm256_loadu_si256(rows + 2));

    low = _mm256_cmpeq_epi8(_mm256_min_epu8(low, _mm256_loadu_si256(rows + 1)),
                            low);
    return _mm256_or_si256(low, slash);
}

/* For code that has asked the processor, and is of the same target. */
LM__AVX2_CODE static inline lm__marks lm__block_copy_avx2(char *to,
                                                          const char *from)
{
    __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)from);

    _mm256_storeu_si256((__m256i *)(void *)to, v);
    return (lm__marks){(uint32_t)_mm256_movemask_epi8(lm__stops_avx2(v)),
                       (uint32_t)_mm256_movemask_epi8(v)};
}

static inline __m128i lm__stops(__m128i v)
{
    __m128i low = _mm_xor_si128(v, _mm_set1_epi8('"' ^ ' '));
    __m128i slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));

    low = _mm_cmpeq_epi8(_mm_min_epu8(low, _mm_set1_epi8(' ')), low);
    return _mm_or_si128(low, slash);
}

static inline uint32_t lm__mask_of(__m128i low, __m128i high)
{
    return (uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high)
                                                  << 16;
}

static inline lm__marks lm__block_copy_sse2(char *to, const char *from)
{
    __m128i a = _mm_loadu_si128((const __m128i *)(const void *)from);
    __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(from + 16));

    _mm_storeu_si128((__m128i *)(void *)to, a);
    _mm_storeu_si128((__m128i *)(void *)(to + 16), b);
    return (lm__marks){lm__mask_of(lm__stops(a), lm__stops(b)),
                       lm__mask_of(a, b)};
}

static inline lm__marks lm__block_copy(char *to, const char *from)
{
#ifdef __AVX2__
    return lm__block_copy_avx2(to, from);
#else
    return lm__block_copy_sse2(to, from);
#endif
}

#else

/* The high bit of each byte, gathered into 8 bits. */
static inline uint32_t lm__gather(uint64_t bits)
{
    bits = (bits >> 7) & UINT64_C(0x0101010101010101);
    return (uint32_t)((bits * UINT64_C(0x0102040810204080)) >> 56);
}

/* The high bit is set in each byte that ends a plain run. */
static inline uint64_t lm__stops(uint64_t v)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t low = ones * 0x7F;
    uint64_t quote = v ^ (ones * '"');
    uint64_t slash = v ^ (ones * '\\');

    quote |= (quote & low) + low;
    slash |= (slash & low) + low;
    return ~(quote & slash & (v | ((v & low) + ones * 0x60)));
}

/* Eight bytes, the first in the lowest bits. */
static inline uint64_t lm__load_word(const char *from)
{
    uint64_t v = 0;

    for (unsigned i = 0; i < 8; i++)
        v |= (uint64_t)(unsigned char)from[i] << 8 * i;
    return v;
}

static inline lm__marks lm__block_copy(char *to, const char *from)
{
    lm__marks marks = {0, 0};

    for (unsigned i = 0; i < LM__BLOCK; i += 8) {
        uint64_t v = lm__load_word(from + i);

        marks.stop |= lm__gather(lm__stops(v)) << i;
        marks.high |= lm__gather(v) << i;
    }
    memcpy(to, from, LM__BLOCK);
    return marks;
}

#endif

/* One of the functions above, for code that is compiled for each. */
typedef lm__marks lm__block_fn(char *to, const char *from);

#if LM__X86

/* Bit i is set where byte i of two blocks is not the same. */
static inline uint32_t lm__differences(const char *a, const char *b)
{
#ifdef __AVX2__
    __m256i x = _mm256_loadu_si256((const __m256i *)(const void *)a);
    __m256i y = _mm256_loadu_si256((const __m256i *)(const void *)b);

    return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(x, y));
#else
    const __m128i *x = (const __m128i *)(const void *)a;
    const __m128i *y = (const __m128i *)(const void *)b;

    return ~lm__mask_of(
        _mm_cmpeq_epi8(_mm_loadu_si128(x), _mm_loadu_si128(y)),
        _mm_cmpeq_epi8(_mm_loadu_si128(x + 1), _mm_loadu_si128(y + 1)));
#endif
}

#else

static inline uint32_t lm__differences(const char *a, const char *b)
{
    uint32_t mask = 0;

    for (unsigned i = 0; i < LM__BLOCK; i++)
        mask |= (uint32_t)(a[i] != b[i]) << i;
    return mask;
}

#endif

/* How many bytes, at most n, two texts have in common from their begin on. */
static inline size_t lm__common(const char *a, const char *b, size_t n)
{
    size_t i = 0;

    for (; n - i >= LM__BLOCK; i += LM__BLOCK) {
        uint32_t mask = lm__differences(a + i, b + i);

        if (mask)
            return i + lm__first_bit(mask);
    }
    /* The last ones with some that are the same already. */
    if (i && i < n) {
        uint32_t mask = lm__differences(a + n - LM__BLOCK, b + n - LM__BLOCK);

        return mask ? n - LM__BLOCK + lm__first_bit(mask) : n;
    }
    while (i < n && a[i] == b[i])
        i++;
    return i;
}

static inline int lm__has_avx2(void)
{
#if LM__X86
    return __builtin_cpu_supports("avx2") != 0;
#else
    return 0;
#endif
}

/*
 * Copies text up to the first byte that ends a plain run, or all n bytes, and
 * returns how many that were; *high is set to 1 if any of them is not ASCII
 * and else left alone. Reads the n bytes and no others; `to` has room for
 * n + LM__BLOCK. Uses AVX2 where the processor has it: for text that is more
 * than a few blocks long.
 */
size_t lm__scan_copy(char *to, const char *from, size_t n, int *high);

/*
 * Whether a block may be read at p although the text may end within it: never
 * across the end of a page, and not where a tool watches each read.
 */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LM__OVERREAD 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||     \
    __has_feature(thread_sanitizer)
#define LM__OVERREAD 0
#endif
#endif
#ifndef LM__OVERREAD
#define LM__OVERREAD LM__X86
#endif

static inline int lm__may_overread(const char *p)
{
    return LM__OVERREAD && ((uintptr_t)p & 4095) <= 4096 - LM__BLOCK;
}

/*
 * Whether to do so at all, to be asked once for many texts: not under
 * Memcheck, which rightly reports what it sees.
 *
 * Memcheck puts the answer in place of these rotations, which amount to
 * nothing on a processor: its "client request" for the definedness of bytes,
 * 0x4d430008, of which there are none here, is answered with 1. Other tools of
 * Valgrind, such as the one that counts instructions, do not know it and leave
 * the 0.
 */
static inline int lm__overread_is_fine(void)
{
#if LM__OVERREAD && defined(__GNUC__)
    static const uint64_t request[6] = {0x4d430008, 0, 0, 0, 0, 0};
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

#endif
