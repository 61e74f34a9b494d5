/* SPDX-License-Identifier: MIT */
#include "jsontext.h"

#include "alloc.h"

#include <string.h>

void jsontext_put(lm_buffer *out, const char *text)
{
    static const char named[] = "\b\f\n\r\t\"\\";
    static const char letters[] = "bfnrt\"\\";

    lm_buffer_putc(out, '"');
    for (; *text; text++) {
        const char *name = strchr(named, *text);

        if (name)
            lm_buffer_printf(out, "\\%c", letters[name - named]);
        else if ((unsigned char)*text < 0x20)
            lm_buffer_printf(out, "\\u%04x", (unsigned char)*text);
        else
            lm_buffer_putc(out, *text);
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
