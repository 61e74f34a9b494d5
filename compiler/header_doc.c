/* SPDX-License-Identifier: MIT */
#include "header_doc.h"

#include <string.h>

/* The text of doc comments in C: of lines, and of blocks with their stars. */

static const char *trim(const char *s, const char *end)
{
    while (end > s && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    return end;
}

/* " * text": what leads a line in a block. */
static const char *skip_star(const char *s, const char *end)
{
    while (s < end && (*s == ' ' || *s == '\t'))
        s++;
    if (s < end && *s == '*')
        s++;
    return s;
}

static void put_line(const char *s, const char *end, lm_buffer *buf)
{
    if (s < end && *s == ' ')
        s++;
    lm_buffer_append(buf, s, (size_t)(trim(s, end) - s));
}

/* Empty lines at the start and at the end say nothing. */
static void put_block(const char *s, const char *end, lm_buffer *buf)
{
    size_t n_lines = 0;
    size_t n_empty = 0;

    while (s < end) {
        const char *next = memchr(s, '\n', (size_t)(end - s));
        const char *stop = trim(s, next ? next : end);
        const char *text =
            n_lines + n_empty || *s == '\n' ? skip_star(s, stop) : s;

        if (trim(text, stop) == text || (stop - text == 1 && *text == ' ')) {
            n_empty++;
        } else {
            for (; n_lines && n_empty; n_empty--)
                lm_buffer_putc(buf, '\n');
            if (n_lines)
                lm_buffer_putc(buf, '\n');
            n_empty = 0;
            put_line(text, stop, buf);
            n_lines++;
        }
        s = next ? next + 1 : end;
    }
}

bool header_doc_is_behind(const char *comment)
{
    return comment[3] == '<';
}

void header_doc(const char *comment, size_t n, lm_buffer *buf)
{
    const char *s = comment + 3;
    const char *end = comment + n;
    bool block = comment[1] == '*';

    if (block)
        end -= 2;
    if (s < end && *s == '<')
        s++;
    if (block)
        put_block(s, trim(s, end), buf);
    else
        put_line(s, end, buf);
}
