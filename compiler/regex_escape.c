/* SPDX-License-Identifier: MIT */
#include "regex_read.h"
#include "unicode.h"

#include <string.h>

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* n hex digits, or any number of them if n is 0; -1: there are none. */
static int64_t take_hex(regex_reader *r, int n)
{
    int64_t code = 0;
    int taken = 0;

    while (r->at < r->end && (n == 0 || taken < n) && taken < 8) {
        int digit = hex_value(*r->at);

        if (digit < 0)
            break;
        code = code * 16 + digit;
        taken++;
        r->at++;
    }
    return taken == 0 || (n && taken < n) ? -1 : code;
}

/* \uXXXX, two of them as a pair of surrogates, or \u{X...}. */
static int64_t take_unicode(regex_reader *r)
{
    int64_t code;
    int64_t low;
    const char *behind;

    if (regex_accept(r, '{')) {
        code = take_hex(r, 0);
        return regex_accept(r, '}') && code <= (int64_t)UNICODE_MAX ? code : -1;
    }
    code = take_hex(r, 4);
    if (code < 0xD800 || code > 0xDBFF)
        return code;
    behind = r->at;
    if (regex_accept(r, '\\') && regex_accept(r, 'u')) {
        low = take_hex(r, 4);
        if (low >= 0xDC00 && low <= 0xDFFF)
            return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    r->at = behind;
    return -1;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Escapes that name one control character. */
static int control_of(char name)
{
    static const char names[] = "tnvfr";
    static const char values[] = "\t\n\v\f\r";
    const char *found = strchr(names, name);

    return found ? values[found - names] : -1;
}

/* Why an escape that other dialects know is not taken. */
static void refuse(regex_reader *r, const char *start, bool in_class)
{
    char name = start[1];

    if (name == 'b' || name == 'B')
        regex_error(r, start, r->at, "word boundaries are not supported");
    else if (name == 'p' || name == 'P')
        regex_error(r, start, r->at, "unicode properties are not supported");
    else if (name == 'k' || (name >= '1' && name <= '9'))
        regex_error(r, start, r->at, "back-references are not supported");
    else if (name == 'A' || name == 'Z' || name == 'z')
        regex_error(r, start, r->at, "'\\%c' is not ECMA-262; write '%c'", name,
                    name == 'A' ? '^' : '$');
    else if (name == 'u' || name == 'x')
        regex_error(r, start, r->at, "'\\%c' takes %s hexadecimal digits", name,
                    name == 'u' ? "four" : "two");
    else if (name == 'c')
        regex_error(r, start, r->at, "'\\c' takes a letter");
    else if (name == '-' && !in_class)
        regex_error(r, start, r->at, "'-' needs no backslash outside []");
    else
        regex_error(r, start, r->at, "unknown escape '%.*s'",
                    (int)(r->at - start), start);
}

/* The code point of an escape that stands for one; -1: it does not. */
static int64_t take_one(regex_reader *r, char name, bool in_class)
{
    int control = control_of(name);

    if (control >= 0)
        return control;
    if (name == 'u')
        return take_unicode(r);
    if (name == 'x')
        return take_hex(r, 2);
    if (name == '0')
        return r->at < r->end && *r->at >= '0' && *r->at <= '9' ? -1 : 0;
    if (name == 'c')
        return r->at < r->end && is_letter(*r->at) ? *r->at++ % 32 : -1;
    if (in_class && name == 'b')
        return '\b';
    if (in_class && name == '-')
        return '-';
    return strchr("^$\\.*+?()[]{}|/", name) ? name : -1;
}

bool regex_escape(regex_reader *r, bool in_class, regex_set *set, bool *one)
{
    const char *start = r->at++;
    int64_t code;

    if (r->at == r->end) {
        regex_error(r, start, r->at, "a backslash stands at the end");
        return false;
    }
    if (strchr("dDwWsS", *r->at)) {
        *one = false;
        *set = regex_set_named(r->arena, *r->at++);
        return true;
    }
    *one = true;
    code = take_one(r, (char)regex_take(r), in_class);
    if (code < 0) {
        refuse(r, start, in_class);
        return false;
    }
    *set = (regex_set){0};
    regex_set_add(r->arena, set, (uint32_t)code, (uint32_t)code);
    return true;
}
