/* SPDX-License-Identifier: MIT */
#ifndef LMC_DEPFILE_H
#define LMC_DEPFILE_H

#include <lm/buffer.h>

/*
 * A dependency file in the syntax of make, which ninja reads too:
 *
 *     out/user.lm.h out/user.lm.c: user.model shared/address.model
 *
 * Threads: none shared.
 */
void depfile_print(const char *const *targets, size_t n_targets,
                   const char *const *sources, size_t n_sources,
                   lm_buffer *out);

#endif
