/* SPDX-License-Identifier: MIT */
#include "engine.h"

#include "mend.h"
#include "utf8.h"

#include <string.h>

void lm__narrow_start(lm__narrow *narrow, const lm_words *words)
{
    narrow->words = words;
    narrow->low = 0;
    narrow->high = words ? words->n : 0;
    narrow->depth = 0;
    narrow->guess = NULL;
    narrow->n_guess = 0;
}

void lm__narrow_expect(lm__narrow *narrow, uint32_t word)
{
    size_t n;

    narrow->guess = lm__word(narrow->words, word, &n);
    narrow->n_guess = (uint32_t)n;
    narrow->guessed = word;
}

/* Byte of a sorted word at the depth that was reached; -1 behind its end. */
static int byte_at(const lm__narrow *narrow, uint32_t sorted)
{
    size_t n;
    const char *word =
        lm__word(narrow->words, narrow->words->sorted[sorted], &n);

    return narrow->depth < n ? (unsigned char)word[narrow->depth] : -1;
}

/* The first of the words in range whose next byte is at least `byte`. */
static uint32_t lower_bound(const lm__narrow *narrow, int byte)
{
    uint32_t low = narrow->low;
    uint32_t high = narrow->high;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (byte_at(narrow, middle) < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool narrow_to(lm__narrow *narrow, uint8_t byte)
{
    uint32_t low;

    if (narrow->high - narrow->low > 1) {
        low = lower_bound(narrow, byte);
        narrow->high = lower_bound(narrow, byte + 1);
        narrow->low = low;
    } else if (narrow->low < narrow->high &&
               byte_at(narrow, narrow->low) != byte) {
        narrow->low = narrow->high;
    }
    narrow->depth++;
    return narrow->low < narrow->high;
}

/* The guess was wrong: what it had in common with the text is narrowed. */
static void give_up_guess(lm__narrow *narrow)
{
    const char *guess = narrow->guess;
    uint32_t depth = narrow->depth;

    narrow->guess = NULL;
    narrow->depth = 0;
    for (uint32_t i = 0; i < depth; i++)
        narrow_to(narrow, (uint8_t)guess[i]);
}

bool lm__narrow_step(lm__narrow *narrow, uint8_t byte)
{
    if (narrow->guess) {
        if (narrow->depth < narrow->n_guess &&
            (uint8_t)narrow->guess[narrow->depth] == byte) {
            narrow->depth++;
            return true;
        }
        give_up_guess(narrow);
    }
    return narrow_to(narrow, byte);
}

int lm__narrow_word(lm__narrow *narrow)
{
    if (narrow->guess && narrow->depth == narrow->n_guess)
        return (int)narrow->guessed;
    if (narrow->guess)
        give_up_guess(narrow);
    if (narrow->low >= narrow->high || byte_at(narrow, narrow->low) >= 0)
        return -1;
    return narrow->words->sorted[narrow->low];
}

/* The code point at s, which is valid UTF-8. */
static uint32_t code_point(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;

    if (u[0] < 0x80)
        return u[0];
    if (u[0] < 0xE0)
        return (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
    if (u[0] < 0xF0)
        return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
    return (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 |
           (u[3] & 0x3Fu);
}

bool lm__narrow_range(lm__narrow *narrow, lm__range range)
{
    if (narrow->guess)
        give_up_guess(narrow);
    for (uint32_t i = narrow->low; i < narrow->high; i++) {
        size_t n;
        const char *word =
            lm__word(narrow->words, narrow->words->sorted[i], &n);
        uint32_t point;

        if (narrow->depth >= n)
            continue;
        point = code_point(word + narrow->depth);
        if (point >= range.first && point <= range.last)
            return true;
    }
    return false;
}

int lm__words_find(const lm_words *words, const char *s, size_t n)
{
    lm__narrow narrow;

    lm__narrow_start(&narrow, words);
    for (size_t i = 0; i < n; i++)
        if (!lm__narrow_step(&narrow, (uint8_t)s[i]))
            return -1;
    return lm__narrow_word(&narrow);
}

static const lm_words *enum_words(const lm_parser *p)
{
    const lm_enum *e = p->type->of;

    return e->words;
}

static void note_not_listed(lm_parser *p)
{
    const lm_words *words = enum_words(p);
    char shown[LM__SHOWN];
    char listed[LM__SHOWN * 2];

    lm__note(p, LM_CODE_ENUM, lm__at_token(p), "%s is not %s%s",
             lm__show_token(p, shown), words->n > 1 ? "one of " : "",
             lm__show_words(listed, sizeof(listed), words));
}

void lm__word_byte(lm_parser *p, uint8_t byte)
{
    bool open = lm__narrow_step(&p->narrow, byte);

    lm__scratch_put(p, byte);
    if (!open && p->eager)
        note_not_listed(p);
}

static void store_word(lm_parser *p, int word)
{
    const lm_enum *e = p->type->of;

    if (p->slot)
        lm__store_enum(p, e->numbers ? e->numbers[word] : word);
}

void lm__word_end(lm_parser *p)
{
    const lm_enum *e = p->type->of;
    int word = lm__narrow_word(&p->narrow);
    char shown[LM__SHOWN];
    char fallback[LM__SHOWN];
    const char *text;
    size_t n;

    if (word < 0)
        word = lm__mend_word(p, e->words);
    if (word >= 0) {
        store_word(p, word);
        return;
    }
    if (e->unknown < 0 || p->options.policy == LM_POLICY_STRICT) {
        note_not_listed(p);
        return;
    }
    text = lm__word(e->words, (uint32_t)e->unknown, &n);
    lm__note(p, LM_CODE_ENUM_FALLBACK, lm__at_token(p),
             "%s is not listed and becomes %s", lm__show_token(p, shown),
             lm__show(fallback, text, n));
    store_word(p, e->unknown);
}

/* In compact form a word is written as it stands, if it can be. */
bool lm__escape_open(lm_parser *p)
{
    lm__range ranges[2];
    size_t n = lm__lex_ranges(&p->lex, ranges);

    if ((p->options.flags & LM_PARSE_COMPACT) && p->narrow.words->plain)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lm__narrow_range(&p->narrow, ranges[i]))
            return true;
    return false;
}

void lm__word_escape(lm_parser *p)
{
    if (lm__escape_open(p))
        return;
    if (p->accept == LM__TAKE_TAG)
        lm__note_tag(p);
    else
        note_not_listed(p);
}
