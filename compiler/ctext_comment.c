/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "ctext.h"

#include <lm/buffer.h>

#include <string.h>

/*
 * A comment cannot be ended, nested, spliced or turned around by its text:
 * what would do so is spelled otherwise.
 */

enum { WIDTH = 80 };

/* Bytes of a control of writing direction at s; 0: it is none. */
static size_t direction_mark(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;

    if (u[0] == 0xd8 && u[1] == 0x9c)
        return 2; /* U+061C */
    if (u[0] != 0xe2)
        return 0;
    if (u[1] == 0x80 && (u[2] == 0x8e || u[2] == 0x8f))
        return 3; /* U+200E, U+200F */
    if (u[1] == 0x80 && u[2] >= 0xaa && u[2] <= 0xae)
        return 3; /* U+202A to U+202E */
    if (u[1] == 0x81 && u[2] >= 0xa6 && u[2] <= 0xa9)
        return 3; /* U+2066 to U+2069 */
    return 0;
}

static bool needs_space(char last, char c)
{
    return (last == '*' && c == '/') || (last == '/' && c == '*');
}

/* The text with nothing in it that a comment could not hold. */
static char *tame(lm_arena *arena, const char *text)
{
    char *out = alloc_zeroed(arena, strlen(text) * 2 + 1, 1, 1);
    size_t n = 0;

    while (*text) {
        size_t mark = direction_mark(text);

        if (mark) {
            text += mark;
            continue;
        }
        if (n && needs_space(out[n - 1], *text))
            out[n++] = ' ';
        /* A backslash to some compilers. */
        if (strncmp(text, "?\?/", 3) == 0) {
            out[n++] = *text++;
            out[n++] = ' ';
        }
        out[n] = *text++;
        if ((unsigned char)out[n] < 0x20 && out[n] != '\n')
            out[n] = ' ';
        n++;
    }
    while (n && (out[n - 1] == ' ' || out[n - 1] == '\n'))
        out[--n] = '\0';
    return out;
}

/* Columns, as near as a count of code points comes to them. */
static size_t columns(const char *s, size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)s[i] & 0xc0) != 0x80;
    return count;
}

static void start_line(lm_buffer *buf, unsigned indent)
{
    lm_buffer_printf(buf, "\n%*s *", (int)indent, "");
}

/* The words of one line of text, in as many lines as they need. */
static void put_line(lm_buffer *buf, const char *line, size_t n,
                     unsigned indent)
{
    const char *end = line + n;
    size_t column = indent + 2;

    start_line(buf, indent);
    while (line < end) {
        const char *space = memchr(line, ' ', (size_t)(end - line));
        size_t word = (size_t)((space ? space : end) - line);
        size_t width = columns(line, word) + 1;

        if (column + width > WIDTH && column > indent + 2U) {
            start_line(buf, indent);
            column = indent + 2;
        }
        if (word) {
            lm_buffer_putc(buf, ' ');
            lm_buffer_append(buf, line, word);
            column += width;
        }
        line += word + (space != NULL);
    }
}

const char *ctext_comment(lm_arena *arena, const char *text, unsigned indent)
{
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const char *tamed = tame(arena, text);
    size_t n = strlen(tamed);
    const char *comment;

    if (!strchr(tamed, '\n') && columns(tamed, n) + indent + 6 <= WIDTH)
        return alloc_printf(arena, "/* %s */", tamed);
    lm_buffer_puts(&buf, "/*");
    for (;;) {
        n = strcspn(tamed, "\n");
        put_line(&buf, tamed, n, indent);
        if (!tamed[n])
            break;
        tamed += n + 1;
    }
    start_line(&buf, indent);
    lm_buffer_putc(&buf, '/');
    comment = alloc_strndup(arena, buf.data, buf.size);
    lm_buffer_free(&buf);
    return comment;
}
