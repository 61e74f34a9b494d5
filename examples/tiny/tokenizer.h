/* SPDX-License-Identifier: MIT */
#ifndef TINY_TOKENIZER_H
#define TINY_TOKENIZER_H

#include "gguf.h"

#include <lm/local.h>

/*
 * Byte-level pair encoding, as GPT-2 has it: text is cut into words, each
 * byte of a word is a token, and neighbours merge in the order of the
 * model's list of merges.
 *
 *     tokenizer t;
 *     lm_token tokens[5];
 *     if (tokenizer_open(&t, &file, &err) == LM_OK)
 *         n = tokenizer_encode(&t, "Jason", 5, tokens);
 *
 * Threads: a tokenizer is constant once it is open.
 */
typedef struct tokenizer_token {
    const char *text; /* the bytes it stands for, or a control token's name */
    size_t size;
    bool control;
} tokenizer_token;

/* Two neighbours that become one; the first in the list have the say. */
typedef struct tokenizer_merge {
    lm_token left;
    lm_token right;
    lm_token merged;
    uint32_t rank;
} tokenizer_merge;

typedef struct tokenizer {
    tokenizer_token *tokens;
    uint32_t n_tokens;
    tokenizer_merge *merges; /* by left, then right */
    size_t n_merges;
    lm_token of_byte[256];
    lm_token end; /* says that the answer is complete */
    char *texts;  /* memory of the tokens' bytes */
} tokenizer;

/* The file is borrowed; *out is untouched unless LM_OK is returned. */
lm_status tokenizer_open(tokenizer *out, const gguf *file, lm_error *err);

void tokenizer_close(tokenizer *t);

/*
 * Writes the tokens of n bytes, at most n of them, and returns how many. None
 * of them is a control token.
 */
size_t tokenizer_encode(const tokenizer *t, const char *text, size_t n,
                        lm_token *out);

/* The same, the names of control tokens standing for these. */
size_t tokenizer_encode_control(const tokenizer *t, const char *text, size_t n,
                                lm_token *out);

#endif
