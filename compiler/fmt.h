/* SPDX-License-Identifier: MIT */
#ifndef LMC_FMT_H
#define LMC_FMT_H

#include "diag.h"

/*
 * The one layout of .model files: four spaces, an entry a line, types in a
 * column, 80 columns. Comments stay where they are, blank lines too (one at
 * most), and a body that its author wrote on one line, if it fits.
 *
 *     lm_buffer text = {.allocator = &alloc_or_exit};
 *     if (fmt_file(file, &diag, &text)) ... fwrite(text.data, ...) ...
 *
 * What is formatted stays as it is when it is formatted again.
 *
 * Threads: as the diag.
 */

/* False, and nothing in text, if the file has errors of syntax. */
bool fmt_file(const source *file, diag *diag, lm_buffer *text);

#endif
