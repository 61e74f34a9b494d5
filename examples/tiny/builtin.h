/* SPDX-License-Identifier: MIT */
#ifndef TINY_BUILTIN_H
#define TINY_BUILTIN_H

#include <stddef.h>
#include <stdint.h>

/* The bytes of the model file, written by embed.c during the build. */
extern const uint64_t tiny_builtin[];
extern const size_t tiny_builtin_size;

#endif
