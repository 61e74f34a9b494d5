/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_H
#define LM_BIND_FAST_H

#include "engine.h"
#include "scan.h"

/*
 * The leaves of the second gear: single tokens that lie whole in the bytes at
 * hand. Each returns the byte behind its token, or NULL: then nothing has
 * changed and the first gear reads the token.
 *
 *     const char *next = lm__fast_int(p, type, slot, s, end);
 *
 * Behind every s that they are given lie LM__VALUE_BLOCK readable bytes; those
 * behind the end of the text are 0, which is part of no token.
 *
 * Threads: as the parser.
 */

enum {
    LM__MARGIN = 128,    /* behind a byte where a member or an item may begin */
    LM__KEY_BLOCK = 56,  /* longest key that is compared in one */
    LM__VALUE_BLOCK = 68 /* bytes that a leaf may look at */
};

#if defined(__GNUC__)
#define LM__LIKELY(x) __builtin_expect(!!(x), 1)
#define LM__UNLIKELY(x) __builtin_expect(!!(x), 0)
#define LM__INLINE static inline __attribute__((always_inline))
#define LM__OUTLINE __attribute__((noinline))
#else
#define LM__LIKELY(x) (x)
#define LM__UNLIKELY(x) (x)
#define LM__INLINE static inline
#define LM__OUTLINE
#endif

/* n, at most 32, bytes are the same; 32 can be read at both. */
LM__INLINE bool lm__same(const char *a, const char *b, size_t n)
{
#if defined(__SSE2__)
    const __m128i *x = (const __m128i *)(const void *)a;
    const __m128i *y = (const __m128i *)(const void *)b;
    __m128i low = _mm_cmpeq_epi8(_mm_loadu_si128(x), _mm_loadu_si128(y));
    __m128i high =
        _mm_cmpeq_epi8(_mm_loadu_si128(x + 1), _mm_loadu_si128(y + 1));
    uint64_t other = (uint32_t)~lm__mask_of(low, high);

    return (other & ((UINT64_C(1) << n) - 1)) == 0;
#else
    return memcmp(a, b, n) == 0;
#endif
}

LM__INLINE uint32_t lm__load32(const char *s)
{
    uint32_t word;

    memcpy(&word, s, sizeof(word));
    return word;
}

LM__INLINE bool lm__is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Behind white space, as far as the margin lets us look. */
const char *lm__fast_space(const char *s, const char *end);

LM__INLINE const char *lm__fast_null(const char *s)
{
    return lm__load32(s) == lm__load32("null") ? s + 4 : NULL;
}

LM__INLINE const char *lm__fast_bool(const char *s, char *slot)
{
    bool yes = lm__load32(s) == lm__load32("true");

    if (!yes && (lm__load32(s) != lm__load32("fals") || s[4] != 'e'))
        return NULL;
    memcpy(slot, &yes, sizeof(yes));
    return s + 5 - yes;
}

const char *lm__fast_string(lm_parser *p, const lm_type *type, char *slot,
                            const char *s);
const char *lm__fast_word(const lm_type *type, char *slot, const char *s);
const char *lm__fast_int(const lm_type *type, char *slot, const char *s,
                         const char *end);
const char *lm__fast_float(const lm_type *type, char *slot, const char *s,
                           const char *end);

/*
 * Goes on with the string that p->text takes: whole runs and escapes. Returns
 * the byte where the first gear must go on.
 */
const char *lm__fast_text(lm_parser *p, const char *s, const char *end);

/* fast.c: takes what it can of n bytes, and returns how many those were. */
size_t lm__fast(lm_parser *p, const char *bytes, size_t n);

/* The first gear stands where the second may take over. */
static inline bool lm__fast_may(const lm_parser *p)
{
    unsigned states = 1U << LM__FIRST_KEY | 1U << LM__AFTER_MEMBER |
                      1U << LM__FIRST_ITEM | 1U << LM__AFTER_ITEM;

    if (p->lex.state == LM__IN_STRING)
        return p->accept == LM__TAKE_TEXT && !p->eager;
    return p->lex.state < 32 && (states >> p->lex.state & 1);
}

#endif
