/* SPDX-License-Identifier: MIT */
#include "jsontext.h"

#include "alloc.h"

#include <string.h>

/* Bytes at text that stand for themselves. */
static size_t plain_run(const char *text)
{
    size_t n = 0;

    while ((unsigned char)text[n] >= 0x20 && text[n] != '"' && text[n] != '\\')
        n++;
    return n;
}

void jsontext_put(lm_buffer *out, const char *text)
{
    static const char named[] = "\b\f\n\r\t\"\\";
    static const char letters[] = "bfnrt\"\\";

    lm_buffer_putc(out, '"');
    for (;;) {
        size_t n = plain_run(text);
        const char *name;

        lm_buffer_append(out, text, n);
        text += n;
        if (!*text)
            break;
        name = strchr(named, *text);
        if (name)
            lm_buffer_printf(out, "\\%c", letters[name - named]);
        else
            lm_buffer_printf(out, "\\u%04x", (unsigned char)*text);
        text++;
    }
    lm_buffer_putc(out, '"');
}

const char *jsontext_quote(lm_arena *arena, const char *text)
{
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const char *quoted;

    jsontext_put(&buf, text);
    quoted = alloc_strndup(arena, buf.data, buf.size);
    lm_buffer_free(&buf);
    return quoted;
}
