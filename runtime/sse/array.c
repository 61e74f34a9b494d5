/* SPDX-License-Identifier: MIT */
#include "frames.h"

/*
 * The array's own brackets and commas are passed over, and so is all else
 * between objects; an object ends where its brackets are closed. Whether it is
 * JSON is for whoever takes the event.
 */

enum { MAX_EVENT = 16 << 20 };

/* What a byte within an object does to what is open. */
static void step(lm__frames *f, char c)
{
    if (f->escaped) {
        f->escaped = false;
    } else if (f->in_string) {
        f->escaped = c == '\\';
        f->in_string = c != '"';
    } else if (c == '"') {
        f->in_string = true;
    } else if (c == '{' || c == '[') {
        f->depth++;
    } else if (c == '}' || c == ']') {
        f->depth--;
    }
}

/* The end of what belongs to the object, from s on. */
static const char *find_end(lm__frames *f, const char *s, const char *end)
{
    do
        step(f, *s++);
    while (s < end && f->depth);
    return s;
}

static lm_status keep(lm__frames *f, const char *bytes, size_t n)
{
    size_t max = f->max_event ? f->max_event : (size_t)MAX_EVENT;

    f->line.allocator = f->allocator;
    if (n > max - f->line.size)
        return LM_LIMIT;
    lm_buffer_append(&f->line, bytes, n);
    return lm_buffer_status(&f->line);
}

lm_status lm__frames_array(lm__frames *f, const char *s, size_t n)
{
    const char *end = s + n;
    lm_status status = LM_OK;

    while (!status && s < end) {
        const char *from = s;

        if (!f->depth && *s != '{') {
            s++;
            continue;
        }
        if (!f->depth)
            lm_buffer_clear(&f->line);
        s = find_end(f, s, end);
        status = keep(f, from, (size_t)(s - from));
        if (!status && !f->depth) {
            const lm__event event = {
                .type = "message", .data = f->line.data, .n = f->line.size};

            status = f->on_event(f->ctx, &event);
            lm_buffer_clear(&f->line);
        }
    }
    return status;
}
