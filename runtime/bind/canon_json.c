/* SPDX-License-Identifier: MIT */
#include "canon.h"

#include "allocator.h"
#include "lm/value.h"
#include "number.h"
#include "utf8.h"

#include <string.h>

/*
 * Texts of JSON, of which nothing is taken for granted: what reads a part of
 * one returns what is behind it, and NULL where it is not JSON.
 */
typedef struct reading {
    lm_buffer *out;
    unsigned depth;
} reading;

static const char *put_value(reading *r, const char *s);

static const char *space(const char *s)
{
    return s + strspn(s, " \t\r\n");
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;

    if (!at)
        return -1;
    return (int)(at - digits) - (at - digits > 15 ? 6 : 0);
}

/* The four digits at s; -1: there are no four. */
static int32_t hex4(const char *s)
{
    int32_t code = 0;

    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(s[i]);

        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

/* What is behind "\u"; two of them may make one code point. */
static const char *put_unicode(lm_buffer *out, const char *s)
{
    int32_t code = hex4(s);
    int32_t low;
    char utf8[4];

    if (code < 0)
        return NULL;
    s += 4;
    if (code >> 10 == 0xD800 >> 10 && s[0] == '\\' && s[1] == 'u') {
        low = hex4(s + 2);
        if (low >> 10 == 0xDC00 >> 10) {
            code = 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF);
            s += 6;
        }
    }
    lm_buffer_append(out, utf8, lm__utf8_put(utf8, (uint32_t)code));
    return s;
}

static const char *put_escape(lm_buffer *out, const char *s)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    const char *at;

    if (*s == 'u')
        return put_unicode(out, s + 1);
    at = *s ? strchr(letters, *s) : NULL;
    if (!at)
        return NULL;
    lm_buffer_putc(out, meant[at - letters]);
    return s + 1;
}

/* The characters of the string whose quote is at s. */
static const char *put_chars(lm_buffer *out, const char *s)
{
    s++;
    while (s && *s != '"') {
        size_t n = strcspn(s, "\"\\");

        lm_buffer_append(out, s, n);
        s += n;
        if (*s == '\\')
            s = put_escape(out, s + 1);
        else if (!*s)
            return NULL;
    }
    return s ? s + 1 : NULL;
}

/* The number of bytes is known once they are there. */
static const char *put_string(lm_buffer *out, const char *s)
{
    size_t start = out->size;
    uint64_t n = 0;

    lm_buffer_append(out, (const char *)&n, sizeof(n));
    s = put_chars(out, s);
    if (!s || out->status != LM_OK)
        return NULL;
    n = out->size - start - sizeof(n);
    memcpy(out->data + start, &n, sizeof(n));
    return s;
}

static const char *skip_string(const char *s)
{
    for (s++; *s != '"'; s++) {
        if (*s == '\\')
            s++;
        if (!*s)
            return NULL;
    }
    return s + 1;
}

/* Whatever is between the brackets; put_value looks closer. */
static const char *skip_value(const char *s)
{
    size_t depth = 0;

    do {
        if (*s == '"') {
            s = skip_string(s);
            if (!s)
                return NULL;
            continue;
        }
        if (*s == '{' || *s == '[')
            depth++;
        else if ((*s == '}' || *s == ']') && depth)
            depth--;
        else if (!depth)
            return s + strcspn(s, ",]} \t\r\n");
        else if (!*s)
            return NULL;
        s++;
    } while (depth);
    return s;
}

/* The members of an object, with their keys one behind the other. */
typedef struct members {
    lm__key *items;
    size_t n, capacity;
    lm_buffer names;
} members;

static bool room_for_one(members *m)
{
    size_t unit = 2 * sizeof(*m->items); /* the other half is to sort */
    size_t capacity = m->capacity ? 2 * m->capacity : 8;
    lm__key *items;

    if (m->n < m->capacity)
        return true;
    items = lm__resize(m->names.allocator, m->items, m->capacity * unit,
                       capacity * unit);
    if (!items)
        return false;
    m->items = items;
    m->capacity = capacity;
    return true;
}

/* A key and where its value is. */
static const char *read_member(members *m, const char *s, lm_status *status)
{
    size_t before = m->names.size;

    if (!room_for_one(m)) {
        *status = LM_NOMEM;
        return NULL;
    }
    s = *s == '"' ? put_chars(&m->names, s) : NULL;
    if (!s || *(s = space(s)) != ':')
        return NULL;
    s = space(s + 1);
    m->items[m->n++] = (lm__key){.size = m->names.size - before, .of = s};
    return skip_value(s);
}

/* Of the object whose bracket is at s. */
static const char *read_members(members *m, const char *s, lm_status *status)
{
    s = space(s + 1);
    if (*s == '}')
        return s + 1;
    for (;; s++) {
        s = read_member(m, space(s), status);
        if (!s)
            return NULL;
        s = space(s);
        if (*s != ',')
            return *s == '}' ? s + 1 : NULL;
    }
}

static bool put_members(reading *r, const members *m)
{
    uint64_t n = m->n;

    lm_buffer_putc(r->out, '{');
    lm_buffer_append(r->out, (const char *)&n, sizeof(n));
    for (size_t i = 0; i < m->n; i++) {
        lm__canon_text(r->out, m->items[i].text, m->items[i].size);
        if (!put_value(r, m->items[i].of))
            return false;
    }
    return true;
}

static const char *put_object(reading *r, const char *s)
{
    members m = {.names = {.allocator = r->out->allocator}};

    s = read_members(&m, s, &r->out->status);
    if (lm_buffer_status(&m.names) != LM_OK)
        r->out->status = m.names.status;
    if (s && r->out->status == LM_OK) {
        lm__keys_place(m.items, m.n, m.names.data);
        lm__keys_sort(m.items, m.n);
        if (!put_members(r, &m))
            s = NULL;
    }
    lm__delete(m.names.allocator, m.items, 2 * m.capacity * sizeof(*m.items));
    lm_buffer_free(&m.names);
    return s;
}

static const char *put_array(reading *r, const char *s)
{
    lm_buffer_putc(r->out, '[');
    s = space(s + 1);
    for (bool first = true; *s != ']' || !first; s++, first = false) {
        s = put_value(r, space(s));
        if (!s)
            return NULL;
        s = space(s);
        if (*s == ']')
            break;
        if (*s != ',')
            return NULL;
    }
    lm_buffer_putc(r->out, ']');
    return s + 1;
}

/* A number, or one of the three words. */
static const char *put_word(lm_buffer *out, const char *s)
{
    size_t n = strcspn(s, ",]}: \t\r\n");
    lm__decimal d;

    if (n && lm__decimal_scan(s, s + n, &d) == s + n) {
        lm_buffer_putc(out, '#');
        lm__number_canon(out, s, n);
        return s + n;
    }
    if ((n != 4 || (memcmp(s, "true", 4) != 0 && memcmp(s, "null", 4) != 0)) &&
        (n != 5 || memcmp(s, "false", 5) != 0))
        return NULL;
    lm_buffer_putc(out, *s);
    return s + n;
}

/* As deep as LM_VALUE_DEPTH_MAX. */
static const char *put_value(reading *r, const char *s)
{
    if (*s == '"') {
        lm_buffer_putc(r->out, '"');
        return put_string(r->out, s);
    }
    if (*s != '{' && *s != '[')
        return put_word(r->out, s);
    if (r->depth++ == LM_VALUE_DEPTH_MAX) {
        r->out->status = LM_LIMIT;
        return NULL;
    }
    s = *s == '{' ? put_object(r, s) : put_array(r, s);
    r->depth--;
    return s;
}

void lm__canon_json(lm_buffer *out, const char *text)
{
    reading r = {out, 0};
    size_t start = out->size;
    const char *end = put_value(&r, space(text));

    if (out->status != LM_OK || (end && !*space(end)))
        return;
    out->size = start;
    lm_buffer_putc(out, 'x');
    lm__canon_text(out, text, strlen(text));
}
