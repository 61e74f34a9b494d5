/* SPDX-License-Identifier: MIT */
#ifndef LM_MASK_H
#define LM_MASK_H

#include "lm/buffer.h"

#include <stdbool.h>

/*
 * What of an exchange must not be seen: keys in headers and URLs, and the same
 * keys wherever else they stand. They become "***".
 *
 *     lm__mask mask;
 *     lm__mask_learn(&mask, exchange->headers, exchange->secret);
 *     lm__mask_url(&mask, exchange->url, &out);
 *
 * Threads: pure functions.
 */

enum { LM__MASK_SECRETS = 8 };

typedef struct lm__mask {
    const char *secrets[LM__MASK_SECRETS]; /* in the headers they came in */
    size_t sizes[LM__MASK_SECRETS];
    const char *key; /* NULL: there is none */
    size_t n;
} lm__mask;

/*
 * Takes the secrets from a request's headers; key is one more, or NULL. Both
 * must stand as long as the mask.
 */
void lm__mask_learn(lm__mask *mask, const char *const *headers,
                    const char *key);

/* A header line of n bytes; true: its value was a secret. */
bool lm__mask_header(const lm__mask *mask, const char *line, size_t n,
                     lm_buffer *out);

/* Parameters that carry keys, and what stands before the host's '@', too. */
void lm__mask_url(const lm__mask *mask, const char *url, lm_buffer *out);

/* Any text of n bytes. */
void lm__mask_text(const lm__mask *mask, const char *text, size_t n,
                   lm_buffer *out);

/* There is a secret in the text. */
bool lm__mask_finds(const lm__mask *mask, const char *text, size_t n);

#endif
