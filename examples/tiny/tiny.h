/* SPDX-License-Identifier: MIT */
#ifndef TINY_H
#define TINY_H

#include <lm/local.h>

/*
 * A backend over a small model of the llama architecture, in plain C: the
 * model of a megabyte that lies beside it finds people, places, meetings and
 * products in short English sentences.
 *
 *     lm_backend *backend = tiny_open("tiny-extract-q8_0.gguf", &err);
 *     lm_client *client = lm_client_from_backend(backend, NULL);
 *     ...
 *     lm_client_free(client);
 *     tiny_close(backend);
 *
 * It takes GGUF files with weights in F32, F16 and Q8_0, a byte-level
 * tokenizer, and <|im_start|> and <|im_end|> around the turns of a chat.
 *
 * Threads: one backend in one thread at a time.
 */

/* NULL: err, which may be NULL, says why. */
lm_backend *tiny_open(const char *path, lm_error *err);

/* The same from memory, which is borrowed. */
lm_backend *tiny_open_bytes(const void *bytes, size_t size, lm_error *err);

/* The model that is built into the program. */
lm_backend *tiny_open_builtin(lm_error *err);

/* backend may be NULL. */
void tiny_close(lm_backend *backend);

#endif
