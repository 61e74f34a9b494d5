/* SPDX-License-Identifier: MIT */
#include "ctext.h"

#include "alloc.h"

#include <lm/buffer.h>

#include <stdio.h>
#include <string.h>

enum { WIDTH = 80 };

/* The buffer's text in the arena; the buffer is given back. */
static const char *settle(lm_arena *arena, lm_buffer *buf)
{
    const char *text =
        alloc_strndup(arena, buf->data ? buf->data : "", buf->size);

    lm_buffer_free(buf);
    return text;
}

static void new_line(lm_buffer *buf, unsigned indent)
{
    lm_buffer_printf(buf, "\n%*s", (int)indent, "");
}

/* ??= and its like are other characters to some compilers. */
static bool begins_trigraph(const char *s, size_t n)
{
    return n > 2 && s[0] == '?' && s[1] == '?' && strchr("=/'()!<>-", s[2]);
}

static const char *const short_escapes[] = {
    ['\n'] = "\\n", ['\t'] = "\\t", ['\r'] = "\\r",
    ['"'] = "\\\"", ['\''] = "\\'", ['\\'] = "\\\\",
};

/* One byte of a literal between `quote`s; octal takes three digits at most. */
static void escape(char c, char quote, char out[8])
{
    unsigned char u = (unsigned char)c;
    bool other_quote = (c == '"' || c == '\'') && c != quote;

    if (!other_quote && u < sizeof(short_escapes) / sizeof(*short_escapes) &&
        short_escapes[u]) {
        memcpy(out, short_escapes[u], 3);
        return;
    }
    if (u < 0x20 || u >= 0x7f) {
        snprintf(out, 8, "\\%03o", u);
        return;
    }
    out[0] = c;
    out[1] = '\0';
}

/* A literal being printed, a line at a time. */
typedef struct literal {
    lm_buffer buf;
    char line[WIDTH * 2];
    size_t n;     /* bytes in line */
    size_t after; /* where it breaks well: behind a comma or space; or 0 */
    unsigned indent;
} literal;

static void flush_line(literal *l, size_t n)
{
    if (l->buf.size)
        new_line(&l->buf, l->indent);
    lm_buffer_putc(&l->buf, '"');
    lm_buffer_append(&l->buf, l->line, n);
    lm_buffer_putc(&l->buf, '"');
    memmove(l->line, l->line + n, l->n - n);
    l->n -= n;
    l->after = 0;
}

/* Breaks behind a comma, a space or a newline where that is not too short. */
static void put_escaped(literal *l, const char *escaped, bool breaks)
{
    size_t n = strlen(escaped);
    size_t room = WIDTH - 3 - l->indent;

    if (l->n + n > room)
        flush_line(l, l->after > room / 2 ? l->after : l->n);
    memcpy(l->line + l->n, escaped, n);
    l->n += n;
    if (breaks)
        l->after = l->n;
}

/* It stands for itself, whatever is before or behind it. */
static bool is_plain(char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '?';
}

const char *ctext_literal(lm_arena *arena, const char *bytes, size_t n,
                          unsigned indent)
{
    literal l = {.buf = {.allocator = &alloc_or_exit}, .indent = indent};

    for (size_t i = 0; i < n; i++) {
        char one[8];
        bool breaks = bytes[i] == ',' || bytes[i] == ' ' || bytes[i] == '\n';

        if (is_plain(bytes[i]) && l.n < WIDTH - 3 - indent) {
            l.line[l.n++] = bytes[i];
            if (breaks)
                l.after = l.n;
            continue;
        }
        escape(bytes[i], '"', one);
        if (begins_trigraph(bytes + i, n - i))
            snprintf(one, sizeof(one), "?\" \"");
        put_escaped(&l, one, breaks);
        if (bytes[i] == '\n' && i + 1 < n)
            flush_line(&l, l.n);
    }
    if (l.n || !l.buf.size)
        flush_line(&l, l.n);
    return settle(arena, &l.buf);
}

/* Items between commas in lines of a width. */
typedef struct list {
    lm_buffer buf;
    unsigned indent;
    size_t column;
} list;

static list list_new(unsigned indent)
{
    return (list){.buf = {.allocator = &alloc_or_exit},
                  .indent = indent,
                  .column = indent};
}

static void list_put(list *l, const char *item)
{
    size_t n = strlen(item);

    if (l->buf.size) {
        lm_buffer_putc(&l->buf, ',');
        if (l->column + n + 3 > WIDTH) {
            new_line(&l->buf, l->indent);
            l->column = l->indent;
        } else {
            lm_buffer_putc(&l->buf, ' ');
            l->column++;
        }
    }
    lm_buffer_puts(&l->buf, item);
    l->column += n + 1;
}

/* One byte as a character constant. */
static void quote(char c, char out[12])
{
    size_t n;

    out[0] = '\'';
    escape(c, '\'', out + 1);
    n = strlen(out);
    memcpy(out + n, "'", 2);
}

const char *ctext_chars(lm_arena *arena, const char *bytes, size_t n,
                        unsigned indent)
{
    list l = list_new(indent);

    for (size_t i = 0; i < n; i++) {
        char quoted[12];

        quote(bytes[i], quoted);
        if (i == 0) {
            lm_buffer_putc(&l.buf, '{');
            lm_buffer_puts(&l.buf, quoted);
            l.column += strlen(quoted) + 1;
        } else {
            list_put(&l, quoted);
        }
    }
    list_put(&l, n ? "'\\0'" : "{'\\0'");
    lm_buffer_putc(&l.buf, '}');
    return settle(arena, &l.buf);
}

const char *ctext_array(lm_arena *arena, const char *bytes, size_t n,
                        unsigned indent)
{
    return n <= CTEXT_LITERAL_MAX ? ctext_literal(arena, bytes, n, indent)
                                  : ctext_chars(arena, bytes, n, indent);
}

const char *ctext_list(lm_arena *arena, const char *const *items, size_t n,
                       unsigned indent)
{
    list l = list_new(indent);

    for (size_t i = 0; i < n; i++)
        list_put(&l, items[i]);
    return settle(arena, &l.buf);
}

const char *ctext_u16(lm_arena *arena, const uint16_t *numbers, size_t n)
{
    list l = list_new(4);

    for (size_t i = 0; i < n; i++) {
        char one[8];

        snprintf(one, sizeof(one), "%u", (unsigned)numbers[i]);
        list_put(&l, one);
    }
    return settle(arena, &l.buf);
}

const char *ctext_u32(lm_arena *arena, const uint32_t *numbers, size_t n)
{
    list l = list_new(4);

    for (size_t i = 0; i < n; i++) {
        char one[16];

        snprintf(one, sizeof(one), "%lu", (unsigned long)numbers[i]);
        list_put(&l, one);
    }
    return settle(arena, &l.buf);
}

const char *ctext_u8(lm_arena *arena, const uint8_t *numbers, size_t n)
{
    list l = list_new(4);

    for (size_t i = 0; i < n; i++) {
        char one[8];

        snprintf(one, sizeof(one), "%u", (unsigned)numbers[i]);
        list_put(&l, one);
    }
    return settle(arena, &l.buf);
}

/* 9223372036854775808 has no signed type to be negated in. */
const char *ctext_i64(lm_arena *arena, int64_t number)
{
    if (number == INT64_MIN)
        return "INT64_MIN";
    if (number >= -INT32_MAX && number <= INT32_MAX)
        return alloc_printf(arena, "%ld", (long)number);
    return alloc_printf(arena, "INT64_C(%lld)", (long long)number);
}

const char *ctext_u64(lm_arena *arena, uint64_t number)
{
    if (number <= INT32_MAX)
        return alloc_printf(arena, "%lu", (unsigned long)number);
    return alloc_printf(arena, "UINT64_C(%llu)", (unsigned long long)number);
}

/* Seventeen digits are always enough; fewer read better where they are. */
const char *ctext_double(lm_arena *arena, double number)
{
    char *text = NULL;

    for (int digits = 15; digits <= 17; digits++) {
        double again;

        text = alloc_printf(arena, "%.*g", digits, number);
        if (sscanf(text, "%lf", &again) == 1 && !(again < number) &&
            !(again > number))
            break;
    }
    return strpbrk(text, ".en") ? text : alloc_printf(arena, "%s.0", text);
}

const char *ctext_basename(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}
