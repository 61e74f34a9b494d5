/* SPDX-License-Identifier: MIT */
#include "differ.h"

#include "pointer.h"
#include "utf8.h"

#include <stdint.h>
#include <string.h>

/* Documents nested deeper are held to be different. */
enum { MAX_DEPTH = 256 };

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static void skip_space(lm__piece *text)
{
    while (text->n && is_space(*text->at)) {
        text->at++;
        text->n--;
    }
}

static void drop(lm__piece *text, size_t n)
{
    n = n < text->n ? n : text->n;
    text->at += n;
    text->n -= n;
}

/* Bytes of the string that begins at s, with its quotes. */
static size_t string_size(const char *s, size_t n)
{
    size_t i = 1;

    while (i < n && s[i] != '"')
        i += s[i] == '\\' ? 2 : 1;
    return i < n ? i + 1 : n;
}

/* Bytes of the object or array that begins at s. */
static size_t container_size(const char *s, size_t n)
{
    size_t depth = 0;

    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"')
            i += string_size(s + i, n - i) - 1;
        else if (s[i] == '{' || s[i] == '[')
            depth++;
        else if ((s[i] == '}' || s[i] == ']') && --depth == 0)
            return i + 1;
    }
    return n;
}

static size_t word_size(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && !is_space(s[i]) && !strchr(",:]}", s[i]))
        i++;
    return i ? i : 1;
}

/* The value that text begins with, which is taken from it. */
static lm__piece take_value(lm__piece *text)
{
    lm__piece value = {NULL, 0};

    skip_space(text);
    if (!text->n)
        return value;
    value.at = text->at;
    if (*text->at == '"')
        value.n = string_size(text->at, text->n);
    else if (*text->at == '{' || *text->at == '[')
        value.n = container_size(text->at, text->n);
    else
        value.n = word_size(text->at, text->n);
    drop(text, value.n);
    return value;
}

/* Goes on behind one byte of punctuation; false: the container ends. */
static bool next(lm__piece *text)
{
    skip_space(text);
    if (text->n && (*text->at == ',' || *text->at == ':'))
        drop(text, 1);
    skip_space(text);
    return text->n && *text->at != ']' && *text->at != '}';
}

/* The bytes that a string means, one by one. */
typedef struct meaning {
    lm__piece rest; /* without the quotes */
    char bytes[4];  /* of an escape */
    size_t n, at;
} meaning;

static uint32_t read_hex(lm__piece *rest)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t code = 0;

    for (size_t i = 2; i < 6 && i < rest->n; i++) {
        const char *digit = strchr(digits, rest->at[i] | 0x20);

        code = code * 16 + (uint32_t)(digit ? digit - digits : 0);
    }
    drop(rest, 6);
    return code;
}

static uint32_t read_point(lm__piece *rest)
{
    uint32_t code = read_hex(rest);

    if (code >= 0xD800 && code < 0xDC00 && rest->n && *rest->at == '\\')
        code = 0x10000 + ((code - 0xD800) << 10) +
               (read_hex(rest) - 0xDC00) % 1024;
    return code;
}

static void read_escape(meaning *m)
{
    static const char names[] = "bfnrt";
    static const char meant[] = "\b\f\n\r\t";
    const char *c = m->rest.n > 1 ? m->rest.at + 1 : m->rest.at;
    const char *name = memchr(names, *c, strlen(names));

    m->at = 0;
    m->n = 1;
    if (*c == 'u') {
        m->n = lm__utf8_put(m->bytes, read_point(&m->rest));
        return;
    }
    memcpy(m->bytes, name ? &meant[name - names] : c, 1);
    drop(&m->rest, 2);
}

/* -1: the end. */
static int next_byte(meaning *m)
{
    if (m->at == m->n && m->rest.n && *m->rest.at == '\\')
        read_escape(m);
    if (m->at < m->n)
        return (unsigned char)m->bytes[m->at++];
    if (!m->rest.n)
        return -1;
    drop(&m->rest, 1);
    return (unsigned char)m->rest.at[-1];
}

/* A string without its quotes. */
static lm__piece inside(lm__piece string)
{
    return string.n < 2 ? (lm__piece){string.at, 0}
                        : (lm__piece){string.at + 1, string.n - 2};
}

static bool same_string(lm__piece a, lm__piece b)
{
    meaning ma = {.rest = inside(a)};
    meaning mb = {.rest = inside(b)};
    int byte;

    do {
        byte = next_byte(&ma);
        if (byte != next_byte(&mb))
            return false;
    } while (byte >= 0);
    return true;
}

static bool same_bytes(lm__piece a, lm__piece b)
{
    return a.n == b.n && a.n && memcmp(a.at, b.at, a.n) == 0;
}

static bool note(lm__piece a, lm__piece b, lm__difference *out)
{
    out->a = a;
    out->b = b;
    out->path[0] = '\0';
    return true;
}

static bool differ(lm__piece a, lm__piece b, unsigned depth,
                   lm__difference *out);

static bool differ_items(lm__piece a, lm__piece b, unsigned depth,
                         lm__difference *out)
{
    size_t i = 0;
    bool in_a, in_b;

    drop(&a, 1);
    drop(&b, 1);
    for (in_a = next(&a), in_b = next(&b); in_a || in_b;
         in_a = next(&a), in_b = next(&b), i++) {
        static const lm__piece none = {NULL, 0};
        lm__piece item_a = in_a ? take_value(&a) : none;
        lm__piece item_b = in_b ? take_value(&b) : none;

        if (differ(item_a, item_b, depth + 1, out)) {
            lm__pointer_prepend_index(out->path, sizeof(out->path), i);
            return true;
        }
    }
    return false;
}

/* The value of that key; at NULL: there is none. */
static lm__piece member(lm__piece object, lm__piece key)
{
    drop(&object, 1);
    while (next(&object)) {
        lm__piece name = take_value(&object);
        lm__piece value;

        next(&object);
        value = take_value(&object);
        if (same_bytes(name, key) || same_string(name, key))
            return value;
    }
    return (lm__piece){NULL, 0};
}

/* Each member of a, held against b's; swapped: a is the second document. */
static bool differ_from(lm__piece a, lm__piece b, bool swapped, unsigned depth,
                        lm__difference *out)
{
    lm__piece rest = a;

    drop(&rest, 1);
    while (next(&rest)) {
        lm__piece key = take_value(&rest);
        lm__piece value, other;

        next(&rest);
        value = take_value(&rest);
        other = member(b, key);
        if (swapped ? !other.at && note(other, value, out)
                    : differ(value, other, depth + 1, out)) {
            key = inside(key);
            lm__pointer_prepend(out->path, sizeof(out->path), key.at, key.n);
            return true;
        }
    }
    return false;
}

static bool differ(lm__piece a, lm__piece b, unsigned depth,
                   lm__difference *out)
{
    if (same_bytes(a, b))
        return false;
    if (!a.at || !b.at || *a.at != *b.at || depth > MAX_DEPTH)
        return note(a, b, out);
    if (*a.at == '{')
        return differ_from(a, b, false, depth, out) ||
               differ_from(b, a, true, depth, out);
    if (*a.at == '[')
        return differ_items(a, b, depth, out);
    return *a.at == '"' && same_string(a, b) ? false : note(a, b, out);
}

bool lm__json_differ(const char *a, size_t n_a, const char *b, size_t n_b,
                     lm__difference *out)
{
    lm__piece text_a = {a, n_a};
    lm__piece text_b = {b, n_b};

    return differ(take_value(&text_a), take_value(&text_b), 0, out);
}
