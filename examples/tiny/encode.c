/* SPDX-License-Identifier: MIT */
#include "tokenizer.h"

#include <stdlib.h>
#include <string.h>

/*
 * How text is cut into words before anything merges. Bytes of characters
 * beyond ASCII count as letters: this is coarser than the Unicode classes of
 * the original, and makes no difference to a vocabulary that merges ASCII.
 */
typedef enum byte_class { SPACE, LETTER, DIGIT, OTHER } byte_class;

static byte_class class_of(char c)
{
    unsigned char b = (unsigned char)c;

    if (b == ' ' || (b >= '\t' && b <= '\r'))
        return SPACE;
    if (b >= '0' && b <= '9')
        return DIGIT;
    if (b >= 0x80 || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z'))
        return LETTER;
    return OTHER;
}

/* Bytes from i on that are of the class of the first. */
static size_t run(const char *text, size_t n, size_t i)
{
    byte_class class = class_of(text[i]);
    size_t end = i;

    while (end < n && class_of(text[end]) == class)
        end++;
    return end - i;
}

/* English endings that are words of their own; 0: there is none here. */
static size_t contraction(const char *text, size_t n)
{
    static const char *const endings[] = {"'s", "'t",  "'re", "'ve",
                                          "'m", "'ll", "'d"};

    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
        size_t size = strlen(endings[i]);

        if (size <= n && memcmp(text, endings[i], size) == 0)
            return size;
    }
    return 0;
}

/* Bytes of the first word: a run of one class, with one blank before it. */
static size_t word(const char *text, size_t n)
{
    size_t size = contraction(text, n);
    size_t spaces;

    if (size)
        return size;
    if (text[0] == ' ' && n > 1 && class_of(text[1]) != SPACE)
        return 1 + run(text, n, 1);
    if (class_of(text[0]) != SPACE)
        return run(text, n, 0);
    /* The last of several belongs to the word that follows. */
    spaces = run(text, n, 0);
    return spaces < n && spaces > 1 ? spaces - 1 : spaces;
}

static const tokenizer_merge *find(const tokenizer *t, lm_token left,
                                   lm_token right)
{
    size_t low = 0;
    size_t high = t->n_merges;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const tokenizer_merge *m = &t->merges[middle];

        if (m->left == left && m->right == right)
            return m;
        if (m->left < left || (m->left == left && m->right < right))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Joins all neighbours that m names; returns how many tokens are left. */
static size_t apply(const tokenizer_merge *m, lm_token *tokens, size_t n)
{
    size_t to = 0;

    for (size_t i = 0; i < n; i++) {
        bool joined =
            i + 1 < n && tokens[i] == m->left && tokens[i + 1] == m->right;

        tokens[to++] = joined ? m->merged : tokens[i];
        i += joined;
    }
    return to;
}

static size_t merge_word(const tokenizer *t, lm_token *tokens, size_t n)
{
    for (;;) {
        const tokenizer_merge *best = NULL;

        for (size_t i = 0; i + 1 < n; i++) {
            const tokenizer_merge *m = find(t, tokens[i], tokens[i + 1]);

            if (m && (!best || m->rank < best->rank))
                best = m;
        }
        if (!best)
            return n;
        n = apply(best, tokens, n);
    }
}

size_t tokenizer_encode(const tokenizer *t, const char *text, size_t n,
                        lm_token *out)
{
    lm_token *at = out;

    while (n) {
        size_t size = word(text, n);

        for (size_t i = 0; i < size; i++)
            at[i] = t->of_byte[(unsigned char)text[i]];
        at += merge_word(t, at, size);
        text += size;
        n -= size;
    }
    return (size_t)(at - out);
}

/* The control token whose name begins the text; -1: none. */
static lm_token control_at(const tokenizer *t, const char *text, size_t n)
{
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const tokenizer_token *token = &t->tokens[i];

        if (token->control && token->size && token->size <= n &&
            memcmp(token->text, text, token->size) == 0)
            return (lm_token)i;
    }
    return -1;
}

size_t tokenizer_encode_control(const tokenizer *t, const char *text, size_t n,
                                lm_token *out)
{
    lm_token *at = out;
    size_t plain = 0; /* bytes before a name */

    while (plain < n) {
        lm_token control = control_at(t, text + plain, n - plain);
        size_t size;

        if (control < 0) {
            plain++;
            continue;
        }
        at += tokenizer_encode(t, text, plain, at);
        *at++ = control;
        size = plain + t->tokens[control].size;
        text += size;
        n -= size;
        plain = 0;
    }
    return (size_t)(at - out) + tokenizer_encode(t, text, n, at);
}
