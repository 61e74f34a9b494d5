/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include <string.h>

/* Words and keys that a model of language spells almost as they are. */

enum { FOLDED = 96, SHORTEST = 3 };

/* Letters of U+00C0 to U+017F without their accents; '.': none is meant. */
static const char letters[] =
    "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll."
    ".llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz.";

typedef struct folded {
    char s[FOLDED];
    size_t n;
} folded;

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c | 0x20);
    return c;
}

/* A letter of two bytes, c and next: its base letter, or 0. */
static char base_letter(char c, char next)
{
    unsigned point =
        ((unsigned char)c & 0x1Fu) << 6 | ((unsigned char)next & 0x3Fu);

    if (point < 0xC0 || point - 0xC0 >= sizeof(letters) - 1)
        return 0;
    c = letters[point - 0xC0];
    if (c == '.')
        return 0;
    return c;
}

/* Without case, accents and punctuation; false: too long. */
static bool fold(const char *s, size_t n, folded *to)
{
    to->n = 0;
    for (size_t i = 0; i < n; i++) {
        char c = lower(s[i]);
        char base = 0;

        if ((unsigned char)c >= 0xC3 && (unsigned char)c <= 0xC5 && i + 1 < n)
            base = base_letter(c, s[i + 1]);
        if (base) {
            c = base;
            i++;
        } else if ((unsigned char)c < 0x80 && !(c >= 'a' && c <= 'z') &&
                   !lm__is_digit(c)) {
            continue;
        }
        if (to->n == FOLDED)
            return false;
        to->s[to->n++] = c;
    }
    return to->n > 0;
}

static bool same_but_case(const char *a, size_t n_a, const char *b, size_t n_b)
{
    if (n_a != n_b)
        return false;
    for (size_t i = 0; i < n_a; i++)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}

/* One letter more, less or other. Digits are never near to each other. */
static bool one_off(const folded *a, const folded *b)
{
    size_t i = 0;
    size_t rest_a;
    size_t rest_b;

    if (a->n > b->n)
        return one_off(b, a);
    if (b->n - a->n > 1 || a->n < SHORTEST)
        return false;
    while (i < a->n && a->s[i] == b->s[i])
        i++;
    if (i < b->n &&
        (lm__is_digit(b->s[i]) || (i < a->n && lm__is_digit(a->s[i]))))
        return false;
    rest_a = a->n - i - (a->n == b->n && i < a->n);
    rest_b = b->n - i - (i < b->n);
    return rest_a == rest_b &&
           !memcmp(a->s + a->n - rest_a, b->s + b->n - rest_b, rest_a);
}

/* In what way a word is to be the same. */
typedef enum way { BUT_CASE, BUT_SIGNS, BUT_ONE, N_WAYS } way;

typedef struct meant {
    const char *s;
    size_t n;
    folded folded;
} meant;

static bool is_meant(const meant *m, const char *word, size_t n, way how)
{
    folded other;

    if (how == BUT_CASE)
        return same_but_case(m->s, m->n, word, n);
    if (!fold(word, n, &other))
        return false;
    if (how == BUT_ONE)
        return one_off(&m->folded, &other);
    return m->folded.n == other.n && !memcmp(m->folded.s, other.s, other.n);
}

int lm__near(const lm_words *words, const char *s, size_t n, const lm_parser *p,
             const lm__frame * not )
{
    meant m = {.s = s, .n = n};
    bool foldable = fold(s, n, &m.folded);

    for (int how = BUT_CASE; how < (foldable ? N_WAYS : BUT_SIGNS); how++) {
        int found = -1;
        unsigned count = 0;

        for (uint32_t i = 0; i < words->n; i++) {
            size_t n_word;
            const char *word = lm__word(words, i, &n_word);

            if ((not &&lm__seen(p, not, i)) ||
                !is_meant(&m, word, n_word, (way)how))
                continue;
            found = (int)i;
            count++;
        }
        if (count)
            return count == 1 ? found : -1;
    }
    return -1;
}

static bool mends(const lm_parser *p)
{
    return p->options.policy == LM_POLICY_REPAIR && !p->cut && p->n_scratch;
}

/* "Admin" is read as "admin". */
static void note(lm_parser *p, lm_code code, const lm_words *words, int word,
                 lm__place place)
{
    char shown[LM__SHOWN];
    char read[LM__SHOWN];
    size_t n;
    const char *text = lm__word(words, (uint32_t)word, &n);

    lm__note(p, code, place, "%s is read as %s", lm__show_token(p, shown),
             lm__show(read, text, n));
}

int lm__mend_word(lm_parser *p, const lm_words *words)
{
    int word = -1;

    if (mends(p) && !p->strict)
        word = lm__near(words, p->scratch, p->n_scratch, NULL, NULL);
    if (word >= 0)
        note(p, LM_CODE_NEAR_WORD, words, word, lm__at_token(p));
    return word;
}

int lm__mend_key(lm_parser *p, lm__frame *f)
{
    const lm_words *keys = lm__model_of(f)->keys;
    lm__place place = lm__at_token(p);
    int word = -1;

    if (mends(p) && !(f->flags & LM__FRAME_STRICT))
        word = lm__near(keys, p->scratch, p->n_scratch, p, f);
    if (word < 0)
        return word;
    place.key = lm__word(keys, (uint32_t)word, &place.n_key);
    note(p, LM_CODE_NEAR_KEY, keys, word, place);
    return word;
}

int lm__mend_tag(const lm_parser *p, const lm_words *words)
{
    if (!mends(p))
        return -1;
    return lm__near(words, p->scratch, p->n_scratch, NULL, NULL);
}
