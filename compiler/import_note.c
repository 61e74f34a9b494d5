/* SPDX-License-Identifier: MIT */
#include "import_part.h"

#include "alloc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void import_leave_out(importer *im, const jsontree *at, const char *format, ...)
{
    const char *pointer = jsontree_pointer(im->arena, at);
    const char *line;
    char text[300];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    diag_warning(im->diag, at->span, "%s: %s", pointer, text);
    line = alloc_printf(im->arena, "%s: %s\n", pointer, text);
    if (!im->left.size || !strstr(im->left.data, line))
        lm_buffer_puts(&im->left, line);
}

void import_fail(importer *im, const jsontree *at, const char *format, ...)
{
    char text[300];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    diag_error(im->diag, at->span, "%s: %s", jsontree_pointer(im->arena, at),
               text);
}

/* Control characters would end the comment, or worse. */
static void put_visible(lm_buffer *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool control = (unsigned char)text[i] < ' ' || text[i] == 127;

        lm_buffer_append(out, control ? " " : &text[i], 1);
    }
}

/* Each line of text behind the lead; an empty one is the lead alone. */
static void put_lines(lm_buffer *out, const char *indent, const char *lead,
                      const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");

        lm_buffer_printf(out, "%s%s%s", indent, lead, n ? " " : "");
        put_visible(out, text, n);
        lm_buffer_putc(out, '\n');
        text += n + (text[n] == '\n');
    }
}

void import_put_comments(importer *im, const char *indent, lm_buffer *out)
{
    if (im->left.size)
        put_lines(out, indent, "//", im->left.data);
    lm_buffer_clear(&im->left);
}

void import_put_doc(const char *indent, const jsontree *text, lm_buffer *out)
{
    if (text && text->kind == JSONTREE_STRING)
        put_lines(out, indent, "///", text->text);
}
