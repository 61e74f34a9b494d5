/* SPDX-License-Identifier: MIT */
#ifndef LMC_WORDS_H
#define LMC_WORDS_H

#include <lm/memory.h>
#include <lm/table.h>

/*
 * The contents of an lm_words (see lm/table.h): the words one behind the
 * other as they stand in JSON, their order, and a perfect hash where one is
 * found in reasonable room.
 *
 *     const char *const keys[] = {"name", "age"};
 *     const lm_words *words = words_build(arena, keys, 2, WORDS_KEYS);
 *
 * Threads: none shared; the result is never changed.
 */

/* What stands around each word in JSON text. */
typedef enum words_form {
    WORDS_KEYS,  /* ,"name": */
    WORDS_VALUES /* "red" */
} words_form;

/* At most 65,535 words, no two of them equal. */
const lm_words *words_build(lm_arena *arena, const char *const *words, size_t n,
                            words_form form);

/* Entries of words->slots; 0 if it is NULL. */
size_t words_slots(const lm_words *words);

#endif
