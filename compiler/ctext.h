/* SPDX-License-Identifier: MIT */
#ifndef LMC_CTEXT_H
#define LMC_CTEXT_H

#include <lm/memory.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Texts as C source: the one place where anything is escaped for C. What
 * comes out means the same in C11 and in C++17, with trigraphs or without.
 *
 *     ctext_literal(arena, "\xc3\xa9?", 3, 4) gives "\303\251?"
 *
 * Threads: as the arena.
 */

/* ISO C promises no longer ones. */
#define CTEXT_LITERAL_MAX 4095

/*
 * A block comment, on one line if it fits, each line behind `indent` spaces
 * but for the first, without a newline at the end.
 */
const char *ctext_comment(lm_arena *arena, const char *text, unsigned indent);

/* A string literal, in pieces of a line each, indented likewise. */
const char *ctext_literal(lm_arena *arena, const char *bytes, size_t n,
                          unsigned indent);

/* The same bytes and a NUL as {'a', 'b', ...}: of any length. */
const char *ctext_chars(lm_arena *arena, const char *bytes, size_t n,
                        unsigned indent);

/* One of the two, by the length, for `const char x[] =`. */
const char *ctext_array(lm_arena *arena, const char *bytes, size_t n,
                        unsigned indent);

/* Numbers between commas, wrapped: the inside of an initialiser. */
const char *ctext_u16(lm_arena *arena, const uint16_t *numbers, size_t n);
const char *ctext_u32(lm_arena *arena, const uint32_t *numbers, size_t n);
const char *ctext_u8(lm_arena *arena, const uint8_t *numbers, size_t n);

/* Texts between commas, wrapped, each line behind `indent` spaces. */
const char *ctext_list(lm_arena *arena, const char *const *items, size_t n,
                       unsigned indent);

/* Constants of their type, also for the least int64_t. */
const char *ctext_i64(lm_arena *arena, int64_t number);
const char *ctext_u64(lm_arena *arena, uint64_t number);
const char *ctext_double(lm_arena *arena, double number);

/* The last part of a path. */
const char *ctext_basename(const char *path);

#endif
