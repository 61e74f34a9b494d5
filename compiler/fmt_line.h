/* SPDX-License-Identifier: MIT */
#ifndef LMC_FMT_LINE_H
#define LMC_FMT_LINE_H

#include "token.h"

#include <lm/buffer.h>

/*
 * One line of a formatted file, as fmt.c finds them and fmt_line.c writes
 * them: tokens [first, end), or a comment that stands alone.
 *
 * Threads: pure functions.
 */
typedef struct fmt_line {
    size_t first;
    size_t end;
    size_t trailing; /* comment behind it; SIZE_MAX: none */
    unsigned indent; /* levels */
    size_t pad;      /* column of what follows "name:"; 0: one space */
    bool blank;      /* an empty line before it */
    bool comment;
    bool joined; /* a declaration with its body: commas between entries */
    bool comma;  /* one more at the end, as members of enums have */
} fmt_line;

/* Whether the token goes on in other lines: a string between three quotes. */
bool fmt_line_is_block(const token_list *tokens, size_t i);

/* Columns that the line takes if it is not broken. */
size_t fmt_line_width(const token_list *tokens, const fmt_line *line);

/* Columns of the name and colon that it begins with; 0: it does not. */
size_t fmt_line_name(const token_list *tokens, const fmt_line *line);

void fmt_line_write(const token_list *tokens, const fmt_line *line,
                    lm_buffer *text);

#endif
