/* SPDX-License-Identifier: MIT */
#ifndef LM_BIND_FAST_H
#define LM_BIND_FAST_H

#include "engine.h"
#include "scan.h"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

/*
 * What the second gear is made of: single tokens that lie whole in the bytes
 * at hand. Each function returns the byte behind its token, or NULL: then
 * nothing has changed and the first gear reads the token.
 *
 *     const char *next = lm__fast_int(type, slot, s);
 *
 * Behind every s that they are given lie LM__VALUE_BLOCK readable bytes; those
 * behind the end of the text are 0, which is part of no token and ends none.
 *
 * Threads: as the parser.
 */

enum {
    LM__MARGIN = 128,   /* behind a byte where a member or an item may begin */
    LM__KEY_BLOCK = 56, /* longest key that is compared in one */
    LM__VALUE_BLOCK = 68, /* bytes that a leaf may look at */
    LM__PIECE = 256,      /* bytes that are worth copying to a buffer */
    LM__TWO_BLOCKS = 2 * LM__BLOCK,
    LM__STRING_ROOM = 4 * LM__BLOCK
};

/*
 * What the second gear goes by: the bytes at hand, and where what it makes
 * goes. A token that is read beyond `end`, where other bytes than those of the
 * text may be, counts for nothing.
 */
typedef struct lm__gear {
    const char *stop; /* no member or item begins at or behind it */
    const char *end;
    const char *limit; /* nothing can be read at or behind it */
    const char *first;
    size_t offset; /* of first */
    lm_arena *arena;
    const lm_limits *limits;
    lm__frame *deepest; /* the last frame there is room for */
    lm__frame *entry;   /* the innermost that was open before */
    lm__frame *held;    /* one that only the first gear may close; or NULL */
    lm__frame *top;     /* once it has stopped: the innermost that is open */
    const char *s;      /* where it has stopped */
    uint32_t state;     /* lm__lex_state in front of that */
    bool closed;        /* no model has keys that are not its own */
    bool newlines;      /* there may have been some in white space */
    bool nomem;         /* it has stopped since there is no memory */
} lm__gear;

/* Bit i is set where byte i of the 32 at a and at b is the same. */
LM__INLINE uint32_t lm__equal(const char *a, const char *b)
{
#if defined(__AVX2__)
    __m256i x = _mm256_loadu_si256((const __m256i *)(const void *)a);
    __m256i y = _mm256_loadu_si256((const __m256i *)(const void *)b);

    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(x, y));
#elif defined(__SSE2__)
    const __m128i *x = (const __m128i *)(const void *)a;
    const __m128i *y = (const __m128i *)(const void *)b;
    __m128i low = _mm_cmpeq_epi8(_mm_loadu_si128(x), _mm_loadu_si128(y));
    __m128i high =
        _mm_cmpeq_epi8(_mm_loadu_si128(x + 1), _mm_loadu_si128(y + 1));

    return lm__mask_of(low, high);
#else
    uint32_t bits = 0;

    for (unsigned i = 0; i < LM__BLOCK; i++)
        bits |= (uint32_t)(a[i] == b[i]) << i;
    return bits;
#endif
}

/* How many of the 32 bits are set, from the lowest up to one that is not. */
LM__INLINE unsigned lm__ones(uint32_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(~(uint64_t)bits);
#else
    return ~bits ? lm__first_bit(~bits) : LM__BLOCK;
#endif
}

/* Number of the lowest of 64 bits that is set; there is one. */
LM__INLINE unsigned lm__lowest_bit(uint64_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits);
#else
    uint32_t low = (uint32_t)bits;

    return low ? lm__first_bit(low)
               : 32 + lm__first_bit((uint32_t)(bits >> 32));
#endif
}

/* n, at most 32, bytes are the same; 32 can be read at both. */
LM__INLINE bool lm__same(const char *a, const char *b, size_t n)
{
    return lm__ones(lm__equal(a, b)) >= n;
}

/* How many of the 32 bytes at s are spaces, before one that is none. */
LM__INLINE unsigned lm__spaces_at(const char *s)
{
    static const char spaces[LM__BLOCK + 1] =
        "                                ";

    return lm__ones(lm__equal(s, spaces));
}

#if defined(__AVX2__)
/* 32 times each: loaded where they are used, since making them costs more. */
extern const char lm__stop_bytes[3][LM__BLOCK];

LM__INLINE __m256i lm__stop_byte(int which)
{
    const void *bytes = lm__stop_bytes[which];

    return _mm256_loadu_si256((const __m256i *)bytes);
}

LM__INLINE __m256i lm__stops_of(__m256i v)
{
    __m256i quote = _mm256_cmpeq_epi8(v, lm__stop_byte(0));
    __m256i slash = _mm256_cmpeq_epi8(v, lm__stop_byte(1));
    __m256i control =
        _mm256_cmpeq_epi8(_mm256_min_epu8(v, lm__stop_byte(2)), v);

    return _mm256_or_si256(_mm256_or_si256(quote, slash), control);
}
#endif

/* As lm__block_copy, in one register where there is one of that size. */
LM__INLINE lm__marks lm__fast_copy(char *to, const char *from)
{
#if defined(__AVX2__)
    __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)from);

    _mm256_storeu_si256((__m256i *)(void *)to, v);
    return (lm__marks){(uint32_t)_mm256_movemask_epi8(lm__stops_of(v)),
                       (uint32_t)_mm256_movemask_epi8(v)};
#else
    return lm__block_copy(to, from);
#endif
}

/* What ends a plain run in the block at s. */
LM__INLINE uint32_t lm__fast_stops(const char *s)
{
#if defined(__AVX2__)
    return (uint32_t)_mm256_movemask_epi8(
        lm__stops_of(_mm256_loadu_si256((const __m256i *)(const void *)s)));
#else
    char block[LM__BLOCK];

    return lm__block_copy(block, s).stop;
#endif
}

LM__INLINE uint32_t lm__load32(const char *s)
{
    uint32_t word;

    memcpy(&word, s, sizeof(word));
    return word;
}

/* Eight bytes, the first in the lowest bits. */
LM__INLINE uint64_t lm__load64(const char *s)
{
    uint64_t word;

    memcpy(&word, s, sizeof(word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

LM__INLINE bool lm__is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* A byte behind which no number goes on: mostly , or } or ]. */
LM__INLINE bool lm__ends_number(char c)
{
    return LM__LIKELY(c == ',' || (c | 0x20) == '}') || lm__is_space(c);
}

/* The only word that the n bytes at s may be; there is a perfect hash. */
LM__INLINE uint32_t lm__fast_guess(const lm_words *words, const char *s,
                                   size_t n)
{
    /*
     * By masks and without a branch: of short and of long words comes now one,
     * now the other. is_long is all ones where n >= 8.
     */
    uint64_t is_long = 0 - ((UINT64_C(7) - n) >> 63);
    uint64_t mask = ((UINT64_C(1) << (8 * n & 63)) - 1) | is_long;
    uint64_t last = lm__load64(s + ((n - 8) & is_long)) * 3;
    uint64_t key = (lm__load64(s) & mask) ^ (last & is_long);

    return words->slots[((key + n) * words->multiplier) >> words->shift];
}

/* The number of the word of n bytes at s, with a quote behind; -1: none. */
LM__INLINE int lm__fast_find(const lm_words *words, const char *s, size_t n)
{
    const char *word;
    uint32_t i;

    if (LM__UNLIKELY(!words->slots || n >= LM__BLOCK))
        return lm__words_find(words, s, n);
    i = lm__fast_guess(words, s, n);
    word = words->text + words->at[i] + words->lead;
    if (words->at[i + 1] - words->at[i] - words->lead - words->trail != n ||
        !lm__same(s, word, n))
        return -1;
    return (int)i;
}

/* By the byte behind a backslash: what the two stand for; 0: not by these. */
extern const char lm__plain_escapes[256];

/*
 * Reads the escape at *from to *to; *high becomes more than 0 if that is not
 * ASCII. false: it is none, or U+0000. Twelve bytes can be read.
 */
bool lm__fast_escape(const char **from, char **to, uint32_t *high);

/* Behind white space, as far as end. */
const char *lm__fast_space(lm__gear *g, const char *s);

LM__INLINE const char *lm__fast_null(const char *s)
{
    return lm__load32(s) == lm__load32("null") ? s + 4 : NULL;
}

LM__INLINE const char *lm__fast_bool(const char *s, char *slot)
{
    bool yes = lm__load32(s) == lm__load32("true");

    bool no = (lm__load32(s) == lm__load32("fals")) & (s[4] == 'e');

    if (!(yes | no)) /* which of the two nobody can foresee */
        return NULL;
    memcpy(slot, &yes, sizeof(yes));
    return s + 5 - yes;
}

/*
 * The n bytes, all ASCII, surely satisfy the rules. lmc gives bounds that do
 * not count the widest value, so that they need not be asked for.
 */
LM__INLINE bool lm__ascii_good(const lm_string_rules *rules, size_t n)
{
    return n >= rules->min && n <= rules->max && !rules->pattern;
}

/*
 * The arena gave no size bytes. That is an error, unless it is for its limit:
 * then the first gear may need less.
 */
void lm__declined(lm__gear *g, size_t size);

/* A string on its way from the text to the arena. */
typedef struct lm__copying {
    const char *from;
    const char *limit; /* bytes behind it cannot be read */
    char *to;          /* where the next byte goes */
    char *room;        /* the end of the memory there */
    uint32_t high;     /* not 0: it is not all ASCII */
} lm__copying;

/*
 * Up to the byte that ends the string or that is no part of one, to an escape
 * that is not all there, or to where there is no room for more.
 */
void lm__copy_on(lm__copying *c);

/* The room that a string goes on in, of which n bytes are there. */
LM__INLINE size_t lm__copy_wants(size_t n)
{
    return 2 * n + LM__STRING_ROOM;
}

/* Room for more of the string that begins at *text; false: there is none. */
bool lm__copy_room(lm__copying *c, lm_arena *arena, char **text);

/* Any string that ends in the bytes at hand. */
const char *lm__any_string(lm__gear *g, const lm_type *type, char *slot,
                           const char *s);

/* What is known of a string's rules: none, lengths, nothing. */
typedef enum lm__ruled {
    LM__RULED_NOT,
    LM__RULED_LENGTH,
    LM__RULED_ANYHOW
} lm__ruled;

/* n bytes of ASCII keep the rules, as far as can be told at once. */
LM__INLINE bool lm__ascii_keeps(const lm_type *type, unsigned n,
                                lm__ruled ruled)
{
    const lm_string_rules *rules = type->rules;

    if (ruled == LM__RULED_LENGTH)
        return n >= rules->min && n <= rules->max;
    return ruled == LM__RULED_NOT || !rules || lm__ascii_good(rules, n);
}

/*
 * A string: copied to the arena while its end is looked for. In line where it
 * is ASCII and ends in the first block.
 */
LM__INLINE const char *lm__fast_string(lm__gear *g, const lm_type *type,
                                       char *slot, const char *s,
                                       lm__ruled ruled)
{
    lm_arena *arena = g->arena;
    char *to = arena->at;
    lm__marks marks;
    unsigned n;

    if (LM__UNLIKELY(arena->end - to <= LM__BLOCK))
        return lm__any_string(g, type, slot, s);
    marks = lm__fast_copy(to, s + 1);
    if (LM__UNLIKELY(!marks.stop))
        return lm__any_string(g, type, slot, s);
    n = lm__first_bit(marks.stop);
    if (LM__UNLIKELY(s[n + 1] != '"' || (marks.high & lm__bits_below(n)) ||
                     !lm__ascii_keeps(type, n, ruled)))
        return lm__any_string(g, type, slot, s);
    to[n] = '\0';
    arena->at = to + n + 1;
    lm__store_pointer(slot, to);
    return s + n + 2;
}

LM__INLINE const char *lm__fast_word(const lm_type *type, char *slot,
                                     const char *s)
{
    const lm_enum *e = type->of;
    uint32_t stops = lm__fast_stops(s + 1);
    size_t n = stops ? lm__first_bit(stops) : 0;
    int i;

    if (LM__UNLIKELY(!stops || s[n + 1] != '"'))
        return NULL;
    i = lm__fast_find(e->words, s + 1, n);
    if (i < 0)
        return NULL;
    lm__store_int(type->size, slot,
                  (uint64_t)(int64_t)(e->numbers ? e->numbers[i] : i));
    return s + n + 2;
}

#define LM__ONES UINT64_C(0x0101010101010101)

/* How many of eight bytes come before the first with its highest bit set. */
LM__INLINE unsigned lm__unmarked(uint64_t marks)
{
    return marks ? lm__lowest_bit(marks) / 8 : 8;
}

/* How many of eight bytes are digits, before any that is none. */
LM__INLINE unsigned lm__digits_in(uint64_t word)
{
    uint64_t x = word ^ (LM__ONES * '0');

    return lm__unmarked((x | (x + LM__ONES * 0x76)) & (LM__ONES * 0x80));
}

/* The value of the first n, 1 to 8, bytes, which are digits. */
LM__INLINE uint64_t lm__digits_value(uint64_t word, unsigned n)
{
    const uint64_t low = UINT64_C(0x000000FF000000FF);

    word = (word ^ (LM__ONES * '0')) << (64 - 8 * n);
    word = word * 10 + (word >> 8);
    return ((word & low) * (100 + (UINT64_C(1000000) << 32)) +
            ((word >> 16) & low) * (1 + (UINT64_C(10000) << 32))) >>
           32;
}

/* The value surely satisfies the rules of an INT; as lm__ascii_good. */
LM__INLINE bool lm__int_good(const lm_int_rules *rules, int64_t value)
{
    return value >= rules->min && value <= rules->max &&
           !(rules->set & (LM_RULE_MULTIPLE_OF | LM_RULE_VALUES));
}

/* Any integer that is written as one. */
const char *lm__any_int(const lm_type *type, char *slot, const char *s,
                        const char *end);

/* In line: an INT of 32 or 64 bits, of up to seven digits. */
LM__INLINE const char *lm__fast_int(const lm_type *type, char *slot,
                                    const char *s, const char *end)
{
    uint64_t word = lm__load64(s);
    unsigned n = lm__digits_in(word);
    int64_t value;
    int32_t small;

    if (LM__UNLIKELY(n - 1U >= 7 || (*s == '0' && n > 1) ||
                     !lm__ends_number(s[n]) || type->kind != LM_KIND_INT))
        return lm__any_int(type, slot, s, end);
    value = (int64_t)lm__digits_value(word, n);
    if (LM__UNLIKELY(type->rules && !lm__int_good(type->rules, value)))
        return lm__any_int(type, slot, s, end);
    if (LM__LIKELY(type->size == sizeof(value))) {
        memcpy(slot, &value, sizeof(value));
    } else if (type->size == sizeof(small)) {
        small = (int32_t)value;
        memcpy(slot, &small, sizeof(small));
    } else {
        return lm__any_int(type, slot, s, end);
    }
    return s + n;
}

/* Any key in plain text that stands at s, with its quotes; -1: none. */
int32_t lm__find_key(const lm_words *keys, const char *s, const char **next);

/* Key i, quotes and colon included, stands at s: its length, or 0. */
LM__INLINE size_t lm__expected_key(const lm_words *keys, uint32_t i,
                                   const char *s)
{
    const char *block;
    size_t n;

    if (i >= keys->n || !keys->plain)
        return 0;
    block = keys->text + keys->at[i] + 1;
    n = keys->at[i + 1] - keys->at[i] - 1;
    if (LM__LIKELY(n <= LM__BLOCK))
        return lm__same(s, block, n) ? n : 0;
    return n <= LM__KEY_BLOCK && !memcmp(s, block, n) ? n : 0;
}

const char *lm__fast_float(const lm_type *type, char *slot, const char *s,
                           const char *end);

/*
 * Goes on with the key that is being read, as long as it is the expected one.
 * Returns the byte where the first gear must go on.
 */
const char *lm__fast_key(lm_parser *p, const char *s, const char *end);

/* The n bytes behind p->text_n are part of the text now. */
void lm__take_text(lm_parser *p, size_t n, bool ascii);

/* The string that has begun, of n plain characters so far, has a pattern. */
void lm__begin_pattern(lm_parser *p);

/*
 * Goes on with the string that p->text takes: whole runs and escapes. Returns
 * the byte where the first gear must go on.
 */
const char *lm__fast_text(lm_parser *p, const char *s, const char *end);

/* fast.c: takes what it can of n bytes, and returns how many those were. */
size_t lm__fast(lm_parser *p, const char *bytes, size_t n);

/* The margin behind the end of a text is on the page of its last byte. */
LM__INLINE bool lm__fast_same_page(const char *end)
{
    return ((uintptr_t)(end - 1) & 4095) < 4096 - LM__MARGIN;
}

/* The margin may be looked at. */
LM__INLINE bool lm__fast_may_overrun(const lm_parser *p, const char *end)
{
    return p->overruns && lm__fast_same_page(end);
}

/* No number ends there that may go on in the bytes that follow. */
LM__INLINE const char *lm__fast_sure_end(const char *end)
{
    char c = end[-1];

    return c == '"' || lm__ends_number(c) ? end : end - 1;
}

/* The same of bytes behind which LM__MARGIN zeros, or others, can be read. */
size_t lm__fast_over(lm_parser *p, const char *s, const char *end);

/* Of a key or a string that has begun: up to its quote. */
const char *lm__fast_rest(lm_parser *p, const char *s, const char *end);

/* n bytes are so few that lm__fast_piece is to read them. */
LM__INLINE bool lm__fast_is_piece(const lm_parser *p, size_t n)
{
    return n <= LM__PIECE && p->pieces &&
           p->options.limits.max_bytes - p->offset >= LM__HELD + LM__PIECE;
}

/* Or they lie so that it can read any number of them. */
LM__INLINE bool lm__fast_is_text(const lm_parser *p, const char *bytes,
                                 size_t n)
{
    size_t left = p->options.limits.max_bytes - p->offset;

    return p->pieces && !p->n_held && left >= LM__HELD &&
           n <= left - LM__HELD && lm__fast_may_overrun(p, bytes + n);
}

/* fast_feed.c: reads a piece of the text, behind what was held. */
lm_status lm__fast_piece(lm_parser *p, const char *bytes, size_t n);

/* Reads what was held, since no piece is going to follow it. */
void lm__fast_release(lm_parser *p);

/*
 * The first gear stands where the second may take over. What goes nowhere (an
 * item that an array in place has no room for) it reads by itself.
 */
LM__INLINE bool lm__fast_may(const lm_parser *p)
{
    unsigned states = 1U << LM__FIRST_KEY | 1U << LM__AFTER_MEMBER |
                      1U << LM__FIRST_ITEM | 1U << LM__AFTER_ITEM |
                      1U << LM__VALUE | 1U << LM__IN_STRING;

    const lm__frame *f = &p->frames[p->depth];

    return (states >> (p->lex.state & 31) & 1) &&
           (f->base || f->kind == LM__FRAME_ROOT);
}

#endif
