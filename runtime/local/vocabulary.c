/* SPDX-License-Identifier: MIT */
#include "vocabulary.h"

#include "allocator.h"

#include <string.h>

static int compare(const char *a, size_t n, const char *b, size_t m)
{
    int order = memcmp(a, b, n < m ? n : m);

    return order ? order : (n > m) - (n < m);
}

static bool before(const lm__vocabulary *vocab, lm_token a, lm_token b)
{
    const lm__piece *x = &vocab->pieces[a];
    const lm__piece *y = &vocab->pieces[b];

    return compare(x->text, x->size, y->text, y->size) < 0;
}

/* Lets item i of a heap of n sink to its place. */
static void sink(lm__vocabulary *vocab, size_t i, size_t n)
{
    lm_token *heap = vocab->sorted;
    lm_token item = heap[i];

    for (size_t child = 2 * i + 1; child < n; child = 2 * i + 1) {
        if (child + 1 < n && before(vocab, heap[child], heap[child + 1]))
            child++;
        if (!before(vocab, item, heap[child]))
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = item;
}

/* Heapsort: qsort knows no context, and tokens are compared through one. */
static void sort(lm__vocabulary *vocab)
{
    lm_token *heap = vocab->sorted;

    for (size_t i = vocab->n_sorted / 2; i-- > 0;)
        sink(vocab, i, vocab->n_sorted);
    for (size_t n = vocab->n_sorted; n-- > 1;) {
        lm_token last = heap[n];

        heap[n] = heap[0];
        heap[0] = last;
        sink(vocab, 0, n);
    }
}

lm_status lm__vocabulary_init(lm__vocabulary *vocab, const lm_backend *backend,
                              const lm_allocator *allocator)
{
    uint32_t n = backend->n_vocab;

    *vocab = (lm__vocabulary){.allocator = allocator, .n = n};
    vocab->pieces = lm__new(allocator, n * sizeof(*vocab->pieces));
    vocab->sorted = lm__new(allocator, n * sizeof(*vocab->sorted));
    if (!vocab->pieces || !vocab->sorted) {
        lm__vocabulary_free(vocab);
        return LM_NOMEM;
    }
    for (uint32_t i = 0; i < n; i++) {
        lm__piece *piece = &vocab->pieces[i];

        piece->text = backend->bytes(backend->ctx, (lm_token)i, &piece->size);
        if (piece->size)
            vocab->sorted[vocab->n_sorted++] = (lm_token)i;
        if (piece->size > vocab->longest)
            vocab->longest = piece->size;
    }
    sort(vocab);
    return LM_OK;
}

void lm__vocabulary_free(lm__vocabulary *vocab)
{
    lm__delete(vocab->allocator, vocab->pieces,
               vocab->n * sizeof(*vocab->pieces));
    lm__delete(vocab->allocator, vocab->sorted,
               vocab->n * sizeof(*vocab->sorted));
    *vocab = (lm__vocabulary){0};
}

size_t lm__vocabulary_from(const lm__vocabulary *vocab, const char *text,
                           size_t n)
{
    size_t low = 0;
    size_t high = vocab->n_sorted;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const lm__piece *piece = &vocab->pieces[vocab->sorted[middle]];

        if (compare(piece->text, piece->size, text, n) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

lm_token lm__vocabulary_longer(const lm__vocabulary *vocab, size_t *at,
                               const char *text, size_t n)
{
    while (*at < vocab->n_sorted) {
        lm_token token = vocab->sorted[*at];
        const lm__piece *piece = &vocab->pieces[token];

        if (piece->size < n || memcmp(piece->text, text, n) != 0)
            break;
        ++*at;
        if (piece->size > n)
            return token;
    }
    return -1;
}
