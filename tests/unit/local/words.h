/* SPDX-License-Identifier: MIT */
#ifndef WORDS_H
#define WORDS_H

#include <lm/local.h>

/*
 * A backend that is nothing but a list of words: token i is words[i], and the
 * last one ends the answer. For tests of what only needs a vocabulary.
 *
 *     const char *const list[] = {"a", "ab", "", NULL};
 *     lm_backend backend = words_backend(list);
 *
 * Threads: no state.
 */
lm_backend words_backend(const char *const *list);

#endif
