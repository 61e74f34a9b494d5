/* SPDX-License-Identifier: MIT */
#include "builtin.h"
#include "tiny.h"

/* Apart from backend.c: who opens files need not carry a model along. */
lm_backend *tiny_open_builtin(lm_error *err)
{
    return tiny_open_bytes(tiny_builtin, tiny_builtin_size, err);
}
