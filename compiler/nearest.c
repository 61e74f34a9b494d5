/* SPDX-License-Identifier: MIT */
#include "diag.h"

#include <stdint.h>
#include <string.h>

/* Longer words are not compared: nobody mistypes them by one letter. */
enum { MAX_WORD = 63 };

typedef struct distances {
    uint8_t row[3][MAX_WORD + 1];
} distances;

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* One row of the table of Damerau and Levenshtein, for the letter a[i - 1]. */
static void fill_row(distances *d, const char *a, size_t i, const char *b,
                     size_t n)
{
    const uint8_t *before = d->row[(i + 1) % 3];
    const uint8_t *above = d->row[(i + 2) % 3];
    uint8_t *row = d->row[i % 3];

    row[0] = (uint8_t)i;
    for (size_t j = 1; j <= n; j++) {
        unsigned differs = lower(a[i - 1]) != lower(b[j - 1]);
        unsigned cost = least(above[j - 1] + differs,
                              least(above[j] + 1u, row[j - 1] + 1u));

        if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
            lower(a[i - 2]) == lower(b[j - 1]))
            cost = least(cost, before[j - 2] + 1u);
        row[j] = (uint8_t)cost;
    }
}

/* Steps from a to b: a letter more, less, changed, or two swapped. */
static unsigned distance(const char *a, size_t m, const char *b, size_t n)
{
    distances d = {{{0}}};

    for (size_t j = 0; j <= n; j++)
        d.row[0][j] = (uint8_t)j;
    for (size_t i = 1; i <= m; i++)
        fill_row(&d, a, i, b, n);
    return d.row[m % 3][n];
}

const char *diag_nearest(const char *word, const char *const *words, size_t n)
{
    size_t length = strlen(word);
    unsigned limit = length < 3 ? 1 : (unsigned)(length / 3);
    unsigned best = limit + 1;
    const char *nearest = NULL;

    if (length > MAX_WORD)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        size_t other = strlen(words[i]);
        unsigned steps;

        if (other > length + limit || length > other + limit ||
            other > MAX_WORD)
            continue;
        steps = distance(word, length, words[i], other);
        if (steps < best && steps < length) {
            best = steps;
            nearest = words[i];
        }
    }
    return nearest;
}
