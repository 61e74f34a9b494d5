/* SPDX-License-Identifier: MIT */
#include "canon.h"

#include <string.h>

static int compare(const lm__key *a, const lm__key *b)
{
    size_t n = a->size < b->size ? a->size : b->size;
    int order = n ? memcmp(a->text, b->text, n) : 0;

    return order ? order : (a->size > b->size) - (a->size < b->size);
}

bool lm__keys_equal(const lm__key *a, const lm__key *b)
{
    return compare(a, b) == 0;
}

void lm__keys_place(lm__key *keys, size_t n, const char *text)
{
    for (size_t i = 0; i < n; i++) {
        keys[i].text = text;
        /* There is no text where all of them are empty. */
        if (keys[i].size)
            text += keys[i].size;
    }
}

static bool is_sorted(const lm__key *keys, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (compare(&keys[i - 1], &keys[i]) > 0)
            return false;
    return true;
}

/* Two runs side by side, of which the first ends at `middle`. */
static void merge(lm__key *to, const lm__key *a, const lm__key *middle,
                  const lm__key *end)
{
    const lm__key *b = middle;

    while (a < middle && b < end)
        *to++ = compare(a, b) <= 0 ? *a++ : *b++;
    while (a < middle)
        *to++ = *a++;
    while (b < end)
        *to++ = *b++;
}

/* By merging: n log n, also for what somebody made to be slow. */
void lm__keys_sort(lm__key *keys, size_t n)
{
    lm__key *from = keys;
    lm__key *to;

    if (is_sorted(keys, n))
        return;
    to = keys + n;
    for (size_t width = 1; width < n; width *= 2) {
        lm__key *other = from;

        for (size_t i = 0; i < n; i += 2 * width) {
            size_t middle = n - i < width ? n : i + width;
            size_t end = n - middle < width ? n : middle + width;

            merge(to + i, from + i, from + middle, from + end);
        }
        from = to;
        to = other;
    }
    if (from != keys)
        memcpy(keys, from, n * sizeof(*keys));
}
