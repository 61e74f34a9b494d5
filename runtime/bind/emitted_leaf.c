/* SPDX-License-Identifier: MIT */
#include "emitted.h"

#include "arena.h"
#include "fast_number.h"
#include "utf8.h"

/* Leaves of emitted parsers: the second gear's, without its parser. */

static const lm_fast_text no_text = {NULL, 0};
static const lm_fast_int no_int = {NULL, 0};
static const lm_fast_double no_double = {NULL, 0};
static const lm_fast_word no_word = {NULL, LM_FAST_NONE};

/* Writers that have a space in some places only. */
LM__INLINE const char *behind_space(const char *at)
{
    return at + (*at == ' ');
}

/* All of a string but its end, which c->from is at then; false: decline. */
static bool copy_string(lm__emitted *e, lm__copying *c, char **text)
{
    for (;;) {
        lm__copy_on(c);
        if (c->room - c->to <= LM__TWO_BLOCKS) {
            if (!lm__copy_room(c, e->arena, text))
                return false;
        } else if (c->limit - c->from < LM__TWO_BLOCKS && !e->moved) {
            c->from = lm__emitted_move(e, c->from);
            if (!c->from)
                return false;
            c->limit = e->limit;
        } else {
            return c->limit - c->from >= LM__TWO_BLOCKS;
        }
    }
}

LM__OUTLINE lm_fast_text lm__emitted_any_string(lm__emitted *e, const char *at,
                                                void *slot)
{
    char *text = e->arena->at;
    lm__copying c = {behind_space(at), e->limit, text, e->arena->end, 0};
    size_t n;

    if (*c.from++ != '"' || !copy_string(e, &c, &text) || *c.from != '"')
        return no_text;
    n = (size_t)(c.to - text);
    if (n > e->limits->max_string || (c.high && !lm__utf8_valid(text, n)))
        return no_text;
    *c.to = '\0';
    e->arena->at = c.to + 1;
    lm__store_pointer(slot, text);
    return (lm_fast_text){c.from + 1, c.high ? LM_FAST_WIDE : n};
}

LM__OUTLINE lm_fast_text lm__emitted_wide(const char *next, const char *text,
                                          size_t n)
{
    return lm__utf8_valid(text, n) ? (lm_fast_text){next, LM_FAST_WIDE}
                                   : no_text;
}

lm_fast_text lm_fast_read_string(lm_fast *fast, const char *at, void *slot)
{
    return lm__emitted_string(lm__emitted_of(fast), at, slot);
}

static LM__OUTLINE lm_fast_int any_int(const lm__emitted *e, const char *at)
{
    static const lm_type whole = {LM_KIND_INT, 0,    0,   sizeof(int64_t),
                                  0,           NULL, NULL};
    bool negative;
    uint64_t digits;
    int64_t value;
    const char *next;

    at = behind_space(at);
    negative = *at == '-';
    next = lm__read_digits(at + negative, &digits);
    if (LM__LIKELY(next && lm__ends_number(*next)))
        return (lm_fast_int){next,
                             negative ? -(int64_t)digits : (int64_t)digits};
    next = lm__any_int(&whole, (char *)&value, at, e->end);
    return next ? (lm_fast_int){next, value} : no_int;
}

lm_fast_int lm_fast_read_int(lm_fast *fast, const char *at)
{
    uint64_t word = lm__load64(at);
    unsigned n = lm__digits_in(word);

    if (LM__UNLIKELY(n - 1U >= 7 || (*at == '0' && n > 1) ||
                     !lm__ends_number(at[n])))
        return any_int(lm__emitted_of(fast), at);
    return (lm_fast_int){at + n, (int64_t)lm__digits_value(word, n)};
}

static LM__OUTLINE lm_fast_double any_double(const lm__emitted *e,
                                             const char *at)
{
    static const lm_type number = {LM_KIND_FLOAT, 0,   0, sizeof(double), 0,
                                   NULL,          NULL};
    double value;
    const char *next =
        lm__fast_float(&number, (char *)&value, behind_space(at), e->end);

    return next ? (lm_fast_double){next, value} : no_double;
}

lm_fast_double lm_fast_read_double(lm_fast *fast, const char *at)
{
    double value;
    const char *next = lm__short_double(at, &value);

    return LM__LIKELY(next) ? (lm_fast_double){next, value}
                            : any_double(lm__emitted_of(fast), at);
}

/* Where there is no perfect hash, or a word that JSON must escape. */
static LM__OUTLINE lm_fast_word search_word(const lm_words *words,
                                            const char *at, unsigned n)
{
    int i = *at == '"' && !memchr(at + 1, '\\', n)
                ? lm__words_find(words, at + 1, n)
                : -1;

    return i < 0 ? no_word : (lm_fast_word){at + n + 2, i};
}

lm_fast_word lm_fast_read_word(lm_fast *fast, const char *at,
                               const lm_words *words)
{
    static const char quotes[LM__BLOCK + 1] =
        "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\""
        "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"";
    uint32_t ends;
    unsigned n;
    size_t length;
    uint32_t i;

    (void)fast;
    at = behind_space(at);
    ends = lm__equal(at + 1, quotes);
    n = LM__LIKELY(ends) ? lm__first_bit(ends) : LM__BLOCK;
    if (LM__UNLIKELY(n > LM__BLOCK - 2))
        return no_word;
    if (LM__UNLIKELY(!words->slots || !words->plain))
        return search_word(words, at, n);
    i = lm__fast_guess(words, at + 1, n);
    length = words->at[i + 1] - words->at[i];
    if (LM__UNLIKELY(length > LM__BLOCK ||
                     !lm__same(at, words->text + words->at[i], length)))
        return no_word;
    return (lm_fast_word){at + length, (long)i};
}

bool lm_fast_matches(const lm_pattern *pattern, const char *text)
{
    uint16_t state = 1;

    for (; *text && state; text++)
        state = lm__pattern_next(pattern, state, (uint8_t)*text);
    return lm__pattern_ends(pattern, state);
}

bool lm_fast_outside(const char *text, size_t min, size_t max)
{
    size_t points = lm__utf8_length(text, strlen(text));

    return points < min || points > max;
}

static bool string_good(const lm_string_rules *rules, const char *slot,
                        size_t points)
{
    const char *text = lm__load_pointer(slot);
    size_t min = rules->set & LM_RULE_MIN ? rules->min : 0;
    size_t max = rules->set & LM_RULE_MAX ? rules->max : SIZE_MAX - 1;

    if ((points < min || points > max) && lm_fast_outside(text, min, max))
        return false;
    return !rules->pattern || lm_fast_matches(rules->pattern, text);
}

const char *lm_fast_read_scalar(lm_fast *fast, const char *at,
                                const lm_type *type, void *slot)
{
    const char *end = lm__emitted_of(fast)->end;
    const lm_enum *e = type->of;
    lm_fast_text text;
    lm_fast_word word;

    switch (type->kind) {
    case LM_KIND_BOOL:
        return lm__fast_bool(at, slot);
    case LM_KIND_INT:
    case LM_KIND_UINT:
        return lm__fast_int(type, slot, at, end);
    case LM_KIND_FLOAT:
        return lm__fast_float(type, slot, at, end);
    case LM_KIND_STRING:
        text = lm_fast_read_string(fast, at, slot);
        if (text.next && type->rules &&
            !string_good(type->rules, slot, text.points))
            return NULL;
        return text.next;
    case LM_KIND_ENUM:
        word = lm_fast_read_word(fast, at, e->words);
        if (word.next)
            lm__store_int(
                type->size, slot,
                (uint64_t)(e->numbers ? e->numbers[word.number] : word.number));
        return word.next;
    default:
        return NULL;
    }
}
