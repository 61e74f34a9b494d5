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
    static const char spaces[] = "\n                ";

    lm_buffer_append(buf, spaces, indent + 1);
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

static bool breaks_well(char c)
{
    return c == ',' || c == ' ' || c == '\n';
}

/* As many plain bytes as the line takes; how many they are. */
static size_t put_plain(literal *l, const char *bytes, size_t n)
{
    size_t room = WIDTH - 3 - l->indent - l->n;
    size_t i = 0;

    n = n < room ? n : room;
    for (; i < n && is_plain(bytes[i]); i++) {
        l->line[l->n++] = bytes[i];
        if (bytes[i] <= ',' && breaks_well(bytes[i]))
            l->after = l->n;
    }
    return i;
}

const char *ctext_literal(lm_arena *arena, const char *bytes, size_t n,
                          unsigned indent)
{
    literal l = {.buf = {.allocator = &alloc_or_exit}, .indent = indent};

    for (size_t i = 0; i < n; i++) {
        char one[8];

        i += put_plain(&l, bytes + i, n - i);
        if (i == n)
            break;
        escape(bytes[i], '"', one);
        if (begins_trigraph(bytes + i, n - i))
            snprintf(one, sizeof(one), "?\" \"");
        put_escaped(&l, one, breaks_well(bytes[i]));
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
    bool begun; /* there is an item */
} list;

static list list_new(unsigned indent)
{
    return (list){.buf = {.allocator = &alloc_or_exit},
                  .indent = indent,
                  .column = indent};
}

/* Texts of many thousand bytes are lists of characters: it is kept short. */
static void list_put(list *l, const char *item, size_t n)
{
    char *at = lm_buffer_room(&l->buf, n + l->indent + 2);
    const char *start = at;
    bool fits = l->column + n + 3 <= WIDTH;

    if (l->begun) {
        *at++ = ',';
        *at++ = fits ? ' ' : '\n';
        for (unsigned i = 0; !fits && i < l->indent; i++)
            *at++ = ' ';
        l->column = fits ? l->column + 1 : l->indent;
    }
    for (size_t i = 0; i < n; i++)
        *at++ = item[i];
    *at = '\0';
    l->buf.size += (size_t)(at - start);
    l->column += n + 1;
    l->begun = true;
}

static void list_put_number(list *l, uint32_t number)
{
    char digits[10];
    char *at = digits + sizeof(digits);

    do
        *--at = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    list_put(l, at, (size_t)(digits + sizeof(digits) - at));
}

/* One byte as a character constant; its length. */
static size_t quote(char c, char out[12])
{
    size_t n = 1;

    out[0] = '\'';
    if (is_plain(c) && c != '\'')
        out[n++] = c;
    else {
        escape(c, '\'', out + 1);
        n = strlen(out);
    }
    memcpy(out + n, "'", 2);
    return n + 1;
}

const char *ctext_chars(lm_arena *arena, const char *bytes, size_t n,
                        unsigned indent)
{
    list l = list_new(indent);
    char quoted[12];

    lm_buffer_putc(&l.buf, '{');
    for (size_t i = 0; i < n; i++) {
        size_t length = quote(bytes[i], quoted);

        list_put(&l, quoted, length);
    }
    list_put(&l, "'\\0'", 4);
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
        list_put(&l, items[i], strlen(items[i]));
    return settle(arena, &l.buf);
}

/* Numbers of one width, between commas. */
#define CTEXT_NUMBERS(name, type)                                              \
    const char *name(lm_arena *arena, const type *numbers, size_t n)           \
    {                                                                          \
        list l = list_new(4);                                                  \
                                                                               \
        for (size_t i = 0; i < n; i++)                                         \
            list_put_number(&l, numbers[i]);                                   \
        return settle(arena, &l.buf);                                          \
    }

CTEXT_NUMBERS(ctext_u8, uint8_t)
CTEXT_NUMBERS(ctext_u16, uint16_t)
CTEXT_NUMBERS(ctext_u32, uint32_t)

/* 9223372036854775808 has no signed type to be negated in. */
const char *ctext_i64(lm_arena *arena, int64_t number)
{
    if (number == INT64_MIN)
        return "INT64_MIN";
    if (number == INT64_MAX)
        return "INT64_MAX";
    if (number >= -INT32_MAX && number <= INT32_MAX)
        return alloc_printf(arena, "%ld", (long)number);
    return alloc_printf(arena, "INT64_C(%lld)", (long long)number);
}

const char *ctext_u64(lm_arena *arena, uint64_t number)
{
    if (number <= INT32_MAX)
        return alloc_printf(arena, "%lu", (unsigned long)number);
    if (number == UINT32_MAX)
        return "UINT32_MAX";
    if (number == UINT64_MAX)
        return "UINT64_MAX";
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
