/* SPDX-License-Identifier: MIT */
#include "words.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

enum {
    PADDING = 32,
    TRIES = 4096, /* multipliers for each number of slots */
    ROOM = 16,    /* slots for each word, at most */
    HOPE = 11     /* e^-HOPE: too small a chance for so many tries */
};

static const struct form {
    const char *lead, *trail;
} forms[] = {
    [WORDS_KEYS] = {",\"", "\":"},
    [WORDS_VALUES] = {"\"", "\""},
};

static bool is_plain(const char *word)
{
    for (; *word; word++)
        if ((unsigned char)*word < 0x20 || *word == '"' || *word == '\\')
            return false;
    return true;
}

static void join(lm_arena *arena, lm_words *set, const char *const *words,
                 const struct form *form)
{
    uint32_t *at = alloc_array(arena, (size_t)set->n + 1, uint32_t);
    size_t around = strlen(form->lead) + strlen(form->trail);
    char *text;

    for (size_t i = 0; i < set->n; i++)
        at[i + 1] = at[i] + (uint32_t)(strlen(words[i]) + around);
    text = alloc_zeroed(arena, at[set->n] + PADDING, 1, 1);
    for (size_t i = 0; i < set->n; i++) {
        char *word = text + at[i];
        size_t lead = strlen(form->lead);
        size_t n = strlen(words[i]);

        memcpy(word, form->lead, lead);
        memcpy(word + lead, words[i], n);
        memcpy(word + lead + n, form->trail, strlen(form->trail));
        set->plain = set->plain && is_plain(words[i]);
    }
    set->text = text;
    set->at = at;
}

typedef struct entry {
    const char *word;
    uint64_t key;
    uint16_t number;
} entry;

static int by_bytes(const void *a, const void *b)
{
    return strcmp(((const entry *)a)->word, ((const entry *)b)->word);
}

static int by_key(const void *a, const void *b)
{
    uint64_t left = ((const entry *)a)->key;
    uint64_t right = ((const entry *)b)->key;

    return left < right ? -1 : left > right;
}

static const uint16_t *sort(lm_arena *arena, entry *entries, size_t n)
{
    uint16_t *sorted = alloc_array(arena, n, uint16_t);

    qsort(entries, n, sizeof(entry), by_bytes);
    for (size_t i = 0; i < n; i++)
        sorted[i] = entries[i].number;
    return sorted;
}

/* The same numbers on every machine, so that output is the same. */
static uint64_t next_multiplier(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (z ^ (z >> 31)) | 1;
}

enum { FREE_SLOT = 0xffff };

static bool fill(uint16_t *slots, size_t n_slots, const entry *entries,
                 const lm_words *set)
{
    memset(slots, 0xff, n_slots * sizeof(*slots));
    for (size_t i = 0; i < set->n; i++) {
        size_t slot =
            (size_t)((entries[i].key * set->multiplier) >> set->shift);

        if (slots[slot] != FREE_SLOT)
            return false;
        slots[slot] = entries[i].number;
    }
    /* A free slot names some word; comparing with it then refuses. */
    for (size_t i = 0; i < n_slots; i++)
        if (slots[i] == FREE_SLOT)
            slots[i] = 0;
    return true;
}

static bool search(lm_words *set, uint16_t *slots, unsigned bits,
                   const entry *entries)
{
    uint64_t state = bits;

    set->shift = (uint8_t)(64 - bits);
    for (int i = 0; i < TRIES; i++) {
        set->multiplier = next_multiplier(&state);
        if (fill(slots, (size_t)1 << bits, entries, set))
            return true;
    }
    return false;
}

/* Two words with one key share a slot whatever the multiplier. */
static bool keys_differ(entry *entries, size_t n)
{
    qsort(entries, n, sizeof(entry), by_key);
    for (size_t i = 1; i < n; i++)
        if (entries[i - 1].key == entries[i].key)
            return false;
    return true;
}

static void hash(lm_arena *arena, lm_words *set, entry *entries)
{
    size_t n = set->n;
    uint16_t *slots;
    unsigned bits = 1;

    if (!keys_differ(entries, n))
        return;
    while (((size_t)1 << bits) < n)
        bits++;
    slots = alloc_array(arena, ((size_t)1 << bits) * ROOM, uint16_t);
    for (size_t room = 1; room <= ROOM; room *= 2, bits++) {
        /* A random function is perfect with a chance of e^(-n^2 / 2m). */
        if (n * n / 2 > ((size_t)HOPE << bits))
            continue;
        if (search(set, slots, bits, entries)) {
            set->slots = slots;
            return;
        }
    }
    set->multiplier = 0;
    set->shift = 0;
}

const lm_words *words_build(lm_arena *arena, const char *const *words, size_t n,
                            words_form form)
{
    lm_words *set = alloc_new(arena, lm_words);
    entry *entries = alloc_array(arena, n, entry);

    set->n = (uint16_t)n;
    set->lead = (uint8_t)strlen(forms[form].lead);
    set->trail = (uint8_t)strlen(forms[form].trail);
    set->plain = true;
    join(arena, set, words, &forms[form]);
    for (size_t i = 0; i < n; i++) {
        entries[i].word = words[i];
        entries[i].key = lm_words_key(words[i], strlen(words[i]));
        entries[i].number = (uint16_t)i;
    }
    set->sorted = sort(arena, entries, n);
    if (n)
        hash(arena, set, entries);
    return set;
}

size_t words_slots(const lm_words *words)
{
    return words->slots ? (size_t)1 << (64 - words->shift) : 0;
}
