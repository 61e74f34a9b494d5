/* SPDX-License-Identifier: MIT */
#ifndef LM_FAST_H
#define LM_FAST_H

#include "lm/table.h"

#include <string.h>

LM_BEGIN_DECLS

/*
 * What emitted parsers are made of: the functions that lmc writes for models
 * with @@hot, or with --emit fast, and that lm_parse tries first. Nobody else
 * has a use for it.
 *
 * An emitted parser may only say yes. It reads one object that stands whole in
 * memory, in the form that writers give it, and returns the byte behind it; or
 * it returns NULL, which is no error: then lm_parse reads the text by the
 * tables, as it would have without, and says what is wrong, if anything is.
 *
 *     const char *Item_fast(lm_fast *fast, const char *at, void *value);
 *
 * At `at`, wherever a member or an item may begin, LM_FAST_MARGIN bytes can be
 * read as long as at < fast->stop. What a function here returns as the byte
 * behind a token may lie beyond that: then lm_fast_key and lm_fast_items see to
 * it. The value may hold anything before.
 *
 * Threads: one lm_fast in one thread.
 */

enum {
    LM_FAST_MARGIN = 128,
    LM_FAST_KEY_MAX = 56 /* bytes of a key with all that stands around it */
};

/*
 * What stands between two members: a comma, and a space or the end of a line
 * and an indent of up to 13. All that is as long as the last one may be the
 * same; it is compared in words, of which those of longer gaps overlap.
 */
typedef struct lm_fast_gap {
    char head[8], tail[8];
    unsigned char mask[8]; /* 0 for bytes behind a shorter one */
    uint32_t n;
    uint32_t back; /* where tail is */
} lm_fast_gap;

enum { LM_FAST_GAPS = 4 };

struct lm_fast {
    const char *stop;
    const char *order; /* stop, or NULL: see lm_fast_key */
    uint32_t depth;    /* objects and arrays that may still be opened */
    const lm_fast_gap *gaps[LM_FAST_GAPS]; /* the last ones, by depth */
};

#if defined(__GNUC__)
#define LM_FAST_LIKELY(x) __builtin_expect(!!(x), 1)
#define LM_FAST_INLINE static inline __attribute__((always_inline))
#else
#define LM_FAST_LIKELY(x) (x)
#define LM_FAST_INLINE static inline
#endif

#if defined(__GNUC__) && (__GNUC__ >= 7 || defined(__clang__))
#define LM_FAST_FALLS __attribute__((fallthrough))
#else
#define LM_FAST_FALLS ((void)0)
#endif

/* A flag of the model: no byte behind the text may be read at all. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LM_FAST_WATCHED LM_MODEL_WATCHED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||     \
    __has_feature(thread_sanitizer)
#define LM_FAST_WATCHED LM_MODEL_WATCHED
#endif
#endif
#ifndef LM_FAST_WATCHED
#define LM_FAST_WATCHED 0
#endif

/* Each with the byte behind it; `next` NULL: it is not as it should be. */
typedef struct lm_fast_text {
    const char *next;
    size_t points; /* code points of the string, or LM_FAST_WIDE */
} lm_fast_text;

/* They were not counted: there are some that are not ASCII. */
#define LM_FAST_WIDE SIZE_MAX

typedef struct lm_fast_int {
    const char *next;
    int64_t value;
} lm_fast_int;

typedef struct lm_fast_double {
    const char *next;
    double value;
} lm_fast_double;

typedef struct lm_fast_word {
    const char *next;
    long number; /* of a key, or of an enum's word; or one of those below */
} lm_fast_word;

enum {
    LM_FAST_NONE = -1,   /* neither: decline */
    LM_FAST_CLOSING = -2 /* the bracket that ends the object, at next - 1 */
};

/* A string, to the arena; slot is its char *. */
LM_API lm_fast_text lm_fast_read_string(lm_fast *fast, const char *at,
                                        void *slot);

/* A number without fraction or exponent. */
LM_API lm_fast_int lm_fast_read_int(lm_fast *fast, const char *at);

/* Any number, to the nearest double. */
LM_API lm_fast_double lm_fast_read_double(lm_fast *fast, const char *at);

/* A string that is one of the words. */
LM_API lm_fast_word lm_fast_read_word(lm_fast *fast, const char *at,
                                      const lm_words *words);

/* Any other scalar of a table; it is checked against the type's rules. */
LM_API const char *lm_fast_read_scalar(lm_fast *fast, const char *at,
                                       const lm_type *type, void *slot);

/* A list of strings that have no rules; slot is its pointer. */
LM_API const char *lm_fast_read_texts(lm_fast *fast, const char *at, void *slot,
                                      size_t *count);

/* Any other whose items lie one behind the other, and are checked. */
LM_API const char *lm_fast_read_items(lm_fast *fast, const char *at,
                                      const lm_type *item, void *slot,
                                      size_t *count);

/*
 * A value of any type whose models have no checks, by the tables, which read
 * it where it lies; slot is that of a field. For what the others do not read.
 */
LM_API const char *lm_fast_read_any(lm_fast *fast, const char *at,
                                    const lm_type *type, void *slot);

/* A model by its table: declines where that has no emitted parser. */
LM_API const char *lm_fast_read_model(lm_fast *fast, const char *at,
                                      const lm_model *model, void *value);

/* Memory for a model behind a pointer; NULL: decline. */
LM_API void *lm_fast_new(lm_fast *fast, size_t size);

/* The defaults of those fields that were not seen; false: decline. */
LM_API bool lm_fast_defaults(lm_fast *fast, const lm_model *model,
                             uint64_t seen, void *value);

/* The text has fewer code points than min, or more than max. */
LM_API bool lm_fast_outside(const char *text, size_t min, size_t max);

/* Whether a string matches; it is ended by a NUL. */
LM_API bool lm_fast_matches(const lm_pattern *pattern, const char *text);

/*
 * The key of the next member, wherever white space stands and whichever it is,
 * up to its value; at is behind the member before. The key `expected` is tried
 * before the others; one of those that were seen is none. From a key on that
 * comes before one of those, all go through here: then fast->order is NULL,
 * and else fast->stop.
 */
LM_API lm_fast_word lm_fast_key(lm_fast *fast, const char *at,
                                const lm_words *keys, unsigned expected,
                                uint64_t seen);

/* The first key of the object at `at`. */
LM_API lm_fast_word lm_fast_open(lm_fast *fast, const char *at,
                                 const lm_words *keys);

/* As memset with zeros. */
LM_API void lm_fast_zero(void *value, size_t size);

/*
 * The same of a struct, whose size is known: by stores of whole registers,
 * since a call, or what compilers make of it, costs more for so few bytes.
 */
LM_FAST_INLINE void lm_fast_clear(void *value, size_t size)
{
    char *to = (char *)value;

    if (size > 256) {
        lm_fast_zero(value, size);
        return;
    }
    if (size <= 64) {
        memset(to, 0, size);
        return;
    }
    memset(to, 0, 64);
    if (size > 128)
        memset(to + 64, 0, 64);
    if (size > 192)
        memset(to + 128, 0, 64);
    memset(to + size - 64, 0, 64);
}

/* A further object is opened; false: decline. */
LM_FAST_INLINE bool lm_fast_enter(lm_fast *fast)
{
    return fast->depth && fast->depth--;
}

LM_FAST_INLINE uint64_t lm_fast_load(const char *at)
{
    uint64_t bytes;

    memcpy(&bytes, at, sizeof(bytes));
    return bytes;
}

LM_FAST_INLINE uint32_t lm_fast_load4(const char *at)
{
    uint32_t bytes;

    memcpy(&bytes, at, sizeof(bytes));
    return bytes;
}

/*
 * 0: n bytes at `at` are those of the literal. For literals of 4 to 56 bytes
 * that n is the length of: all but the loads of `at` is done by the compiler.
 */
LM_FAST_INLINE uint64_t lm_fast_differ(const char *at, const char *literal,
                                       size_t n)
{
    uint64_t other = 0;

    if (n < 8)
        return (lm_fast_load4(at) ^ lm_fast_load4(literal)) |
               (lm_fast_load4(at + n - 4) ^ lm_fast_load4(literal + n - 4));
    if (n > 8)
        other |= lm_fast_load(at) ^ lm_fast_load(literal);
    if (n > 16)
        other |= lm_fast_load(at + 8) ^ lm_fast_load(literal + 8);
    if (n > 24)
        other |= lm_fast_load(at + 16) ^ lm_fast_load(literal + 16);
    if (n > 32)
        other |= lm_fast_load(at + 24) ^ lm_fast_load(literal + 24);
    if (n > 40)
        other |= lm_fast_load(at + 32) ^ lm_fast_load(literal + 32);
    if (n > 48)
        other |= lm_fast_load(at + 40) ^ lm_fast_load(literal + 40);
    return other | (lm_fast_load(at + n - 8) ^ lm_fast_load(literal + n - 8));
}

LM_FAST_INLINE bool lm_fast_same(const char *at, const char *literal, size_t n)
{
    return !lm_fast_differ(at, literal, n);
}

/* The same, where a member may begin. */
LM_FAST_INLINE bool lm_fast_is(const char *at, const char *stop,
                               const char *literal, size_t n)
{
    return LM_FAST_LIKELY(at < stop) &&
           LM_FAST_LIKELY(lm_fast_same(at, literal, n));
}

/* 0: the gap stands at `at`. */
LM_FAST_INLINE uint64_t lm_fast_apart(const char *at, const lm_fast_gap *gap)
{
    uint64_t mask;

    memcpy(&mask, gap->mask, sizeof(mask));
    return ((lm_fast_load(at) ^ lm_fast_load(gap->head)) |
            (lm_fast_load(at + gap->back) ^ lm_fast_load(gap->tail))) &
           mask;
}

/* The gap stands where a member may begin, and behind it the literal. */
LM_FAST_INLINE bool lm_fast_parted(const char *at, const char *stop,
                                   const lm_fast_gap *gap, const char *literal,
                                   size_t n)
{
    return at < stop &&
           !(lm_fast_apart(at, gap) | lm_fast_differ(at + gap->n, literal, n));
}

/* What stood between the last members so deep. */
LM_FAST_INLINE const lm_fast_gap *lm_fast_last_gap(const lm_fast *fast)
{
    return fast->gaps[fast->depth % LM_FAST_GAPS];
}

LM_FAST_INLINE bool lm_fast_is_null(const char *at)
{
    return lm_fast_same(at, "null", 4);
}

/* Behind true or false, which goes to *value; NULL: it is neither. */
LM_FAST_INLINE const char *lm_fast_read_bool(const char *at, bool *value)
{
    bool yes = lm_fast_same(at, "true", 4);
    bool no = lm_fast_same(at, "false", 5);

    if (!(yes | no)) /* which of the two nobody can foresee */
        return NULL;
    *value = yes;
    return at + 5 - yes;
}

/* lm_fast_open, where it may be the literal: its text from the { on. */
LM_FAST_INLINE lm_fast_word lm_fast_first(lm_fast *fast, const char *at,
                                          const char *stop,
                                          const lm_words *keys,
                                          const char *literal, size_t n)
{
    lm_fast_word key = {at + n, 0};

    if (!lm_fast_is(at, stop, literal, n))
        return lm_fast_open(fast, at, keys);
    if (*key.next == ' ')
        key.next++;
    return key;
}

/* lm_fast_key, where mostly the bracket stands. */
LM_FAST_INLINE lm_fast_word lm_fast_next(lm_fast *fast, const char *at,
                                         const lm_words *keys,
                                         unsigned expected, uint64_t seen)
{
    lm_fast_word key = {at + 1, LM_FAST_CLOSING};

    return LM_FAST_LIKELY(*at == '}')
               ? key
               : lm_fast_key(fast, at, keys, expected, seen);
}

LM_END_DECLS

#endif
