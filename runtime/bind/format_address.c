/* SPDX-License-Identifier: MIT */
#include "format.h"

#include <string.h>

/* UUIDs and addresses of the internet. */

static const char hex[] = "0123456789abcdef";

static int hex_digit(char c)
{
    const char *at;

    if (c >= 'A' && c <= 'F')
        c = (char)(c - 'A' + 'a');
    at = memchr(hex, c, sizeof(hex) - 1);
    return at ? (int)(at - hex) : -1;
}

/* Whether a '-' stands before byte i of a UUID. */
static bool is_dashed(size_t i)
{
    return i == 4 || i == 6 || i == 8 || i == 10;
}

static bool read_uuid(const char *text, size_t n, void *value)
{
    lm__cursor c = {text, text + n};
    lm_uuid uuid;

    if (n != 36)
        return false;
    for (size_t i = 0; i < sizeof(uuid.bytes); i++) {
        int high;
        int low;

        if (is_dashed(i) && !lm__eat(&c, '-'))
            return false;
        high = hex_digit(*c.at++);
        low = hex_digit(*c.at++);
        if (high < 0 || low < 0)
            return false;
        uuid.bytes[i] = (uint8_t)(high << 4 | low);
    }
    memcpy(value, &uuid, sizeof(uuid));
    return true;
}

static size_t write_uuid(const void *value, char *to)
{
    const uint8_t *bytes = value;
    char *at = to;

    for (size_t i = 0; i < sizeof(lm_uuid); i++) {
        if (is_dashed(i))
            *at++ = '-';
        *at++ = hex[bytes[i] >> 4];
        *at++ = hex[bytes[i] & 15];
    }
    return (size_t)(at - to);
}

/* Four numbers up to 255, without zeros in front. */
static bool eat_ipv4(lm__cursor *c, uint8_t bytes[4])
{
    for (int i = 0; i < 4; i++) {
        const char *from;
        int32_t number;

        if (i && !lm__eat(c, '.'))
            return false;
        from = c->at;
        number = lm__digits(c, 1, 3);
        if (number < 0 || number > 255 || (*from == '0' && c->at - from > 1))
            return false;
        bytes[i] = (uint8_t)number;
    }
    return true;
}

static char *put_ipv4(char *to, const uint8_t bytes[4])
{
    for (int i = 0; i < 4; i++) {
        unsigned number = bytes[i];

        if (i)
            *to++ = '.';
        to = lm__put_digits(to, number, number < 10 ? 1 : number < 100 ? 2 : 3);
    }
    return to;
}

static bool read_ipv4(const char *text, size_t n, void *value)
{
    lm__cursor c = {text, text + n};
    uint8_t bytes[4];

    if (!eat_ipv4(&c, bytes) || c.at != c.end)
        return false;
    memcpy(value, bytes, sizeof(bytes));
    return true;
}

static size_t write_ipv4(const void *value, char *to)
{
    return (size_t)(put_ipv4(to, value) - to);
}

/* One group of up to four digits. */
static bool eat_group(lm__cursor *c, uint8_t *bytes)
{
    unsigned group = 0;
    int n = 0;

    for (; n < 4 && c->at < c->end && hex_digit(*c->at) >= 0; n++)
        group = group << 4 | (unsigned)hex_digit(*c->at++);
    bytes[0] = (uint8_t)(group >> 8);
    bytes[1] = (uint8_t)group;
    return n > 0;
}

static bool is_quad(const lm__cursor *c)
{
    size_t n = (size_t)(c->end - c->at);

    return memchr(c->at, '.', n) && !memchr(c->at, ':', n);
}

/*
 * Groups with colons between them, and in place of the last two a dotted
 * quad. Returns the bytes read, with *gap where "::" stood (-1: nowhere).
 */
static size_t eat_groups(lm__cursor *c, uint8_t bytes[16], int *gap)
{
    size_t n = 0;

    *gap = -1;
    if (c->end - c->at > 1 && c->at[0] == ':' && c->at[1] == ':') {
        c->at += 2;
        *gap = 0;
    }
    while (n < 16 && c->at < c->end) {
        if (is_quad(c) && n <= 12)
            return eat_ipv4(c, bytes + n) ? n + 4 : 0;
        if (!eat_group(c, bytes + n))
            return 0;
        n += 2;
        if (c->at == c->end)
            break;
        if (!lm__eat(c, ':') || c->at == c->end)
            return 0;
        if (*c->at == ':') {
            c->at++;
            if (*gap >= 0)
                return 0;
            *gap = (int)n;
        }
    }
    return n;
}

static bool read_ipv6(const char *text, size_t n, void *value)
{
    lm__cursor c = {text, text + n};
    uint8_t bytes[16] = {0};
    size_t tail;
    int gap;
    size_t got = eat_groups(&c, bytes, &gap);

    if (c.at != c.end || (gap < 0 ? got != 16 : got > 14))
        return false;
    if (!got && n != 2)
        return false;
    tail = gap < 0 ? 0 : got - (size_t)gap;
    if (gap >= 0) {
        memmove(bytes + 16 - tail, bytes + gap, tail);
        memset(bytes + gap, 0, 16 - got);
    }
    memcpy(value, bytes, sizeof(bytes));
    return true;
}

static unsigned group_of(const uint8_t *bytes, size_t i)
{
    return (unsigned)bytes[2 * i] << 8 | bytes[2 * i + 1];
}

/* The first of the longest runs of two or more zeros (RFC 5952). */
static size_t zeros(const uint8_t *bytes, size_t *length)
{
    size_t best = 8;

    *length = 1;
    for (size_t i = 0; i < 8; i++) {
        size_t n = 0;

        while (i + n < 8 && !group_of(bytes, i + n))
            n++;
        if (n > *length) {
            *length = n;
            best = i;
        }
    }
    return best;
}

static char *put_group(char *to, unsigned group)
{
    int shift = 12;

    while (shift && !(group >> shift))
        shift -= 4;
    for (; shift >= 0; shift -= 4)
        *to++ = hex[group >> shift & 15];
    return to;
}

static size_t write_ipv6(const void *value, char *to)
{
    static const uint8_t mapped[12] = {[10] = 0xFF, [11] = 0xFF};
    const uint8_t *bytes = value;
    bool quad = memcmp(bytes, mapped, sizeof(mapped)) == 0;
    size_t length;
    size_t gap = zeros(bytes, &length);
    char *at = to;

    for (size_t i = 0; i < (quad ? 6U : 8U); i++) {
        if (i == gap) {
            *at++ = ':';
            i += length - 1;
            if (i == 7)
                *at++ = ':';
            continue;
        }
        if (i)
            *at++ = ':';
        at = put_group(at, group_of(bytes, i));
    }
    if (quad) {
        *at++ = ':';
        at = put_ipv4(at, bytes + 12);
    }
    return (size_t)(at - to);
}

const lm_format lm_format_uuid = {
    "a valid uuid", sizeof(lm_uuid), read_uuid, write_uuid, NULL, NULL};

const lm_format lm_format_ipv4 = {
    "a valid ipv4", sizeof(lm_ipv4), read_ipv4, write_ipv4, NULL, NULL};

const lm_format lm_format_ipv6 = {
    "a valid ipv6", sizeof(lm_ipv6), read_ipv6, write_ipv6, NULL, NULL};
