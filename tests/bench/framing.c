/* SPDX-License-Identifier: MIT */
#include "framing.h"

#include <string.h>

static bool take_line(framing *f, const char *s, size_t n)
{
    static const char field[] = "data: ";
    size_t skip = sizeof(field) - 1;

    if (n < skip || memcmp(s, field, skip) != 0 ||
        (n == skip + 6 && memcmp(s + skip, "[DONE]", 6) == 0))
        return true;
    return f->on_data(f->ctx, s + skip, n - skip);
}

bool framing_feed(framing *f, const char *bytes, size_t n)
{
    const char *end = bytes + n;

    while (bytes < end) {
        const char *line = bytes;
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        size_t size = (size_t)((feed ? feed : end) - line);
        bool good;

        if (!feed || f->line.n)
            text_put(&f->line, line, size);
        if (!feed)
            return true;
        good = f->line.n ? take_line(f, f->line.s, f->line.n)
                         : take_line(f, line, size);
        text_clear(&f->line);
        if (!good)
            return false;
        bytes = feed + 1;
    }
    return true;
}

void framing_free(framing *f)
{
    text_free(&f->line);
}
